"""Requests that a browser sends with our cookie because another site told it to are refused."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from bespoke.platform.errors import Forbidden
from bespoke.web.problems import problem_response

_SAFE = ("GET", "HEAD", "OPTIONS")


class CrossSite(Forbidden):
    """Another site may not do this in your name."""


class SameSiteOnly:
    """ASGI middleware: Sec-Fetch-Site decides where it is sent, else Origin. Programs send neither, nor a cookie.

    Requests with an API key are exempt, because no browser adds one by itself. The passwords that a browser remembers
    for a proxy (`Authorization: Basic`) it does add, whoever asks.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in _SAFE and self._is_foreign(Headers(scope=scope)):
            refusal = CrossSite("The request came from another site.", fix="Use Bespoke's own pages, or an API key.")
            await problem_response(refusal)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    @staticmethod
    def _is_foreign(headers: Headers) -> bool:
        if headers.get("authorization", "").lower().startswith("bearer "):
            return False
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site not in ("same-origin", "none")
        origin = headers.get("origin")
        return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
