"""Doing several things at once that belong together: all are done, or the first error ends them all."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


async def together(one: Awaitable[A], other: Awaitable[B]) -> tuple[A, B]:
    """What both give. When one fails the other is cancelled, and has ended before that error is raised."""
    tasks = asyncio.ensure_future(one), asyncio.ensure_future(other)
    try:
        first, second = await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    return first, second
