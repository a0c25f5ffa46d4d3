"""Whoever asks for much waits behind themselves, not before everybody else."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextvars import ContextVar

import pytest

from bespoke.platform.ids import new_id
from bespoke.platform.threads import FairThreads, TooManyAtOnce


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Work that waits for it ends at the end of the test at the latest."""
    opened = threading.Event()
    yield opened
    opened.set()


async def test_one_owner_with_much_to_do_leaves_threads_to_another(gate: threading.Event) -> None:
    threads = FairThreads("test", threads=3, at_once=2, waiting=10)
    hasty, other = new_id(), new_id()
    many = [asyncio.ensure_future(threads.run(hasty, gate.wait)) for _ in range(12)]
    assert await threads.run(other, lambda: "done") == "done"
    assert not any(one.done() for one in many)
    gate.set()
    assert await asyncio.gather(*many) == [True] * 12
    threads.close()


async def test_who_would_stand_too_far_behind_is_refused_until_there_is_room(gate: threading.Event) -> None:
    threads = FairThreads("test", threads=1, at_once=1, waiting=1)
    owner = new_id()
    both = [asyncio.ensure_future(threads.run(owner, gate.wait)) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(TooManyAtOnce):
        await threads.run(owner, gate.wait)
    gate.set()
    await asyncio.gather(*both)
    assert await threads.run(owner, gate.wait)
    threads.close()


async def test_work_finds_the_context_of_who_asked_and_its_errors_come_back() -> None:
    threads, named = FairThreads("test", threads=1, at_once=1, waiting=0), ContextVar("named", default="")
    named.set("here")
    assert await threads.run(new_id(), named.get) == "here"
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            await threads.run(new_id(), lambda: 1 // 0)
    threads.close()
