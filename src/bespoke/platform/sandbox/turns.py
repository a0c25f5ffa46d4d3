"""One after the other, and of each key only the newest: who waits for what somebody newer asks for gives way.

Keys are chosen by who asks, so places are shared by person: a few each, and nobody has two turns while others wait.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bespoke.platform.sandbox.errors import SandboxBusy, Superseded, TooManyWaiting


@dataclass(frozen=True, slots=True)
class _Place:
    whose: str
    called: asyncio.Future[None]


class Turns:
    """The turns at one child, for coroutines of one event loop. At most `most_waiting` keys wait, `most_of_one` of one
    person.
    """

    def __init__(self, *, most_waiting: int = 32, most_of_one: int = 4) -> None:
        self._most_waiting = most_waiting
        self._most_of_one = most_of_one
        self._is_taken = False
        self._whose_last = ""
        self._waiting: OrderedDict[str, _Place] = OrderedDict()

    @asynccontextmanager
    async def turn(self, key: str, *, whose: str) -> AsyncIterator[None]:
        """Raises Superseded as soon as another comes with the same key, SandboxBusy when too many wait, and
        TooManyWaiting when too many of the same person do.
        """
        await self._take(key, whose)
        try:
            yield
        finally:
            self._pass_on()

    async def _take(self, key: str, whose: str) -> None:
        if not self._is_taken:
            self._is_taken, self._whose_last = True, whose
            return
        place = self._place(key, whose)
        try:
            await place.called
        except asyncio.CancelledError:
            if place.called.done() and not place.called.cancelled():
                self._pass_on()
            elif self._waiting.get(key) is place:
                del self._waiting[key]
            raise

    def _place(self, key: str, whose: str) -> _Place:
        """The newer one stands where the older stood, so that who types fast is not put off."""
        older = self._waiting.get(key)
        if older is None:
            self._refuse_too_many(whose)
        elif not older.called.done():
            newer = Superseded("A newer request took the place of this one.", fix="Wait for its answer.")
            older.called.set_exception(newer)
        place = self._waiting[key] = _Place(whose, asyncio.get_running_loop().create_future())
        return place

    def _refuse_too_many(self, whose: str) -> None:
        if sum(place.whose == whose for place in self._waiting.values()) >= self._most_of_one:
            raise TooManyWaiting(f"{self._most_of_one} of yours wait already.", fix="Wait for their answers.")
        if len(self._waiting) >= self._most_waiting:
            raise SandboxBusy("Too many wait for this already.", fix="Try again in a moment.")

    def _pass_on(self) -> None:
        while self._waiting:
            longest = next(iter(self._waiting))
            of_others = (key for key, place in self._waiting.items() if place.whose != self._whose_last)
            place = self._waiting.pop(next(of_others, longest))
            if not place.called.done():
                self._whose_last = place.whose
                place.called.set_result(None)
                return
        self._is_taken = False
