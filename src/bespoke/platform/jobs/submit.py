"""Asking for work: the job and its ticket are written in the caller's transaction, both or neither."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import literal, select
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event
from bespoke.platform.ids import new_id
from bespoke.platform.jobs.contract import JobKind
from bespoke.platform.jobs.dispatch import dispatch, locking
from bespoke.platform.jobs.stream import first_told
from bespoke.platform.jobs.tables import JobRow
from bespoke.platform.jobs.told import Queued
from bespoke.platform.telemetry.trace import trace_id

HELD = datetime(9999, 1, 1, tzinfo=UTC)
"""When a held job runs: not before `release`."""


async def submit(  # noqa: PLR0913  # each is a column of the job, nearly all may be left out
    session: AsyncSession,
    owner: UUID,
    *,
    kind: JobKind,
    input: Mapping[str, Any],
    document_id: UUID | None = None,
    batch_id: UUID | None = None,
    idempotency_key: str | None = None,
    priority: int = 0,
    held: bool = False,
    actor: Actor | None = None,
) -> UUID:
    """The job's id; the same key always gives the same job. Higher priorities go before lower ones of the same owner.

    Call it before the transaction's own events: the owner's stream is locked from its first event to the commit.
    """
    job_id = new_id()
    row = {
        "owner_id": owner,
        "id": job_id,
        "kind": kind.name,
        "pool": kind.pool,
        "document_id": document_id,
        "batch_id": batch_id,
        "input": dict(input),
        "priority": priority,
        "idempotency_key": idempotency_key or str(job_id),
        "timeout_s": kind.timeout_s,
        "trace_id": trace_id(),
        "last_event": 1,
        **({"run_at": HELD} if held else {}),
    }
    if not await _insert(session, row):
        return await _job_of(session, owner, str(idempotency_key))
    await dispatch(session, owner, kind.pool)
    told = {"kind": kind.name, "document_id": str(document_id) if document_id else None}
    await append_event(session, owner, "job.submitted", subject_id=job_id, payload=told, actor=actor)
    return job_id


async def _insert(session: AsyncSession, row: Mapping[str, Any]) -> bool:
    """The job with the first event of its stream, of which nobody need be told; False when its key is taken.

    With the pool's lock, which is taken before the row is written.
    """
    columns = JobRow.__table__.c
    values = select(*(literal(value, columns[name].type) for name, value in row.items()))
    locked = select(locking(row["owner_id"], row["pool"])).cte("locked")
    new = insert(JobRow).from_select(list(row), values.select_from(locked))
    new = new.on_conflict_do_nothing(index_elements=["owner_id", "idempotency_key"])
    made = new.returning(JobRow.owner_id, JobRow.id, JobRow.last_event).cte("made")
    told = first_told(made, Queued.event, literal({}, JSONB()))
    return (await session.execute(select(made.c.id).add_cte(told))).first() is not None


async def _job_of(session: AsyncSession, owner: UUID, key: str) -> UUID:
    found = select(JobRow.id).where(JobRow.owner_id == owner, JobRow.idempotency_key == key)
    return (await session.execute(found)).scalar_one()
