"""The secret that signs links: the operator's, or one made at the first start and kept in the data directory."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

from bespoke.platform.errors import Invalid
from bespoke.platform.settings import Settings

_FILE = "secret.key"
_SHORTEST = 32
_WELL_KNOWN = ("change", "secret", "example", "password", "0123456789", "abcdef")


class UnsafeSecret(Invalid):
    """The secret key is missing or guessable."""


def secret_key(settings: Settings, data_dir: Path) -> bytes:
    """Raises UnsafeSecret outside the embedded mode unless the operator set a key that can serve."""
    if settings.secret_key is not None:
        return _checked(settings.secret_key.get_secret_value()).encode()
    if not settings.is_embedded:
        raise UnsafeSecret(
            "BESPOKE_SECRET_KEY is not set, and several machines would sign links differently.",
            fix="Set it to the output of `openssl rand -hex 32`, the same on every machine.",
            field="BESPOKE_SECRET_KEY",
        )
    return _kept(data_dir / _FILE)


def former_secrets(settings: Settings) -> tuple[bytes, ...]:
    """The keys before, the newest first, for what they signed and is still valid. Raises UnsafeSecret."""
    given = settings.former_secret_keys
    words = given.get_secret_value().split(",") if given else []
    return tuple(_checked(word.strip()).encode() for word in words if word.strip())


def derived_key(secret: bytes, purpose: str) -> bytes:
    """32 bytes for one purpose, so that no two purposes share a key."""
    return hmac.new(secret, f"bespoke:{purpose}".encode(), hashlib.sha256).digest()


def _checked(text: str) -> str:
    too_plain = len(set(text)) < 8 or any(word in text.lower() for word in _WELL_KNOWN)
    if len(text) < _SHORTEST or too_plain:
        raise UnsafeSecret(
            "BESPOKE_SECRET_KEY is too short or guessable.",
            fix="Set it to the output of `openssl rand -hex 32`.",
            field="BESPOKE_SECRET_KEY",
        )
    return text


def _kept(file: Path) -> bytes:
    """Made once: of several processes that start together, the first to link its file wins."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f"{_FILE}.{secrets.token_hex(8)}")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as out:
            out.write(secrets.token_hex(32))
        with suppress(FileExistsError):
            os.link(fresh, file)
        fresh.unlink()
    return file.read_bytes()
