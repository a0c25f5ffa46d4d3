"""Passwords: argon2id in a few threads, and the same work whether or not there is anything to compare with."""

from __future__ import annotations

import asyncio
import secrets
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from pwdlib import PasswordHash
from pwdlib.hashers import HasherProtocol
from pwdlib.hashers.argon2 import Argon2Hasher

from bespoke.features.accounts.errors import SignInsBusy, UnusablePassword

R = TypeVar("R")

SHORTEST, LONGEST = 8, 1000


def owasp_argon2id() -> Argon2Hasher:
    """19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet."""
    return Argon2Hasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`new_hash` replaces a right password's hash that was made with other parameters."""

    is_right: bool
    new_hash: str | None = None


class Passwords:
    """`at_once` bounds memory and processors: at most that many hashes are computed, `waiting` more may queue."""

    def __init__(self, hasher: HasherProtocol | None = None, *, at_once: int = 2, waiting: int = 64) -> None:
        self._hashes = PasswordHash((hasher or owasp_argon2id(),))
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="argon2")
        self._most = at_once + waiting
        self._under_way = 0
        self._nobodys = self._hashes.hash(secrets.token_urlsafe(32))

    async def hash(self, password: str) -> str:
        """Raises UnusablePassword, SignInsBusy."""
        text = usable(password)
        return await self._run(lambda: self._hashes.hash(text))

    async def verify(self, password: str, stored: str | None) -> Verdict:
        """Without a stored hash the password is wrong, after the same work."""
        text = unicodedata.normalize("NFC", password)
        right, new_hash = await self._run(lambda: self._hashes.verify_and_update(text, stored or self._nobodys))
        return Verdict(right and stored is not None, new_hash if stored else None)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _run(self, work: Callable[[], R]) -> R:
        if self._under_way >= self._most:
            raise SignInsBusy("Too many people sign in right now.", fix="Try again in a few seconds.")
        self._under_way += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._under_way -= 1


def usable(password: str) -> str:
    """In NFC (RFC 8265), so that every keyboard spells it alike. Raises UnusablePassword."""
    text = unicodedata.normalize("NFC", password)
    if not SHORTEST <= len(text) <= LONGEST:
        raise UnusablePassword(
            f"The password has {len(text)} characters.",
            fix=f"Use {SHORTEST} to {LONGEST}.",
            field="password",
        )
    return text
