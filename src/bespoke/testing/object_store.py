"""A bucket on loopback that believes only signed requests, and fails in all the ways that a bucket fails."""

from __future__ import annotations

import hashlib
import random
import re
import socket
import struct
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

from bespoke.testing.sigv4 import is_signed

Fault = Literal["refuse", "slow", "error", "full", "truncate", "lose_reply"]
FAULTS: tuple[Fault, ...] = ("refuse", "slow", "error", "truncate", "lose_reply")
REGION = "eu-west-1"
BUCKET = "files"
_RANGE = re.compile(r"bytes=(\d+)-(\d*)")


@dataclass
class Bucket:
    """`faults` are struck in `share` of the requests; `lose_reply` stores or deletes first. `struck` counts them."""

    endpoint: str = ""
    key_id: str = "bucket-key"
    secret: str = "bucket-secret"  # noqa: S105  # of a bucket that lives as long as a test
    faults: tuple[Fault, ...] = ()
    share: float = 1.0
    slow_s: float = 1.0
    objects: dict[str, tuple[bytes, datetime]] = field(default_factory=dict)
    struck: Counter[str] = field(default_factory=Counter)
    refused_signatures: int = 0
    rng: random.Random = field(default_factory=random.Random)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def strike(self) -> Fault | None:
        with self.lock:
            if not self.faults or self.rng.random() >= self.share:
                return None
            fault = self.rng.choice(self.faults)
            self.struck[fault] += 1
            return fault


@contextmanager
def running_bucket() -> Iterator[Bucket]:
    bucket = Bucket()
    handler = type("BucketHandler", (_Handler,), {"bucket": bucket})
    with _Server(("127.0.0.1", 0), handler) as server:
        bucket.endpoint = f"http://127.0.0.1:{server.server_address[1]}"
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        serving.start()
        try:
            yield bucket
        finally:
            server.shutdown()
            serving.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that is gone is no error here: it may have been killed on purpose."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as it was given


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    bucket: Bucket

    def do_GET(self) -> None:
        self._serve()

    do_PUT = do_DELETE = do_HEAD = do_POST = do_GET  # noqa: N815  # the names the server looks for

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is told but what is asked."""

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        fault = self.bucket.strike()
        if fault == "refuse":
            self._break()
            return
        if fault == "slow":
            time.sleep(self.bucket.slow_s)
        if fault in ("error", "full"):
            code = "SlowDown" if fault == "error" else "InsufficientStorage"
            self._fail(503 if fault == "error" else 507, code)
            return
        if not self._is_signed(body):
            self.bucket.refused_signatures += 1
            self._fail(403, "SignatureDoesNotMatch")
            return
        status, headers, content = self._answer(body)
        if fault == "lose_reply":
            self._break()
        else:
            self._send(status, headers, content, short=fault == "truncate")

    def _is_signed(self, body: bytes) -> bool:
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        known = {"key_id": self.bucket.key_id, "secret": self.bucket.secret}
        return is_signed(self.command, parts.path, parts.query, headers, body, **known)

    def _answer(self, body: bytes) -> tuple[int, Mapping[str, str], bytes]:
        parts = urlsplit(self.path)
        bucket, _, key = unquote(parts.path).lstrip("/").partition("/")
        query = parse_qs(parts.query, keep_blank_values=True)
        if bucket != BUCKET:
            return 404, {}, _error("NoSuchBucket")
        match self.command:
            case "PUT":
                return self._put(key, body)
            case "DELETE":
                self.bucket.objects.pop(key, None)
                return 204, {}, b""
            case "POST" if "delete" in query:
                return self._delete_many(body)
            case "GET" if not key:
                return 200, {"Content-Type": "application/xml"}, self._list(query.get("prefix", [""])[0])
            case _:
                return self._get(key)

    def _put(self, key: str, body: bytes) -> tuple[int, Mapping[str, str], bytes]:
        if self.headers.get("If-None-Match") == "*" and key in self.bucket.objects:
            return 412, {}, _error("PreconditionFailed")
        self.bucket.objects[key] = (body, datetime.now(UTC))
        return 200, {"ETag": _etag(body)}, b""

    def _delete_many(self, body: bytes) -> tuple[int, Mapping[str, str], bytes]:
        keys = re.findall(r"<Key>([^<]*)</Key>", body.decode())
        for key in keys:
            self.bucket.objects.pop(key, None)
        told = "".join(f"<Deleted><Key>{escape(key)}</Key></Deleted>" for key in keys)
        return 200, {"Content-Type": "application/xml"}, f"<DeleteResult>{told}</DeleteResult>".encode()

    def _get(self, key: str) -> tuple[int, Mapping[str, str], bytes]:
        if key not in self.bucket.objects:
            return 404, {}, _error("NoSuchKey")
        content, modified = self.bucket.objects[key]
        headers = {"ETag": _etag(content), "Last-Modified": format_datetime(modified, usegmt=True)}
        asked = _RANGE.fullmatch(self.headers.get("Range", ""))
        if asked is None:
            return 200, headers, content
        start, end = int(asked[1]), min(int(asked[2] or len(content)), len(content) - 1)
        if start >= len(content):
            return 416, {}, _error("InvalidRange")
        return 206, {**headers, "Content-Range": f"bytes {start}-{end}/{len(content)}"}, content[start : end + 1]

    def _list(self, prefix: str) -> bytes:
        found = sorted((key, *kept) for key, kept in self.bucket.objects.copy().items() if key.startswith(prefix))
        lines = [
            f"<Contents><Key>{escape(key)}</Key><LastModified>{at:%Y-%m-%dT%H:%M:%S.000Z}</LastModified>"
            f"<ETag>{_etag(content)}</ETag><Size>{len(content)}</Size></Contents>"
            for key, content, at in found
        ]
        head = f"<Name>{BUCKET}</Name><KeyCount>{len(found)}</KeyCount><IsTruncated>false</IsTruncated>"
        return f"<ListBucketResult>{head}{''.join(lines)}</ListBucketResult>".encode()

    def _send(self, status: int, headers: Mapping[str, str], content: bytes, *, short: bool = False) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command == "HEAD":
            return
        self.wfile.write(content[: len(content) // 2] if short else content)
        if short and content:
            self._break()

    def _fail(self, status: int, code: str) -> None:
        self._send(status, {"Content-Type": "application/xml"}, _error(code))

    def _break(self) -> None:
        """The connection ends without another byte, as when the network does."""
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True


def _etag(content: bytes) -> str:
    return f'"{hashlib.md5(content, usedforsecurity=False).hexdigest()}"'


def _error(code: str) -> bytes:
    return f"<Error><Code>{code}</Code><Message>{code}</Message></Error>".encode()
