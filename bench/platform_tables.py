"""Reading among a million rows of ten thousand owners, and searching inside five thousand of one."""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Awaitable, Callable
from statistics import median
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb

from bench.rows import Row
from bespoke.features.optimizations import queries as optimized
from bespoke.features.optimizations.derive import Confirmed, derived
from bespoke.features.optimizations.fingerprint import fingerprint
from bespoke.features.resumes import queries as resumes
from bespoke.platform.database import Database, roles
from bespoke.platform.embedded import EmbeddedPostgres
from bespoke.posting.analyse import read_posting
from bespoke.resume.dates import PartialDate
from bespoke.testing.examples import example_posting, example_resume

OWNERS = 10_000
_OPTIMIZED = 5_000
_SAMPLES = 400
_SEED = 20261127
_RARE = "Rare & Daughters"

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
)

_FILL_OPTIMIZED = """INSERT INTO optimized_resumes
      (owner_id, id, resume_id, posting_id, resume_revision, title, structured_output, fingerprint)
    SELECT md5('o1')::uuid, md5(%s)::uuid, (SELECT id FROM resumes WHERE owner_id = md5('o1')::uuid LIMIT 1),
      md5(%s)::uuid, 1, %s, %s, %s"""


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

    async def contains(company: str, *, expected: int) -> None:
        owner, wanted = _md5("o1"), {"targeting": {"company": company}}
        async with database.transaction(owner) as session:
            found = await optimized.list_page(session, owner, cursor=None, limit=20, contains=wanted)
        assert len(found) == expected

    async def ten(n: int) -> None:
        await contains(f"Company {1 + n}", expected=_OPTIMIZED // 500)

    async def one_or_none(n: int) -> None:
        await contains(_RARE if n % 2 else f"Nobody {n}", expected=n % 2)

    inside = f"containment in {_OPTIMIZED:,} optimized resumes of one owner"
    among = f"{count:,} resumes of {OWNERS:,} owners"
    found = [
        await _timed(f"read by id among {among}", "p99 <= 10 ms", read, _SAMPLES),
        await _timed(f"list of 20 among {among}", "p99 <= 15 ms", listing, _SAMPLES),
        await _timed(f"{inside}, a value of ten", "p99 <= 300 ms", ten, 60),
        await _timed(f"{inside}, a value of one or none", "p99 <= 300 ms", one_or_none, 60),
    ]
    await database.close()
    return found


def _fill(postgres: EmbeddedPostgres, count: int) -> None:
    values = {"owners": OWNERS, "rows": count, "optimized": _OPTIMIZED}
    with psycopg.connect(postgres.url(roles.DATABASE, roles.MIGRATE), autocommit=True) as connection:
        for statement in _FILL:
            connection.execute(statement.format(**values).encode())
        _fill_optimized(connection)
        connection.execute("VACUUM ANALYZE")


def _fill_optimized(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """Whole optimizations of the example, some 50 KB each, for five hundred companies, and one for a rare one."""
    posting = read_posting(example_posting())
    resume = example_resume()
    content, _ = derived(resume, confirmed=Confirmed(resume), given=None, posting=posting, as_of=PartialDate(2026, 11))
    for n in range(1, _OPTIMIZED + 1):
        company = _RARE if n == _OPTIMIZED // 2 else f"Company {n % 500}"
        content["targeting"] = {"company": company}
        values = [f"p{n}", f"a{n}", f"Optimized {n}", Jsonb(content), fingerprint(content)]
        connection.execute(_FILL_OPTIMIZED, values)


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
