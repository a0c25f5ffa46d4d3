"""Passwords: argon2id with the chosen cost, few at once, the same work for nobody."""

from __future__ import annotations

import asyncio
import threading

import pytest
from tests.fixtures.accounts import CountingHasher

from bespoke.features.accounts.errors import SignInsBusy, UnusablePassword
from bespoke.features.accounts.passwords import LONGEST, SHORTEST, Passwords, owasp_argon2id, usable


class WatchedHasher(CountingHasher):
    """Counts how many hashes are computed at the same time; `go` lets them end."""

    def __init__(self) -> None:
        super().__init__()
        self.now = self.most = 0
        self.go = threading.Event()
        self._lock = threading.Lock()

    def verify(self, password: str | bytes, hash: str | bytes) -> bool:
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        self.go.wait(60)
        with self._lock:
            self.now -= 1
        return super().verify(password, hash)


def test_the_cost_is_what_owasp_asks() -> None:
    assert owasp_argon2id().hash("x").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


async def test_nobodys_password_costs_the_same_and_is_never_right() -> None:
    hasher = CountingHasher()
    passwords = Passwords(hasher)
    stored = await passwords.hash("correct horse")
    before = hasher.works
    assert not (await passwords.verify("correct horse", None)).is_right
    assert hasher.works - before == 1
    assert (await passwords.verify("correct horse", stored)).is_right
    assert hasher.works - before == 2
    passwords.close()


async def test_only_a_few_are_computed_at_once_and_the_queue_is_bounded() -> None:
    hasher = WatchedHasher()
    passwords = Passwords(hasher, at_once=2, waiting=4)
    tries = [asyncio.ensure_future(passwords.verify("x", None)) for _ in range(10)]
    async with asyncio.timeout(60):
        while hasher.now < 2:
            await asyncio.sleep(0.01)
    hasher.go.set()
    answers = await asyncio.gather(*tries, return_exceptions=True)
    assert hasher.most == 2
    assert sum(isinstance(answer, SignInsBusy) for answer in answers) == 4
    assert not (await passwords.verify("x", None)).is_right
    passwords.close()


async def test_the_loop_goes_on_while_a_password_is_hashed() -> None:
    hasher = WatchedHasher()
    passwords = Passwords(hasher, at_once=1)
    pending = asyncio.ensure_future(passwords.verify("x", None))
    await asyncio.sleep(0.05)
    assert not pending.done()
    hasher.go.set()
    await pending
    passwords.close()


@pytest.mark.parametrize("text", ["é" * SHORTEST, "x" * LONGEST, "pass word with spaces", "密码密码密码密码"])
def test_any_letters_will_do(text: str) -> None:
    assert usable(text) == text


@pytest.mark.parametrize("text", ["", "x" * (SHORTEST - 1), "x" * (LONGEST + 1), "e\u0301" * (SHORTEST - 1)])
def test_the_length_counts_letters_as_they_are_read(text: str) -> None:
    with pytest.raises(UnusablePassword) as caught:
        usable(text)
    assert not text or text not in caught.value.detail
