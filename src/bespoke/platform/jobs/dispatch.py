"""Handing an owner's waiting jobs to the engine, a few at a time.

Because no owner ever has more than a few tickets in the engine, and each owner's first comes before anybody's second,
a person with five hundred jobs delays nobody. The cap is a unique index, so the database itself holds it.
"""

from __future__ import annotations

from functools import cache
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.jobs import due
from bespoke.platform.jobs.contract import POOL_SLOTS, Pool

TASK = "bespoke.run"
"""The engine's one task. Its queue is the pool, its arguments are the owner and the job."""

_WAITING = "owner_id = :owner AND pool = :pool AND status = 'pending' AND slot IS NULL AND run_at <= clock_timestamp()"
_ORDER = "priority DESC, created_at, id"

# The engine's own function writes the ticket, in this transaction and with this statement's slot.
_TICKET = """(procrastinate_defer_jobs_v1(ARRAY[ROW(
        :pool, :task, -free.slot, NULL, NULL,
        jsonb_build_object('owner_id', CAST(:owner AS text), 'job_id', jobs.id), NULL
      )::procrastinate_job_to_defer_v1]))[1]"""


@cache
def _dispatching(slots: int) -> TextClause:
    """With the number in it: as a parameter it would have the plan made anew each time, which takes longer than the
    rest.
    """
    return text(
        f"""
        WITH free AS (
          SELECT s AS slot, row_number() OVER (ORDER BY s) AS n FROM generate_series(1, {slots}) AS s
          WHERE NOT EXISTS (SELECT 1 FROM jobs WHERE owner_id = :owner AND pool = :pool AND slot = s)
        ), next AS (
          SELECT id, row_number() OVER (ORDER BY {_ORDER}) AS n
          FROM (SELECT id, priority, created_at FROM jobs WHERE {_WAITING} ORDER BY {_ORDER} LIMIT {slots}) AS waiting
        ), filled AS (
          UPDATE jobs SET slot = free.slot, ticket_id = {_TICKET}
          FROM next JOIN free USING (n) WHERE jobs.owner_id = :owner AND jobs.id = next.id RETURNING jobs.id
        )
        {due.jobs_earlier("filled")}
        """  # noqa: S608  # the parts stand in this file
    )


# A job that waits in a later slot moves to a free earlier one, else the owner's newer jobs would overtake it there. It
# gets a new ticket, behind those of all who wait for their turn in that slot: the old one came before theirs.
_PROMOTE = text(
    f"""
    WITH free AS (
      SELECT min(s) AS slot FROM generate_series(1, :slots) AS s
      WHERE NOT EXISTS (SELECT 1 FROM jobs WHERE owner_id = :owner AND pool = :pool AND slot = s)
    ), late AS (
      SELECT jobs.id, jobs.ticket_id FROM free, jobs JOIN procrastinate_jobs AS ticket ON ticket.id = jobs.ticket_id
      WHERE owner_id = :owner AND pool = :pool AND jobs.status = 'pending' AND jobs.slot > free.slot
        AND ticket.status = 'todo'
      ORDER BY jobs.slot LIMIT 1
    ), dropped AS (
      DELETE FROM procrastinate_jobs AS ticket USING late WHERE ticket.id = late.ticket_id AND ticket.status = 'todo'
      RETURNING ticket.id
    )
    UPDATE jobs SET slot = free.slot, ticket_id = {_TICKET}
    FROM late, free, dropped
    WHERE jobs.owner_id = :owner AND jobs.id = late.id AND jobs.ticket_id = dropped.id AND jobs.status = 'pending'
    RETURNING jobs.id
    """  # noqa: S608  # the parts stand in this file
)


LOCK = "pg_advisory_xact_lock(hashtextextended(:lock, 0))"
"""The lock of an owner's pool, as part of a statement; `lock_key` is its parameter."""
_LOCK = text(f"SELECT {LOCK}")


async def lock(session: AsyncSession, owner: UUID, pool: Pool) -> None:
    """Before any row of the pool's jobs is changed, so that two transactions never wait for each other."""
    await session.execute(_LOCK, {"lock": lock_key(owner, pool)})


def lock_key(owner: UUID, pool: Pool) -> str:
    return f"jobs:{pool}:{owner}"


async def dispatch(session: AsyncSession, owner: UUID, pool: Pool, *, recheck_s: float | None = None) -> None:
    """Under the owner's lock of the pool: give free slots to the jobs that wait longest, a ticket with each, and tell
    the sweep when to look again.
    """
    mine = {"owner": owner, "pool": pool, "task": TASK}
    visit = {"kind": due.kind_of(pool), "recheck": recheck_s or due.RECHECK_S}
    await session.execute(_dispatching(POOL_SLOTS[pool]), {**mine, **visit})


async def redispatch(session: AsyncSession, owner: UUID, pool: Pool, *, recheck_s: float | None = None) -> None:
    """After a slot was freed, by the worker's role, which alone may reorder tickets."""
    await lock(session, owner, pool)
    slots = {"owner": owner, "pool": pool, "slots": POOL_SLOTS[pool], "task": TASK}
    for _ in range(POOL_SLOTS[pool] - 1):
        if (await session.execute(_PROMOTE, slots)).first() is None:
            break
    await dispatch(session, owner, pool, recheck_s=recheck_s)
