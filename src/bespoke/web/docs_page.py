"""`/api/docs`: the API's reference as one page of ours, made from the description, without anything from elsewhere."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, Template, select_autoescape
from markupsafe import Markup, escape

_CODE = re.compile(r"`([^`]+)`")
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
    environment.filters["prose"] = _prose
    return environment.from_string((files("bespoke.web") / "docs_page.html.j2").read_text(encoding="utf-8"))


def _prose(text: str | None) -> Markup:
    """Paragraphs, and what stands in backticks as code. Everything is escaped first."""
    paragraphs = [" ".join(part.split()) for part in (text or "").split("\n\n") if part.strip()]
    shown = (_CODE.sub(r"<code>\1</code>", str(escape(paragraph))) for paragraph in paragraphs)
    return Markup("".join(f"<p>{paragraph}</p>" for paragraph in shown))  # noqa: S704  # escaped above
