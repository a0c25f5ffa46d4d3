"""The web application's files, and its one page for every address that is not the API's."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bespoke.web.compression import takes_gzip
from bespoke.web.headers import PAGES_POLICY

_OURS = ("/api", "/health", "/ready", "/metrics")
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_EACH_TIME = "no-cache"
_WORKER = "/sw.js"
"""It fetches the pages' files, which its own policy must allow."""
_AT_LEAST_BYTES = 1024
_COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg+xml")
_NOT_BUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Bespoke</title>
<h1>The pages are not built</h1>
<p>Bespoke runs, and its API answers at <a href="/api/docs">/api/docs</a>. Its pages are made from <code>ui/</code>:
stop it, run <code>make ui</code> in the checkout, and start it again.</p></html>"""


def find_pages() -> Path:
    """The folder the pages are built into: a checkout's own, else the package's. It may not be there."""
    checkout = Path(__file__).parents[3] / "ui"
    return checkout / "dist" if (checkout / "package.json").is_file() else Path(__file__).parent / "static"


class Pages:
    """ASGI application for what no route answers. Programs, which ask for no page, get their problem document."""

    def __init__(self, folder: Path, otherwise: ASGIApp) -> None:
        self._folder = folder.resolve()
        self._otherwise = otherwise

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._answer(scope) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        await (answer or self._otherwise)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        path: str = scope["path"]
        if any(path == one or path.startswith(f"{one}/") for one in _OURS):
            return None
        headers = Headers(scope=scope)
        found = self._file(path)
        if found is not None:
            keep = _FOR_EVER if path.startswith("/assets/") else _ASK_EACH_TIME
            return _respond(found, headers, keep, is_worker=path == _WORKER)
        # Whoever looks whether the site is there asks for its first page, and for no type.
        if path.startswith("/assets/") or (path != "/" and "text/html" not in headers.get("accept", "")):
            return None
        page = self._file("/index.html")
        return HTMLResponse(_NOT_BUILT, 503) if page is None else _respond(page, headers, _ASK_EACH_TIME)

    def _file(self, path: str) -> File | None:
        try:
            file = (self._folder / path.lstrip("/")).resolve()
            # Names that begin with a dot are the build's own notes.
            parts = file.relative_to(self._folder).parts
            if any(part.startswith(".") for part in parts) or not file.is_file():
                return None
            return _load(file, file.stat().st_mtime_ns)
        except (ValueError, OSError):
            return None


@dataclass(frozen=True, slots=True)
class File:
    content: bytes
    compressed: bytes | None
    media_type: str
    etag: str


@lru_cache(maxsize=512)
def _load(file: Path, changed_ns: int) -> File:  # noqa: ARG001 - a new build has other contents
    content = file.read_bytes()
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    media_type = "text/javascript" if media_type == "application/javascript" else media_type
    worth = len(content) >= _AT_LEAST_BYTES and media_type.startswith(_COMPRESSIBLE)
    compressed = gzip.compress(content, 9, mtime=0) if worth else None
    return File(content, compressed, media_type, hashlib.sha256(content).hexdigest()[:32])


def _respond(file: File, asked: Headers, keep: str, *, is_worker: bool = False) -> Response:
    packed = file.compressed if takes_gzip(asked.get("accept-encoding", "")) else None
    etag = f'"{file.etag}{"-gzip" if packed else ""}"'
    headers = {"Cache-Control": keep, "ETag": etag, "Vary": "Accept-Encoding"}
    if file.media_type == "text/html" or is_worker:
        headers["Content-Security-Policy"] = PAGES_POLICY
    if etag in [one.strip().removeprefix("W/") for one in asked.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(packed or file.content, headers=headers, media_type=file.media_type)
