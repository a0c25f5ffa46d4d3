"""The connection pool, and the one place where a transaction begins and ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from bespoke.platform.database.afterwards import do_afterwards
from bespoke.platform.database.errors import translated
from bespoke.platform.telemetry.figures import TRANSACTION_SECONDS


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """Connections of one process, and how long anything may take. `prepared` off suits PgBouncer's transaction mode:
    it takes no options with a connection, so every transaction then sets its timeouts by a statement of its own.

    A process that froze inside a transaction holds its locks for `idle_in_transaction_s`: workers need a short one, so
    that others can take their jobs over in time.
    """

    connections: int = 10
    overflow: int = 10
    wait_s: float = 5.0
    statement_timeout_s: float = 10.0
    lock_timeout_s: float = 5.0
    deadline_s: float = 30.0
    idle_in_transaction_s: float = 60.0
    prepared: bool = True


class Database:
    """A pool under one role."""

    def __init__(self, url: str, limits: PoolLimits | None = None) -> None:
        self.url = url
        self.limits = limits or PoolLimits()
        self.engine = _engine(url, self.limits)
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False, autoflush=False)

    @asynccontextmanager
    async def transaction(
        self, owner: UUID | None = None, *, deadline_s: float | None = None, durable: bool = True
    ) -> AsyncIterator[AsyncSession]:
        """Committed when the block ends, rolled back when it raises; nowhere else is anything committed.

        Row-level security shows the rows of `owner` alone; without one it shows none, so that a forgotten owner fails
        closed. A server that crashes right afterwards may have forgotten a transaction that is not `durable`, until a
        durable one follows: for what nobody is told of. What is to be done `afterwards` is done before this returns.
        Raises the kinds of `database.errors`.
        """
        deadline = asyncio.timeout(deadline_s or self.limits.deadline_s)
        with TRANSACTION_SECONDS.time(), translated():
            async with deadline, self._sessions() as session, session.begin():
                await (await session.connection()).exec_driver_sql(self._begin(owner, durable=durable))
                yield session
        await do_afterwards(session)

    async def close(self) -> None:
        await self.engine.dispose()

    def _begin(self, owner: UUID | None, *, durable: bool) -> str:
        """The beginning and all that holds for this transaction alone, in one round trip."""
        settings = {} if self.limits.prepared else _timeouts(self.limits)
        if owner is not None:
            settings["app.owner_id"] = str(owner)
        if not durable:
            settings["synchronous_commit"] = "off"
        return "; ".join(["BEGIN", *(f"SET LOCAL {name} = '{value}'" for name, value in settings.items())])


def _engine(url: str, limits: PoolLimits) -> AsyncEngine:
    arguments: dict[str, Any] = {"connect_timeout": 5, "application_name": "bespoke"}
    if limits.prepared:
        arguments["options"] = " ".join(f"-c {name}={value}" for name, value in _timeouts(limits).items())
    else:
        arguments["prepare_threshold"] = None
    return create_async_engine(
        driver_url(url),
        pool_size=limits.connections,
        max_overflow=limits.overflow,
        pool_timeout=limits.wait_s,
        pool_pre_ping=False,
        pool_recycle=1800,
        # The connection used last knows the statements already.
        pool_use_lifo=True,
        # The driver would send BEGIN by itself, in a round trip of its own.
        isolation_level="AUTOCOMMIT",
        connect_args=arguments,
    )


def _timeouts(limits: PoolLimits) -> dict[str, str]:
    """PostgreSQL's settings, in milliseconds."""
    timeouts = {
        "statement_timeout": limits.statement_timeout_s,
        "lock_timeout": limits.lock_timeout_s,
        "idle_in_transaction_session_timeout": limits.idle_in_transaction_s,
    }
    return {name: f"{int(seconds * 1000)}" for name, seconds in timeouts.items()}


def driver_url(url: str) -> str:
    """The operator's address with our driver named in it, as SQLAlchemy wants it."""
    return "postgresql+psycopg://" + plain_url(url).removeprefix("postgresql://")


def plain_url(url: str) -> str:
    """The address as PostgreSQL's own programs read it."""
    for scheme in ("postgresql+psycopg://", "postgres://"):
        if url.startswith(scheme):
            return "postgresql://" + url.removeprefix(scheme)
    return url
