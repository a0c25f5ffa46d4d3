"""Hints that something is new: one listening connection of the process, fanned out to whoever waits.

A hint may be lost (the connection breaks, a pooler swallows it) or come for nothing. Whoever waits reads the table
after each hint, and now and then without one.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self
from uuid import UUID

import psycopg
import structlog
from psycopg import sql

from bespoke.platform.database.database import plain_url
from bespoke.platform.errors import TooMany

log = structlog.get_logger(__name__)

MOST_OF_ONE = 32
"""Streams of one owner at a time."""
_ALIVE_EVERY_S = 30.0
_ANSWER_WITHIN_S = 5.0


class TooManyStreams(TooMany):
    """Too many streams are open."""


class Hint:
    """One subscription. `is_over` once nothing will come any more, because the process is about to end."""

    def __init__(self) -> None:
        self._news = asyncio.Event()
        self.is_over = False

    async def wait(self, timeout_s: float) -> None:
        """Until there may be something new, or the time is up."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), timeout_s)
        self._news.clear()

    def give(self) -> None:
        self._news.set()


class Live:
    """`url` leads to the server itself, not through a pooler in transaction mode. Use as an async context manager."""

    def __init__(self, url: str, channels: Sequence[str]) -> None:
        self._url = plain_url(url)
        self._channels = channels
        self._hints: dict[tuple[str, str], set[Hint]] = {}
        self._followed: Counter[UUID] = Counter()
        self._listening: asyncio.Task[None] | None = None
        self._is_over = False

    async def __aenter__(self) -> Self:
        self._listening = asyncio.create_task(self._listen_on())
        return self

    async def __aexit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.end_streams()
        if self._listening:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)

    def end_streams(self) -> None:
        """So that a server that shuts down need not wait for them."""
        self._is_over = True
        for hints in self._hints.values():
            for hint in hints:
                hint.is_over = True
                hint.give()

    def refuse_more(self, owner: UUID) -> None:
        """Before a stream begins: the server has room for so many of all together. Raises TooManyStreams."""
        if self._followed[owner] >= MOST_OF_ONE:
            raise TooManyStreams(f"{MOST_OF_ONE} streams are open.", fix="Close one; a stream is enough for a browser.")

    @contextlib.contextmanager
    def follow(self, owner: UUID, channel: str, about: UUID) -> Iterator[Hint]:
        """A subscription that counts as a stream of its owner's."""
        self._followed[owner] += 1
        try:
            with self.subscribe(channel, about) as hint:
                yield hint
        finally:
            self._followed[owner] -= 1
            if not self._followed[owner]:
                del self._followed[owner]

    @contextlib.contextmanager
    def subscribe(self, channel: str, about: UUID) -> Iterator[Hint]:
        key = (channel, str(about))
        hint = Hint()
        hint.is_over = self._is_over
        self._hints.setdefault(key, set()).add(hint)
        try:
            yield hint
        finally:
            self._hints[key].discard(hint)
            if not self._hints[key]:
                del self._hints[key]

    async def _listen_on(self) -> None:
        pause_s = 0.1
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    self._url, autocommit=True, connect_timeout=5, application_name="bespoke live"
                ) as connection:
                    await self._listen(connection)
                    pause_s = 0.1
                    await self._hear(connection)
            except (psycopg.Error, OSError, TimeoutError) as error:
                log.info("live.disconnected", error_type=type(error).__name__)
            await asyncio.sleep(pause_s)
            pause_s = min(pause_s * 2, 5.0)

    async def _listen(self, connection: psycopg.AsyncConnection[tuple[object, ...]]) -> None:
        for channel in self._channels:
            await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
        # Whatever was announced while nobody listened.
        for hints in self._hints.values():
            for hint in hints:
                hint.give()

    async def _hear(self, connection: psycopg.AsyncConnection[tuple[object, ...]]) -> None:
        while True:
            async for notice in connection.notifies(timeout=_ALIVE_EVERY_S):
                for hint in self._hints.get((notice.channel, notice.payload), ()):
                    hint.give()
            await asyncio.wait_for(connection.execute("SELECT 1"), _ANSWER_WITHIN_S)
