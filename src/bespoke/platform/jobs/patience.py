"""Trying a transaction again when the database was away for a moment, because the work behind it took far longer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bespoke.platform.database.errors import ClashingChange, DatabaseBusy, DatabaseSlow, DatabaseUnavailable

PASSING = (DatabaseUnavailable, DatabaseSlow, DatabaseBusy, ClashingChange)
_PAUSES_S = (0.1, 0.5, 2.0, 5.0)

T = TypeVar("T")


async def patiently(write: Callable[[], Awaitable[T]]) -> T:
    """`write` must be safe to repeat after a commit whose answer was lost. Raises its last error."""
    for pause_s in _PAUSES_S:
        try:
            return await write()
        except PASSING:
            await asyncio.sleep(pause_s)
    return await write()
