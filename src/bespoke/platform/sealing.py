"""Secrets of owners at rest: sealed under a key of this installation, bound to the owner they belong to."""

from __future__ import annotations

import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bespoke.platform.secrets import derived_key

_NONCE_BYTES = 12


def seal(secret: bytes, text: str, *, purpose: str, bound_to: str) -> bytes:
    """AES-256-GCM; a sealed secret that is moved to another owner does not open."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(derived_key(secret, purpose)).encrypt(nonce, text.encode(), bound_to.encode())


def unseal(secrets: Sequence[bytes], sealed: bytes, *, purpose: str, bound_to: str) -> str | None:
    """By the first of the secrets that opens it, the newest first; None when none does."""
    nonce, content = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    for secret in secrets:
        try:
            return AESGCM(derived_key(secret, purpose)).decrypt(nonce, content, bound_to.encode()).decode()
        except InvalidTag:
            continue
    return None
