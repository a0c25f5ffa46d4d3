"""What is done once a transaction is committed, and never when it is not: what no rollback could take back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncSession

_KEY = "afterwards"


def afterwards(session: AsyncSession, work: Callable[[], Awaitable[None]]) -> None:
    """A crash right after the commit forgets `work`: something else must find what it would have done."""
    session.info.setdefault(_KEY, []).append(work)


async def do_afterwards(session: AsyncSession) -> None:
    """By whoever committed, without a transaction."""
    for work in session.info.pop(_KEY, ()):
        await work()
