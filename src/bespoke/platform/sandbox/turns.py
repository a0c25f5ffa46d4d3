"""One after the other, and of each key only the newest: who waits for what somebody newer asks for gives way."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bespoke.platform.sandbox.errors import SandboxBusy, Superseded


class Turns:
    """The turns at one child, for coroutines of one event loop. At most `most_waiting` keys wait."""

    def __init__(self, *, most_waiting: int = 32) -> None:
        self._most_waiting = most_waiting
        self._is_taken = False
        self._waiting: OrderedDict[str, asyncio.Future[None]] = OrderedDict()

    @asynccontextmanager
    async def turn(self, key: str) -> AsyncIterator[None]:
        """Raises Superseded as soon as another comes with the same key, and SandboxBusy when too many wait."""
        await self._take(key)
        try:
            yield
        finally:
            self._pass_on()

    async def _take(self, key: str) -> None:
        if not self._is_taken:
            self._is_taken = True
            return
        place = self._place(key)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._pass_on()
            elif self._waiting.get(key) is place:
                del self._waiting[key]
            raise

    def _place(self, key: str) -> asyncio.Future[None]:
        """The newer one stands where the older stood, so that who types fast is not put off."""
        older = self._waiting.get(key)
        if older is None and len(self._waiting) >= self._most_waiting:
            raise SandboxBusy("Too many wait for this already.", fix="Try again in a moment.")
        if older is not None and not older.done():
            older.set_exception(Superseded("A newer request took the place of this one.", fix="Wait for its answer."))
        place = asyncio.get_running_loop().create_future()
        self._waiting[key] = place
        return place

    def _pass_on(self) -> None:
        while self._waiting:
            _, place = self._waiting.popitem(last=False)
            if not place.done():
                place.set_result(None)
                return
        self._is_taken = False
