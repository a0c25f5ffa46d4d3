"""The signature of requests to S3, as its server checks it (AWS Signature Version 4)."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, quote

_CREDENTIAL = r"(?P<key>[^/]+)/(?P<date>\d{8})/(?P<region>[^/]+)/s3/aws4_request"
_HEADER = re.compile(
    rf"AWS4-HMAC-SHA256 Credential={_CREDENTIAL}, ?SignedHeaders=(?P<headers>[^,]+), ?Signature=(?P<signature>\w+)"
)
_LATE = timedelta(minutes=15)
_UNSIGNED = "UNSIGNED-PAYLOAD"


def is_signed(
    method: str, path: str, query: str, headers: Mapping[str, str], body: bytes, *, key_id: str, secret: str
) -> bool:
    """Whether the headers prove the request, its time and its content. `path` and `query` as they were sent.

    `headers` by names in lower case. Signed addresses (`X-Amz-Signature` in the query) are not taken.
    """
    found = _HEADER.fullmatch(headers.get("authorization", ""))
    if found is None or found["key"] != key_id:
        return False
    content = headers.get("x-amz-content-sha256", "")
    if content not in (_UNSIGNED, hashlib.sha256(body).hexdigest()):
        return False
    names = found["headers"].split(";")
    at = headers.get("x-amz-date", "")
    if not {"host", "x-amz-date", "x-amz-content-sha256"} <= set(names) or not _is_now(at):
        return False
    lines = [f"{name}:{' '.join(headers.get(name, '').split())}" for name in names]
    request = "\n".join((method, path, _sorted(query), *lines, "", found["headers"], content))
    scope = f"{found['date']}/{found['region']}/s3/aws4_request"
    hashed = hashlib.sha256(request.encode()).hexdigest()
    told = f"AWS4-HMAC-SHA256\n{at}\n{scope}\n{hashed}"
    signature = hmac.new(_key(secret, scope), told.encode(), hashlib.sha256).hexdigest()
    return hmac.compare_digest(signature, found["signature"])


def _key(secret: str, scope: str) -> bytes:
    key = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return key


def _sorted(query: str) -> str:
    pairs = sorted((quote(name, safe="-_.~"), quote(value, safe="-_.~")) for name, value in _pairs(query))
    return "&".join(f"{name}={value}" for name, value in pairs)


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True)


def _is_now(at: str) -> bool:
    try:
        sent = datetime.strptime(at, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return False
    return abs(datetime.now(UTC) - sent) < _LATE
