"""Data of another system comes in whole, in order, and only once."""

from __future__ import annotations

import json
from typing import Any

import psycopg
import pytest
from tests.features.documents.test_save import DATA

from bespoke.features.bring import BadLine, Bringing
from bespoke.platform.database import Database

Connection = psycopg.Connection[tuple[object, ...]]
LINES: list[dict[str, Any]] = [
    {"type": "user", "email": "Ada@Example.org", "name": "Ada"},
    {"type": "resume", "user": "ada@example.org", "id": "r1", "title": "Analyst", "data": DATA},
    {"type": "section", "resume": "r1", "name": "skills", "raw_input": "SQL, Python"},
    {"type": "optimized_resume", "resume": "r1", "title": "Analyst - Acme", "optimized_data": DATA},
]


def lines(*values: dict[str, Any]) -> list[bytes]:
    return [json.dumps(value).encode() for value in values]


def counts(connection: Connection) -> list[int]:
    tables = ("users", "resumes", "resume_sections", "optimized_resumes")
    rows = [connection.execute(f"SELECT count(*) FROM {table}".encode()).fetchone() for table in tables]
    return [int(str(row[0])) for row in rows if row]


async def test_everything_comes_in_once(database: Database, as_migrate: Connection) -> None:
    for _ in range(2):
        await Bringing(database).bring(lines(*LINES))
        assert counts(as_migrate) == [1, 1, 1, 1]


async def test_what_a_failure_kept_from_coming_is_brought_the_next_time(
    database: Database, as_migrate: Connection
) -> None:
    with pytest.raises(BadLine, match="Line 3"):
        await Bringing(database).bring(lines(*LINES[:2], {"type": "zodiac"}, *LINES[2:]))
    assert counts(as_migrate) == [1, 1, 0, 0]
    again = Bringing(database)
    await again.bring(lines(*LINES))
    assert counts(as_migrate) == [1, 1, 1, 1]
    assert again.left == {"resume": 1}
    assert as_migrate.execute("SELECT name FROM users").fetchall() == [("Ada",)]


async def test_a_resume_brings_one_optimized_resume_for_each_posting(
    database: Database, as_migrate: Connection
) -> None:
    posted = [{**LINES[3], "posting": f"Analyst\n\nYou need: {skill}"} for skill in ("SQL", "Python")]
    for _ in range(2):
        await Bringing(database).bring(lines(*LINES, *posted))
        assert counts(as_migrate) == [1, 1, 1, 3]
    assert as_migrate.execute("SELECT count(*) FROM postings").fetchone() == (2,)
    with pytest.raises(BadLine, match=r"Line 5: .*'r1'"):
        await Bringing(database).bring(lines(*LINES, {**LINES[3], "title": "Analyst - Another"}))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ({"type": "resume", "user": "x@example.org", "id": "r"}, "no user"),
        ({"type": "section", "resume": "r9", "name": "work", "raw_input": "x"}, "no resume"),
        ({"type": "zodiac"}, "type"),
        ({"type": "user", "email": "a@example.org", "is_admin": True}, "is_admin"),
        ({"type": "user", "email": "nobody"}, "address"),
    ],
)
async def test_a_bad_line_is_named_and_those_before_it_stay(
    database: Database, as_migrate: Connection, line: dict[str, Any], why: str
) -> None:
    with pytest.raises(BadLine, match=rf"Line 2: .*{why}"):
        await Bringing(database).bring(lines(LINES[0], line))
    assert counts(as_migrate)[0] == 1


async def test_what_a_section_or_posting_may_not_be_is_told_with_its_line(database: Database) -> None:
    for line in ({**LINES[2], "name": "zodiac"}, {**LINES[2], "raw_input": ""}, {**LINES[3], "posting": " "}):
        with pytest.raises(BadLine, match="Line 3: "):
            await Bringing(database).bring(lines(*LINES[:2], line))


async def test_hostile_lines_are_refused(database: Database) -> None:
    for content in (b"{", b'{"type": "user", "type": "user"}', b'{"type": "user", "email": "\\u0000"}', b"[" * 100_000):
        with pytest.raises(BadLine, match="Line 1"):
            await Bringing(database).bring([content])
