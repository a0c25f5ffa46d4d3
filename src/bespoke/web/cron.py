"""What the operator's own scheduler may call, with the operator's key; the worker does the same by itself."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from bespoke.features.exports.cleanup import clean_up
from bespoke.features.exports.dependencies import TheDesk
from bespoke.features.exports.schemas import CleanupView
from bespoke.platform.http.dependencies import TheDatabase
from bespoke.web.health import require_operator

_OPERATOR: dict[str, Any] = {"security": [{"operator_key": []}]}


def cron_router(operator_key: str | None) -> APIRouter:
    router = APIRouter(tags=["operation"])

    @router.post("/cron/cleanup-exports", operation_id="clean_up_exports", openapi_extra=_OPERATOR)
    async def post_cleanup(request: Request, database: TheDatabase, desk: TheDesk) -> CleanupView:
        """Let exported files and lines of history go that are past their time, of every owner."""
        require_operator(request, operator_key)
        return await clean_up(database, desk.blobs)

    @router.get("/cron/cleanup-exports", operation_id="clean_up_exports_by_get", openapi_extra=_OPERATOR)
    async def get_cleanup(request: Request, database: TheDatabase, desk: TheDesk) -> CleanupView:
        """The same, for schedulers that can only fetch."""
        require_operator(request, operator_key)
        return await clean_up(database, desk.blobs)

    return router
