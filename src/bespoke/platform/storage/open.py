"""A storage from its URL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from bespoke.platform.storage.blobs import BlobStore
from bespoke.platform.storage.errors import UnknownStorage
from bespoke.platform.storage.local import LocalStore

_CLOUD = ("s3", "gs", "az", "azure", "memory")
_CLIENT = {"connect_timeout": timedelta(seconds=2), "timeout": timedelta(seconds=20)}
_RETRIES = {"max_retries": 2, "retry_timeout": timedelta(seconds=20)}


@dataclass(frozen=True, slots=True)
class CloudAccess:
    """What a bucket needs beyond its name; without keys the environment's own are used."""

    endpoint: str = ""
    region: str = ""
    access_key_id: str = ""
    secret_access_key: str = ""


def open_store(url: str, access: CloudAccess | None = None) -> BlobStore:
    """`file:///…`, `s3://bucket/prefix`, `gs://…`, `az://…`, or `memory://` for tests. Opens no connection yet."""
    parts = urlsplit(url)
    if parts.scheme == "file" and parts.path:
        return LocalStore(Path(unquote(parts.path)))
    if parts.scheme not in _CLOUD:
        raise UnknownStorage(
            f"Files cannot be kept at {parts.scheme or url[:40]!r}.",
            fix="Use file:///…, s3://bucket/prefix, gs://… or az://….",
            field="BESPOKE_STORAGE_URL",
        )
    return _cloud(url, parts.scheme, access or CloudAccess())


def _cloud(url: str, scheme: str, access: CloudAccess) -> BlobStore:
    # The library takes its time to load, and most installations keep files in a directory.
    from obstore.exceptions import BaseError  # noqa: PLC0415
    from obstore.store import MemoryStore, from_url  # noqa: PLC0415

    from bespoke.platform.storage.cloud import CloudStore  # noqa: PLC0415

    if scheme == "memory":
        return CloudStore(MemoryStore())
    options: dict[str, Any] = dict(_CLIENT)
    if access.endpoint.startswith("http://"):
        options["allow_http"] = True
    named = {"endpoint": access.endpoint, "region": access.region}
    named |= {"access_key_id": access.access_key_id, "secret_access_key": access.secret_access_key}
    config: Any = {name: value for name, value in named.items() if value} if scheme == "s3" else {}
    try:
        store = from_url(url, config=config, client_options=options, retry_config=_RETRIES)  # type: ignore[call-overload]  # options by name
    except (BaseError, ValueError):
        raise UnknownStorage(
            "The storage's URL or settings do not fit together.",
            fix="Check BESPOKE_STORAGE_URL, _ENDPOINT and _REGION.",
            field="BESPOKE_STORAGE_URL",
        ) from None
    return CloudStore(store)
