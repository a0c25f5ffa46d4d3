"""Whether the process lives, whether it can serve, and its figures for those who hold the operator's key."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from pydantic import BaseModel, Field

from bespoke import __version__
from bespoke.platform.errors import BespokeError, NotFound, Unavailable
from bespoke.platform.telemetry.figures import REGISTRY
from bespoke.platform.telemetry.log import log_failure

Check = Callable[[], Awaitable[None]]
_CHECK_S = 3.0
_ANYBODY: dict[str, Any] = {"security": []}


class NotReady(Unavailable):
    """A part is not ready."""


class Health(BaseModel):
    status: str = Field(examples=["ok"])
    version: str = Field(examples=["0.1.0"])


def health_router(checks: Mapping[str, Check]) -> APIRouter:
    """`checks` by the name that is told when one raises."""
    router = APIRouter(tags=["operation"])

    @router.head("/health", include_in_schema=False)
    @router.get("/health", operation_id="get_health", openapi_extra=_ANYBODY)
    async def health() -> Health:
        """The process answers."""
        return Health(status="ok", version=__version__)

    @router.head("/ready", include_in_schema=False)
    @router.get("/ready", operation_id="get_ready", openapi_extra=_ANYBODY)
    async def ready() -> Health:
        """The database answers, without which no request can be."""
        for name, check in checks.items():
            await _require(name, check)
        return Health(status="ready", version=__version__)

    return router


async def _require(name: str, check: Check) -> None:
    try:
        await asyncio.wait_for(check(), _CHECK_S)
    except BespokeError as error:
        raise NotReady(f"{name}: {error.title}.", fix="Wait, or see the logs.") from None
    except TimeoutError:
        raise NotReady(f"{name} does not answer.", fix="Wait, or see the logs.") from None
    except Exception as error:  # noqa: BLE001  # whatever it is, the part is not ready
        log_failure("not_ready", error, reason=name)
        raise NotReady(f"{name} is not ready.", fix="See the logs.") from None


def metrics_router(registry: CollectorRegistry, operator_key: str | None, observe: Check | None = None) -> APIRouter:
    """`observe` brings up to date what is counted elsewhere."""
    router = APIRouter(tags=["operation"])

    @router.get("/metrics", operation_id="get_metrics", include_in_schema=False)
    async def metrics(request: Request) -> Response:
        """For Prometheus, with the operator's key as bearer token."""
        require_operator(request, operator_key)
        if observe is not None:
            await observe()
        content = generate_latest(registry) + generate_latest(REGISTRY)
        return Response(content, media_type=CONTENT_TYPE_LATEST)

    return router


def require_operator(request: Request, operator_key: str | None) -> None:
    """Without the key there is nothing here, not even a refusal to guess at."""
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    if not operator_key or not hmac.compare_digest(given.encode(), operator_key.encode()):
        raise NotFound(f"There is nothing at {request.url.path}.", fix="See /api/docs.")
