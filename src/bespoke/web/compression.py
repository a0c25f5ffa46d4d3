"""JSON is compressed, unless it comes with a cookie: the length of such an answer could tell what is secret in it."""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipResponder
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_AT_LEAST_BYTES = 1024
_LEVEL = 5
_NOT = re.compile(r"q\s*=\s*0(\.0*)?")


class CompressedJson:
    """ASGI middleware. Files are compressed already, and streams of events must not wait for a full block."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and takes_gzip(Headers(scope=scope).get("accept-encoding", "")):
            await _OnlyJson(self._app, _AT_LEAST_BYTES, compresslevel=_LEVEL, exclude_content_types=())(
                scope, receive, send
            )
        else:
            await self._app(scope, receive, send)


class _OnlyJson(GZipResponder):
    async def send_with_compression(self, message: Message) -> None:
        if message["type"] == "http.response.start" and not _is_plain_json(Headers(raw=message["headers"])):
            self.content_type_is_excluded = True
            await self.send(message)
            return
        await super().send_with_compression(message)


def takes_gzip(accepted: str) -> bool:
    """`gzip;q=0` means not."""
    for one in accepted.lower().split(","):
        name, _, weight = one.partition(";")
        if name.strip() == "gzip":
            return not _NOT.fullmatch(weight.strip())
    return False


def _is_plain_json(headers: Headers) -> bool:
    kind = headers.get("content-type", "").partition(";")[0].strip()
    return "set-cookie" not in headers and (kind == "application/json" or kind.endswith("+json"))
