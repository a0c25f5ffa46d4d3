"""Reading among a million rows of ten thousand owners, and searching inside five thousand of one."""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Awaitable, Callable
from statistics import median
from uuid import UUID

import psycopg

from bench.rows import Row
from bespoke.features.optimizations import queries as optimized
from bespoke.features.resumes import queries as resumes
from bespoke.platform.database import Database, roles
from bespoke.platform.embedded import EmbeddedPostgres

OWNERS = 10_000
_OPTIMIZED = 5_000
_SAMPLES = 400
_SEED = 20261127

# `md5` of a number is an id that both statements can name again.
_SPREAD = "md5('o' || (1 + n % {owners}))::uuid, md5('r' || n)::uuid"
_FILL = (
    "INSERT INTO users (owner_id, email) SELECT md5('o' || n)::uuid, n::text FROM generate_series(1, {owners}) n",
    f"INSERT INTO documents (owner_id, id, kind) SELECT {_SPREAD}, 'resume' FROM generate_series(1, {{rows}}) n",
    f"""INSERT INTO resumes (owner_id, id, title, status, revision, data, updated_at)
    SELECT {_SPREAD}, 'Resume ' || n, 'ready', 1,
      jsonb_build_object('basics', jsonb_build_object('name', 'Person ' || n, 'summary', repeat(md5('s' || n), 28))),
      now() - n * interval '1 s' FROM generate_series(1, {{rows}}) n""",
    """INSERT INTO documents (owner_id, id, kind)
    SELECT md5('o1')::uuid, md5('p' || n)::uuid, 'optimized_resume' FROM generate_series(1, {optimized}) n""",
    """INSERT INTO postings (owner_id, id, text, analysis, analysis_version)
    SELECT md5('o1')::uuid, md5('a' || n)::uuid, 'Posting', '{{}}', '1' FROM generate_series(1, {optimized}) n""",
    """INSERT INTO optimized_resumes (owner_id, id, resume_id, posting_id, resume_revision, title, structured_output)
    SELECT md5('o1')::uuid, md5('p' || n)::uuid, (SELECT id FROM resumes WHERE owner_id = md5('o1')::uuid LIMIT 1),
      md5('a' || n)::uuid, 1, 'Optimized ' || n,
      jsonb_build_object('targeting', jsonb_build_object('company', 'Company ' || n % 500), 'resume_json',
        jsonb_build_object('basics', jsonb_build_object('summary', repeat(md5('t' || n), 300))))
    FROM generate_series(1, {optimized}) n""",
)


async def rows(postgres: EmbeddedPostgres, count: int) -> list[Row]:
    _fill(postgres, count)
    database = Database(postgres.url(roles.DATABASE, roles.APP))
    chance = random.Random(_SEED)
    owners = [_md5(f"o{chance.randint(1, OWNERS)}") for _ in range(_SAMPLES)]
    numbers = [chance.randint(1, count) for _ in range(_SAMPLES)]

    async def read(n: int) -> None:
        owner = _md5(f"o{1 + numbers[n] % OWNERS}")
        async with database.transaction(owner) as session:
            await resumes.find_row(session, owner, _md5(f"r{numbers[n]}"))

    async def listing(n: int) -> None:
        async with database.transaction(owners[n]) as session:
            await resumes.list_page(session, owners[n], cursor=None, limit=20)

    async def contains(n: int) -> None:
        wanted = {"targeting": {"company": f"Company {n % 500}"}}
        owner = _md5("o1")
        async with database.transaction(owner) as session:
            found = await optimized.list_page(session, owner, cursor=None, limit=20, contains=wanted)
        assert len(found) == _OPTIMIZED // 500

    among = f"{count:,} resumes of {OWNERS:,} owners"
    found = [
        await _timed(f"read by id among {among}", "p99 <= 10 ms", read, _SAMPLES),
        await _timed(f"list of 20 among {among}", "p99 <= 15 ms", listing, _SAMPLES),
        await _timed(f"containment in {_OPTIMIZED:,} optimized resumes of one owner", "p99 <= 300 ms", contains, 60),
    ]
    await database.close()
    return found


def _fill(postgres: EmbeddedPostgres, count: int) -> None:
    values = {"owners": OWNERS, "rows": count, "optimized": _OPTIMIZED}
    with psycopg.connect(postgres.url(roles.DATABASE, roles.MIGRATE), autocommit=True) as connection:
        for statement in _FILL:
            connection.execute(statement.format(**values).encode())
        connection.execute("VACUUM ANALYZE")


async def _timed(what: str, target: str, work: Callable[[int], Awaitable[None]], samples: int) -> Row:
    took = []
    for n in range(samples):
        began = time.perf_counter()
        await work(n)
        took.append((time.perf_counter() - began) * 1000)
    took.sort()
    figure = f"p50 {median(took):.1f}, p99 {took[int(samples * 0.99)]:.1f} ms"
    return Row(what, figure, target, "", "", "")


def _md5(text: str) -> UUID:
    return UUID(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest())
