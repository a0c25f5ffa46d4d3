"""JSON bodies, read strictly before any route sees them: size, depth, duplicate keys, numbers, characters.

Other bodies (uploads) stream through to the routes that know their limits.
"""

from __future__ import annotations

from email.message import Message as Headers

from starlette.datastructures import Headers as RequestHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bespoke.platform.errors import BespokeError, TooLarge, UnsupportedType
from bespoke.platform.strict_json import check_limits, decode_json
from bespoke.web.problems import problem_response

JSON_BYTES = 1024 * 1024
UPLOAD_BYTES = 25_000_000
_WHOLE_BITS = 63
_STREAMED = ("multipart/form-data", "application/octet-stream", "application/zip", "application/x-www-form-urlencoded")


class BodyTooLarge(TooLarge):
    """The body is larger than allowed."""


class NoJson(UnsupportedType):
    """The body is not JSON."""


class StrictBody:
    """ASGI middleware. A body without a content type is taken for JSON, as most clients mean it."""

    def __init__(self, app: ASGIApp, *, json_bytes: int = JSON_BYTES, upload_bytes: int = UPLOAD_BYTES) -> None:
        self._app = app
        self._json_bytes = json_bytes
        self._upload_bytes = upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._app(scope, receive, send)
            return
        kind, charset = _content_type(RequestHeaders(scope=scope).get("content-type", ""))
        if kind in _STREAMED:
            await self._app(scope, _Measured(receive, self._upload_bytes), send)
            return
        try:
            body = await self._checked(receive, kind, charset)
        except BespokeError as error:
            await problem_response(error, {"Connection": "close"})(scope, receive, send)
            return
        if body is None:
            return
        if body:
            _tell_json(scope)
        await self._app(scope, _Replay(body, receive), send)

    async def _checked(self, receive: Receive, kind: str, charset: str) -> bytes | None:
        """The whole body; None when the client went away."""
        body = await self._read(receive)
        if not body:
            return body
        if kind and kind != "application/json" and not kind.endswith("+json"):
            raise NoJson(f"{kind} is not read here.", fix="Send application/json.", field="Content-Type")
        if charset not in ("", "utf-8", "utf8"):
            raise NoJson(f"The charset {charset} is not read.", fix="Send UTF-8.", field="Content-Type")
        check_limits(decode_json(body), number_bits=_WHOLE_BITS)
        return body

    async def _read(self, receive: Receive) -> bytes | None:
        """Counted as it comes: what the client says of its length proves nothing."""
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            body += message.get("body", b"")
            if len(body) > self._json_bytes:
                limit = f"{self._json_bytes:,} bytes"
                raise BodyTooLarge(f"The body has more than {limit}.", fix="Send less, or upload it as a file.")
            if not message.get("more_body", False):
                return bytes(body)


class CutOff(HTTPException):
    """Raised into the framework's own reading of a form, which lets only its own kind of error through."""

    def __init__(self, limit_bytes: int) -> None:
        super().__init__(413, detail=f"The upload has more than {limit_bytes:,} bytes.")


class _Measured:
    """Passes a streamed body on until it is larger than any route takes."""

    def __init__(self, receive: Receive, limit_bytes: int) -> None:
        self._receive = receive
        self._limit_bytes = limit_bytes
        self._seen_bytes = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._seen_bytes += len(message.get("body", b""))
        if self._seen_bytes > self._limit_bytes:
            raise CutOff(self._limit_bytes)
        return message


class _Replay:
    """Hands the body on once, then whatever else the client does."""

    def __init__(self, body: bytes, receive: Receive) -> None:
        self._body: bytes | None = body
        self._receive = receive

    async def __call__(self) -> Message:
        if self._body is None:
            return await self._receive()
        body, self._body = self._body, None
        return {"type": "http.request", "body": body, "more_body": False}


def _content_type(header: str) -> tuple[str, str]:
    parsed = Headers()
    parsed["content-type"] = header or "application/json"
    charset = parsed.get_param("charset", "")
    return parsed.get_content_type(), str(charset).lower()


def _tell_json(scope: Scope) -> None:
    """The body was read as UTF-8 JSON, so that is what the route is told."""
    headers = [(name, value) for name, value in scope["headers"] if name != b"content-type"]
    scope["headers"] = [*headers, (b"content-type", b"application/json")]
