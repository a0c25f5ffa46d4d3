"""Every row of an owner, whatever table it is in: the database's own catalogue says where to look.

A table that is added later is found without being named here.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import TextClause, text

from bespoke.platform.database import Database

_TABLES = text(
    r"""
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY k.place) AS key,
           array_agg(format_type(a.atttypid, a.atttypmod) ORDER BY k.place) AS types,
           ARRAY(SELECT s.attname::text FROM pg_attribute s WHERE s.attrelid = c.oid AND s.attnum > 0
                 AND (s.attname LIKE '%\_hash' AND c.relname <> 'ai_answers'
                   OR c.relname = 'idempotency_keys' AND s.attname IN ('headers', 'body')
                   OR c.relname = 'ai_keys' AND s.attname = 'sealed')
           ) AS secrets
    FROM pg_class c
    JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relrowsecurity
    GROUP BY c.oid, c.relname ORDER BY c.relname
    """
)


@dataclass(frozen=True, slots=True)
class OwnedTable:
    """`key` is the primary key, of which the first column is the owner. `secrets` never leave the database."""

    name: str
    key: tuple[str, ...]
    types: tuple[str, ...]
    secrets: tuple[str, ...]


async def owned_tables(database: Database) -> list[OwnedTable]:
    async with database.transaction() as session:
        found = (await session.execute(_TABLES)).all()
    return [OwnedTable(row.name, tuple(row.key), tuple(row.types), tuple(row.secrets)) for row in found]


async def rows_as_lines(
    database: Database, table: OwnedTable, owner: UUID, *, page: int = 100
) -> AsyncIterator[list[str]]:
    """JSON, one object a row, in pages. Each page is a transaction, so that no slow reader holds a connection."""
    last: dict[str, str] = {}
    while True:
        async with database.transaction(owner) as session:
            found = (await session.execute(_page(table, is_first=not last), _values(table, owner, page, last))).all()
        if found:
            yield [row.line for row in found]
            last = {f"after{n}": value for n, value in enumerate(found[-1][1:])}
        if len(found) < page:
            return


def _page(table: OwnedTable, *, is_first: bool) -> TextClause:
    keys = ", ".join(f't."{column}"' for column in table.key)
    texts = ", ".join(f't."{column}"::text' for column in table.key)
    after = ", ".join(f"CAST(:after{n} AS {kind})" for n, kind in enumerate(table.types))
    beyond = "" if is_first else f"AND ({keys}) > ({after})"
    return text(
        f"""
        SELECT (to_jsonb(t) - CAST(:secrets AS text[]))::text AS line, {texts} FROM "{table.name}" t
        WHERE t.owner_id = :owner {beyond} ORDER BY {keys} LIMIT :page
        """  # noqa: S608  # names of our own catalogue
    )


def _values(table: OwnedTable, owner: UUID, page: int, last: dict[str, str]) -> dict[str, object]:
    return {"secrets": list(table.secrets), "owner": owner, "page": page, **last}
