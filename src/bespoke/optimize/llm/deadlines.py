"""Two deadlines for whatever streams: for the whole, and for each silence. A trickle passes the second, never the
first."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from bespoke.optimize.llm.asking import ModelFailed

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds for a whole run with all its calls, for one silence in an answer, and for a run whose answer somebody
    waits for with nothing else to see."""

    total_s: float = 120.0
    idle_s: float = 30.0
    telling_s: float = 10.0

    @property
    def of_telling(self) -> Deadlines:
        return replace(self, total_s=min(self.telling_s, self.total_s))


@dataclass(frozen=True, slots=True)
class Clock:
    """One run's time, by the event loop."""

    ends_at: float
    idle_s: float

    @classmethod
    def start(cls, deadlines: Deadlines) -> Self:
        return cls(asyncio.get_running_loop().time() + deadlines.total_s, deadlines.idle_s)

    @property
    def left_s(self) -> float:
        return self.ends_at - asyncio.get_running_loop().time()

    async def within(self, stream: AsyncGenerator[T, None]) -> AsyncGenerator[T, None]:
        """The stream's items. Raises ModelFailed when it is silent too long or goes on too long; ends the stream."""
        async with aclosing(stream) as items:
            while True:
                try:
                    async with asyncio.timeout(max(min(self.idle_s, self.left_s), 0.001)):
                        item = await anext(items)
                except StopAsyncIteration:
                    return
                except TimeoutError:
                    raise ModelFailed("timed_out", "The model was silent for too long.") from None
                yield item
