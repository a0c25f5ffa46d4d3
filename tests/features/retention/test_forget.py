"""Old traces go by age, an owner's own only, and what still runs or is young stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import psycopg

from bespoke.features.retention.forget import Ages, forget
from bespoke.platform.database import Database
from bespoke.platform.ids import new_id

Connection = psycopg.Connection[tuple[object, ...]]
AGES = Ages(events=timedelta(days=400), jobs=timedelta(days=120), ai_operations=timedelta(days=200))


async def test_old_lines_and_ended_jobs_go(
    worker_database: Database, owner: UUID, other_owner: UUID, as_migrate: Connection
) -> None:
    for person in (owner, other_owner):
        as_migrate.execute("INSERT INTO event_streams VALUES (%s, 2) ON CONFLICT DO NOTHING", (person,))
        for seq, days in ((101, 500), (102, 300)):
            line = (
                "INSERT INTO events (owner_id, seq, type, payload, created_at) VALUES (%s, %s, 't', '{}', now() - %s)"
            )
            as_migrate.execute(line, (person, seq, timedelta(days=days)))
    jobs = {"old": (130, "completed"), "running": (130, "pending"), "young": (100, "failed")}
    for key, (days, status) in jobs.items():
        ended = None if status == "pending" else datetime.now(UTC) - timedelta(days=days - 1)
        row = """INSERT INTO jobs (owner_id, id, kind, pool, status, idempotency_key, created_at, finished_at)
                 VALUES (%s, %s, 'export', 'export', %s, %s, now() - %s, %s)"""
        as_migrate.execute(row, (owner, new_id(), status, key, timedelta(days=days), ended))
    now = datetime.now(UTC)
    async with worker_database.transaction(owner) as session:
        assert await forget(session, owner, AGES, now=now) == now + timedelta(days=7)
    left = "SELECT seq FROM events WHERE owner_id = %s AND seq > 100 ORDER BY seq"
    assert as_migrate.execute(left, (owner,)).fetchall() == [(102,)]
    assert as_migrate.execute(left, (other_owner,)).fetchall() == [(101,), (102,)]
    assert as_migrate.execute("SELECT idempotency_key FROM jobs ORDER BY 1").fetchall() == [("running",), ("young",)]


async def test_more_than_a_batch_is_done_in_further_visits_soon(
    worker_database: Database, owner: UUID, as_migrate: Connection
) -> None:
    many = """INSERT INTO events (owner_id, seq, type, payload, created_at)
              SELECT %s, 1000 + n, 't', '{}', now() - interval '500 days' FROM generate_series(1, 5001) n"""
    as_migrate.execute(many, (owner,))
    now = datetime.now(UTC)
    async with worker_database.transaction(owner) as session:
        assert await forget(session, owner, AGES, now=now) < now + timedelta(hours=1)
        assert await forget(session, owner, AGES, now=now) == now + timedelta(days=7)


async def test_old_calls_of_models_leave_the_ledger(
    worker_database: Database, owner: UUID, other_owner: UUID, as_migrate: Connection
) -> None:
    for person in (owner, other_owner):
        for days in (201, 199):
            call = """INSERT INTO ai_operations (owner_id, id, provider, model, purpose, status, created_at)
                      VALUES (%s, %s, 'p', %s, 'optimize', 'completed', now() - %s)"""
            as_migrate.execute(call, (person, new_id(), str(days), timedelta(days=days)))
    now = datetime.now(UTC)
    async with worker_database.transaction(owner) as session:
        assert await forget(session, owner, AGES, now=now) == now + timedelta(days=7)
    left = "SELECT model FROM ai_operations WHERE owner_id = %s ORDER BY 1"
    assert as_migrate.execute(left, (owner,)).fetchall() == [("199",)]
    assert as_migrate.execute(left, (other_owner,)).fetchall() == [("199",), ("201",)]
