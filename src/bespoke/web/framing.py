"""One length for each request: whoever stands before us and believes the other one would see other requests than we."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from bespoke.platform.errors import Invalid
from bespoke.web.problems import problem_response


class TwoLengths(Invalid):
    """The request gives its length in two ways."""


class OneLength:
    """ASGI middleware. RFC 9112, 6.3: Content-Length beside Transfer-Encoding may be request smuggling; the connection
    ends with the answer, so that nothing behind such a body is taken for a request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope) if scope["type"] == "http" else {}
        if "content-length" in headers and "transfer-encoding" in headers:
            refusal = TwoLengths(
                "Content-Length and Transfer-Encoding are both given.", fix="Send one.", field="Transfer-Encoding"
            )
            answer = problem_response(refusal)
            answer.headers["Connection"] = "close"
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)
