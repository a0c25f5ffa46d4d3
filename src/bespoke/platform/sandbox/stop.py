"""Ending work that nobody waits for any more: its child is killed at once, in whichever thread the call is made."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import ParamSpec, TypeVar

from bespoke.platform.sandbox.errors import Stopped

P = ParamSpec("P")
T = TypeVar("T")


class Stop:
    """Set once, by any thread. Every call of a sandbox that is made under it ends as Stopped, now and later."""

    def __init__(self) -> None:
        self.is_set = False
        self._lock = Lock()
        self._ends: list[Callable[[], None]] = []

    def set(self) -> None:
        with self._lock:
            self.is_set = True
            for end in self._ends:
                end()

    def refuse(self) -> None:
        """Raises Stopped, once it is set."""
        if self.is_set:
            raise Stopped("Nobody waits for this work any more.", fix="Ask for it again.")

    @contextmanager
    def calls(self, end: Callable[[], None]) -> Iterator[None]:
        """`end` is called when it is set during the block, and never after the block. Raises Stopped if it is set."""
        with self._lock:
            self.refuse()
            self._ends.append(end)
        try:
            yield
        finally:
            with self._lock:
                self._ends.remove(end)


_CURRENT: ContextVar[Stop | None] = ContextVar("sandbox_stop", default=None)


def current_stop() -> Stop:
    return _CURRENT.get() or Stop()


async def in_thread(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """As `asyncio.to_thread`; but when the task that waits is cancelled, the children that `work` uses are killed."""
    stop = Stop()
    token = _CURRENT.set(stop)
    try:
        return await asyncio.to_thread(work, *arguments, **named)
    except asyncio.CancelledError:
        stop.set()
        raise
    finally:
        _CURRENT.reset(token)
