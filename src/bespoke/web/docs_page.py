"""`/api/docs`: the API's reference as one page of ours, made from the description, without anything from elsewhere."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, Template, select_autoescape

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


def docs_router() -> APIRouter:
    router = APIRouter()

    @router.get("/api/docs", include_in_schema=False)
    async def docs(request: Request) -> HTMLResponse:
        page = _template().render(api=request.app.openapi())
        return HTMLResponse(page, headers={"Content-Security-Policy": _POLICY})

    return router


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(autoescape=select_autoescape(default=True), trim_blocks=True, lstrip_blocks=True)
    return environment.from_string((files("bespoke.web") / "docs_page.html.j2").read_text(encoding="utf-8"))
