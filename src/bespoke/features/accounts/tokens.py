"""Secrets that open something: 256 random bits each, of which only the SHA-256 is stored."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_KEY = re.compile(r"bsp_([a-z2-7]{8})_[A-Za-z0-9_-]{43}")
_PREFIX_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


@dataclass(frozen=True, slots=True)
class NewKey:
    """`secret` is the whole key, shown once; `prefix` is what a person recognises it by."""

    prefix: str
    secret: str


def new_token() -> str:
    return secrets.token_urlsafe(32)


def new_key() -> NewKey:
    prefix = "".join(secrets.choice(_PREFIX_LETTERS) for _ in range(8))
    return NewKey(prefix, f"bsp_{prefix}_{new_token()}")


def hash_of(secret: str) -> bytes:
    """A fast hash will do: nobody guesses 256 random bits."""
    return hashlib.sha256(secret.encode()).digest()


def is_token(text: str) -> bool:
    """Whether it has the shape of one of ours; what has not costs no look-up."""
    return _TOKEN.fullmatch(text) is not None


def is_key(text: str) -> bool:
    return _KEY.fullmatch(text) is not None
