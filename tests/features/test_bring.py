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


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ({"type": "resume", "user": "x@example.org", "id": "r"}, "no user"),
        ({"type": "section", "resume": "r9", "name": "work", "raw_input": "x"}, "no resume"),
        ({"type": "zodiac"}, "type"),
        ({"type": "user", "email": "a@example.org", "is_admin": True}, "is_admin"),
    ],
)
async def test_a_bad_line_is_named_and_those_before_it_stay(
    database: Database, as_migrate: Connection, line: dict[str, Any], why: str
) -> None:
    with pytest.raises(BadLine, match=rf"Line 2: .*{why}"):
        await Bringing(database).bring(lines(LINES[0], line))
    assert counts(as_migrate)[0] == 1


async def test_hostile_lines_are_refused(database: Database) -> None:
    for content in (b"{", b'{"type": "user", "type": "user"}', b'{"type": "user", "email": "\\u0000"}', b"[" * 100_000):
        with pytest.raises(BadLine, match="Line 1"):
            await Bringing(database).bring([content])
