"""Threads for work that requests wait for: never those of others, and of one owner a few at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field
from functools import partial
from typing import ParamSpec, TypeVar
from uuid import UUID

from bespoke.platform.errors import TooMany

P = ParamSpec("P")
T = TypeVar("T")


class TooManyAtOnce(TooMany):
    """Too much was asked for at once."""


@dataclass(slots=True)
class _Line:
    """An owner's: who works, and who stands behind them."""

    turns: asyncio.Semaphore
    people: int = field(default=0)


class FairThreads:
    """So many threads, `at_once` of them for one owner, of whom `waiting` more may stand in line.

    Who stands in line holds no thread, so that one owner's haste is not everybody's wait. For one event loop.
    """

    def __init__(self, name: str, *, threads: int, at_once: int, waiting: int) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._at_once = at_once
        self._most = at_once + waiting
        self._lines: dict[UUID, _Line] = {}

    @property
    def owners(self) -> frozenset[UUID]:
        """Those who wait for something at this moment."""
        return frozenset(self._lines)

    async def run(self, owner: UUID, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """As `asyncio.to_thread`. Raises TooManyAtOnce."""
        line = self._lines.setdefault(owner, _Line(asyncio.Semaphore(self._at_once)))
        if line.people >= self._most:
            raise TooManyAtOnce(f"{line.people} such requests are under way.", fix="Wait for their answers.")
        line.people += 1
        try:
            async with line.turns:
                call = partial(copy_context().run, work, *arguments, **named)
                return await asyncio.get_running_loop().run_in_executor(self._threads, call)
        finally:
            line.people -= 1
            if not line.people:
                self._lines.pop(owner, None)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


def child_threads() -> FairThreads:
    """They wait for child processes: a minute for a free one, and as long as it takes."""
    return FairThreads("child", threads=8, at_once=2, waiting=64)


def draft_threads() -> FairThreads:
    """They look at drafts while somebody types; more of them would only take the processor from one another."""
    return FairThreads("draft", threads=4, at_once=2, waiting=32)
