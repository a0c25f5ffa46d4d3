"""JSON bodies, read strictly before any route sees them: size, depth, duplicate keys, numbers, characters.

Uploads stream through to the routes that take them, counted. Addresses hold no NUL: nothing that stores text takes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from email.message import Message as Headers
from typing import Any

from fastapi import params
from starlette.datastructures import Headers as RequestHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bespoke.platform.errors import BespokeError, Invalid, TooLarge, UnsupportedType
from bespoke.platform.strict_json import InvalidJson, check_limits, decode_json
from bespoke.web.problems import problem_response
from bespoke.web.routing import route_of

JSON_BYTES = 1024 * 1024
UPLOAD_BYTES = 25_000_000
_WHOLE_BITS = 63
_MOST_VALUES = 50_000
_STREAMED = ("multipart/form-data", "application/octet-stream", "application/zip", "application/x-www-form-urlencoded")


class BodyTooLarge(TooLarge):
    """The body is larger than allowed."""


class UploadTooLarge(TooLarge):
    """The upload is larger than allowed."""


class NoJson(UnsupportedType):
    """The body is not JSON."""


class EncodedBody(UnsupportedType):
    """The body is compressed."""


class NulInAddress(Invalid):
    """The address holds a character no text may hold."""


class StrictBody:
    """ASGI middleware. A body without a content type is taken for JSON, as most clients mean it.

    `larger` are JSON limits by path, where more than `json_bytes` is meant to come.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        json_bytes: int = JSON_BYTES,
        upload_bytes: int = UPLOAD_BYTES,
        larger: Mapping[str, int] | None = None,
    ) -> None:
        self._app = app
        self._json_bytes = json_bytes
        self._upload_bytes = upload_bytes
        self._larger = larger or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            _check_address(scope)
            passed_on = await self._look_at_body(scope, receive)
        except BespokeError as error:
            await problem_response(error)(scope, receive, send)
            return
        if passed_on is not None:
            await self._app(scope, passed_on, send)

    async def _look_at_body(self, scope: Scope, receive: Receive) -> Receive | None:
        """From where the route receives it; None when the client went away."""
        if scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return receive
        headers = RequestHeaders(scope=scope)
        if headers.get("content-encoding", "identity").lower() != "identity":
            raise EncodedBody("Compressed bodies are not read.", fix="Send it as it is.", field="Content-Encoding")
        kind, charset = _content_type(headers.get("content-type", ""))
        if kind in _STREAMED:
            return _Counted(scope, receive, kind=kind, most_bytes=self._upload_bytes)
        body = await _read(receive, self._larger.get(scope["path"], self._json_bytes))
        if body is None:
            return None
        if body:
            _check_json(body, kind, charset)
            _tell_json(scope)
        return _Replay(body, receive)


def _check_address(scope: Scope) -> None:
    if b"%00" in scope.get("raw_path", b"") or "\x00" in scope["path"]:
        raise NulInAddress("The path holds the character U+0000.", fix="Remove it.", field="path")
    if b"%00" in scope["query_string"] or b"\x00" in scope["query_string"]:
        raise NulInAddress("The query holds the character U+0000.", fix="Remove it.", field="query")


def _check_json(body: bytes, kind: str, charset: str) -> None:
    if kind and kind != "application/json" and not kind.endswith("+json"):
        raise NoJson(f"{kind[:80]} is not read here.", fix="Send application/json.", field="Content-Type")
    if charset not in ("", "utf-8", "utf8"):
        raise NoJson(f"The charset {charset[:40]} is not read.", fix="Send UTF-8.", field="Content-Type")
    try:
        check_limits(decode_json(body, encoding="utf-8"), number_bits=_WHOLE_BITS, most_values=_MOST_VALUES)
    except InvalidJson as error:
        error.field = f"body.{error.field}".removesuffix(".").replace("body.[", "body[", 1)
        raise


async def _read(receive: Receive, most_bytes: int) -> bytes | None:
    """Counted as it comes: what the client says of its length proves nothing."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if len(body) > most_bytes:
            limit = f"{most_bytes:,} bytes"
            raise BodyTooLarge(f"The body has more than {limit}.", fix="Send less, or upload it as a file.")
        if not message.get("more_body", False):
            return bytes(body)


class _Counted:
    """A body that streams, on its way to a route that takes such a one: others would gather it in memory."""

    def __init__(self, scope: Scope, receive: Receive, *, kind: str, most_bytes: int) -> None:
        self._scope = scope
        self._receive = receive
        self._kind = kind
        self._most_bytes = most_bytes
        self._bytes = 0

    async def __call__(self) -> Message:
        if not self._bytes and _wants_json(self._scope):
            raise NoJson(f"{self._kind} is not read here.", fix="Send application/json.", field="Content-Type")
        message = await self._receive()
        self._bytes += len(message.get("body", b""))
        if self._bytes > self._most_bytes:
            limit = f"{self._most_bytes:,} bytes"
            raise UploadTooLarge(f"The upload has more than {limit}.", fix="Remove pictures from the file.")
        return message


def _wants_json(scope: Scope) -> bool:
    """Whether the route that was found declares a body that is no form; one without any reads its own way."""
    body: Any = getattr(route_of(scope), "body_field", None)
    return body is not None and not isinstance(body.field_info, params.Form)


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
