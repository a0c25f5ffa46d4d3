"""A storage from its URL."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from bespoke.platform.storage.blobs import BlobStore
from bespoke.platform.storage.deadlines import Deadlines
from bespoke.platform.storage.errors import UnknownStorage
from bespoke.platform.storage.local import LocalStore

_CLOUD = ("s3", "gs", "az", "azure", "memory")
_KEYS = {
    "s3": ("access_key_id", "secret_access_key"),
    "az": ("account_name", "account_key"),
    "azure": ("account_name", "account_key"),
}


@dataclass(frozen=True, slots=True)
class CloudAccess:
    """What a bucket needs beyond its name; without keys the environment's own are used.

    At Azure the key's id is the name of the account. Google's keys are files: only the environment names one.
    """

    endpoint: str = ""
    region: str = ""
    access_key_id: str = field(default="", repr=False)
    secret_access_key: str = field(default="", repr=False)


def open_store(url: str, access: CloudAccess | None = None, *, deadlines: Deadlines | None = None) -> BlobStore:
    """`file:///…`, `s3://bucket/prefix`, `gs://…`, `az://container/prefix`, or `memory://` for tests.

    Opens no connection yet. Raises UnknownStorage, which tells nothing of the URL but its scheme.
    """
    limits = deadlines or Deadlines()
    parts = _split(url)
    if parts.scheme == "file":
        return LocalStore(Path(unquote(parts.path)), limits)
    return _cloud(url, parts.scheme, access or CloudAccess(), limits)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
    except ValueError:
        raise _unknown("The storage's URL is malformed.") from None
    if parts.scheme not in ("file", *_CLOUD):
        raise _unknown(f"Files cannot be kept at {parts.scheme!r}." if parts.scheme else "The URL has no scheme.")
    if "@" in parts.netloc:
        raise _unknown("The storage's URL holds a password.", fix="Put keys into BESPOKE_STORAGE_… settings of theirs.")
    if parts.scheme == "file" and (parts.netloc not in ("", "localhost") or not parts.path.strip("/")):
        raise _unknown("The storage's URL names no directory.", fix="Write it with three slashes: file:///var/files.")
    return parts


def _unknown(detail: str, fix: str = "Use file:///…, s3://bucket/prefix, gs://… or az://….") -> UnknownStorage:
    return UnknownStorage(detail, fix=fix, field="BESPOKE_STORAGE_URL")


def _cloud(url: str, scheme: str, access: CloudAccess, deadlines: Deadlines) -> BlobStore:
    # The library takes its time to load, and most installations keep files in a directory.
    from obstore.exceptions import BaseError  # noqa: PLC0415
    from obstore.store import MemoryStore, from_url  # noqa: PLC0415

    from bespoke.platform.storage.cloud import CloudStore  # noqa: PLC0415

    if scheme == "memory":
        return CloudStore(MemoryStore(), deadlines)
    options: dict[str, Any] = dict(deadlines.client_options)
    if access.endpoint.startswith("http://"):
        options["allow_http"] = True
    config: Any = _config(scheme, access)
    retries: Any = deadlines.retry_config
    try:
        store = from_url(url, config=config, client_options=options, retry_config=retries)  # type: ignore[call-overload]  # options by name
    except (BaseError, ValueError):
        raise _unknown(
            "The storage's URL or settings do not fit together.",
            fix="Check BESPOKE_STORAGE_URL, _ENDPOINT and _REGION.",
        ) from None
    return CloudStore(store, deadlines)


def _config(scheme: str, access: CloudAccess) -> dict[str, str]:
    if scheme not in _KEYS:
        return {}
    key_id, secret = _KEYS[scheme]
    named = {"endpoint": access.endpoint, key_id: access.access_key_id, secret: access.secret_access_key}
    if scheme == "s3":
        named["region"] = access.region
    return {name: value for name, value in named.items() if value}
