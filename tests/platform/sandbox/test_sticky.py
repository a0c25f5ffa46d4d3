"""Children that remember: one key, one child."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress

import pytest
from tests.platform import deeds

from bespoke.platform.sandbox import Breach, StickySandbox


@pytest.fixture
def children() -> Iterator[StickySandbox]:
    opened = StickySandbox(children=2, memory_bytes=512 * 1024**2, recycle_after=4)
    yield opened
    opened.close()


def pid(children: StickySandbox, key: str) -> int:
    return int(children.call(children.child_of(key), deeds.pid, timeout_s=20))


def test_a_key_stays_with_its_child_and_keys_are_spread(children: StickySandbox) -> None:
    assert children.pids == ()
    assert pid(children, "a") == pid(children, "a") != pid(children, "b") == pid(children, "b")
    assert {children.child_of(key) for key in "cdef"} == {0, 1}


def test_a_killed_child_is_replaced_under_the_same_key(children: StickySandbox) -> None:
    first = pid(children, "a")
    os.kill(first, signal.SIGKILL)
    with suppress(Breach):  # it may be given the call before its end is seen
        pid(children, "a")
    assert pid(children, "a") != first


def test_a_worn_child_is_replaced(children: StickySandbox) -> None:
    assert len({pid(children, "a") for _ in range(20)}) > 1
