"""Asking for work: the job and its ticket are written in the caller's transaction, both or neither."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.actor import Actor
from bespoke.platform.database.afterwards import afterwards
from bespoke.platform.events.append import append_event
from bespoke.platform.ids import new_id
from bespoke.platform.jobs.contract import JobKind
from bespoke.platform.jobs.dispatch import LOCK, dispatch, lock_key
from bespoke.platform.jobs.stream import as_json, telling
from bespoke.platform.jobs.tables import JobRow
from bespoke.platform.jobs.told import Queued, line_of
from bespoke.platform.telemetry.figures import ADMISSION_SECONDS
from bespoke.platform.telemetry.trace import trace_id

HELD = datetime(9999, 1, 1, tzinfo=UTC)
"""When a held job runs: not before `release`."""

# The job with the first event of its stream, of which nobody need be told; no row when its key is taken. The pool's
# lock is taken before the row is written.
_INSERT = text(
    f"""
    WITH locked AS (SELECT {LOCK}), made AS (
      INSERT INTO jobs (owner_id, id, kind, pool, document_id, batch_id, input, priority, idempotency_key, timeout_s,
                        trace_id, last_event, run_at)
      SELECT :owner, :job, :kind, :pool, :document, :batch, :input, :priority, :key, :timeout_s,
             :trace, 1, coalesce(CAST(:run_at AS timestamptz), clock_timestamp())
      FROM locked ON CONFLICT (owner_id, idempotency_key) DO NOTHING RETURNING owner_id, id, last_event
    ), lines AS ({telling("made")})
    SELECT id FROM made
    """  # noqa: S608  # the parts are ours
).bindparams(bindparam("input", type_=JSONB()), bindparam("lines", type_=JSONB()))


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
    began = time.monotonic()
    job_id = new_id()
    row: dict[str, Any] = {"owner": owner, "job": job_id, "kind": kind.name, "pool": kind.pool, "document": document_id}
    row |= {"batch": batch_id, "input": dict(input), "priority": priority, "key": idempotency_key or str(job_id)}
    row |= {"timeout_s": kind.timeout_s, "trace": trace_id(), "run_at": HELD if held else None}
    first = {"lock": lock_key(owner, kind.pool), "lines": as_json([line_of(Queued())])}
    if (await session.execute(_INSERT, {**row, **first})).first() is None:
        return await _job_of(session, owner, str(idempotency_key))
    await dispatch(session, owner, kind.pool)
    told = {"kind": kind.name, "document_id": str(document_id) if document_id else None}
    await append_event(session, owner, "job.submitted", subject_id=job_id, payload=told, actor=actor)

    async def count() -> None:
        ADMISSION_SECONDS.labels(kind.name).observe(time.monotonic() - began)

    afterwards(session, count)
    return job_id


async def _job_of(session: AsyncSession, owner: UUID, key: str) -> UUID:
    found = select(JobRow.id).where(JobRow.owner_id == owner, JobRow.idempotency_key == key)
    return (await session.execute(found)).scalar_one()
