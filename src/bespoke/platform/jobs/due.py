"""Whom the sweep must visit, and when. Visiting too early costs a query, too late a person's time."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.jobs.contract import Pool

TIDY = "tidy"
"""The visit that clears away what requests left behind: reservations, keys and sessions past their time."""

FORGET = "forget"
"""The visit that deletes the oldest traces."""

RECHECK_S = 20.0
"""How often an owner with jobs in the engine is visited, to find tickets that vanished and runs that hang."""

EARLIER = """
    INSERT INTO due (owner_id, kind, at)
    VALUES (:owner, :kind, coalesce(CAST(:at AS timestamptz), clock_timestamp() + :after))
    ON CONFLICT (owner_id, kind) DO UPDATE SET at = excluded.at WHERE due.at > excluded.at
"""
"""What `visit_by` says; also the end of a statement that first writes what nobody else can be waiting for."""

_EARLIER = text(EARLIER)

# Both branches read a partial index that holds unfinished jobs alone.
_IS_HANDED_OUT = "EXISTS (SELECT 1 FROM jobs WHERE owner_id = :owner AND pool = :pool AND slot IS NOT NULL)"
_NEXT = """
    SELECT least(
      (SELECT min(run_at) FROM jobs WHERE owner_id = :owner AND pool = :pool AND status = 'pending' AND slot IS NULL
        AND run_at > clock_timestamp()),
      (SELECT clock_timestamp() + make_interval(secs => :recheck) WHERE {is_handed_out})
    ) AS at
"""


def jobs_earlier(filled: str) -> str:
    """The end of a statement that fills slots: it sees them as they were before, and those it fills by this name."""
    is_handed_out = f"(SELECT count(*) FROM {filled}) > 0 OR {_IS_HANDED_OUT}"  # noqa: S608  # a name of ours
    next_visit = _NEXT.format(is_handed_out=is_handed_out)
    return f"""
    INSERT INTO due (owner_id, kind, at) SELECT :owner, :kind, at FROM ({next_visit}) AS next WHERE at IS NOT NULL
    ON CONFLICT (owner_id, kind) DO UPDATE SET at = excluded.at WHERE due.at > excluded.at
    """  # noqa: S608  # both halves stand in this file


_JOBS_EXACTLY = text(
    f"""
    WITH next AS ({_NEXT.format(is_handed_out=_IS_HANDED_OUT)}), gone AS (
      DELETE FROM due USING next WHERE owner_id = :owner AND kind = :kind AND next.at IS NULL
    )
    UPDATE due SET at = next.at FROM next WHERE owner_id = :owner AND kind = :kind AND next.at IS NOT NULL
    """  # noqa: S608  # both halves stand in this file
)


async def visit_by(
    session: AsyncSession, owner: UUID, *, kind: str, after: timedelta = timedelta(), at: datetime | None = None
) -> None:
    """Have the sweep visit so much later than now, or at the earlier time that is already written down.

    By the database's clock: a machine whose own is wrong must put off nobody's visit. `at` is a time it told.
    """
    await session.execute(_EARLIER, {"owner": owner, "kind": kind, "after": after, "at": at})


def kind_of(pool: Pool) -> str:
    return f"jobs:{pool}"


def pool_of(kind: str) -> Pool | None:
    """The pool whose jobs a visit of this kind looks after; None for other visits."""
    noun, _, pool = kind.partition(":")
    return pool if noun == "jobs" else None  # type: ignore[return-value]  # `kind_of` wrote it


async def visit_jobs_again(session: AsyncSession, owner: UUID, *, pool: Pool, recheck_s: float = RECHECK_S) -> None:
    """Under the owner's lock of the pool, and by the visit itself, which alone may postpone the next."""
    values = {"owner": owner, "pool": pool, "kind": kind_of(pool), "recheck": recheck_s}
    await session.execute(_JOBS_EXACTLY, values)
