"""The picture of the schema in `docs/schema.md`, drawn from the models."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import Any

from sqlalchemy import Column, ForeignKeyConstraint, Table
from sqlalchemy.dialects import postgresql

from bespoke.platform.database.base import Base

_HEAD = """# The schema

This page is drawn from the models by `make docs`; a test fails when it is stale. Every table with `owner_id` begins
each of its keys and indexes with it, and row-level security is forced on it. An arrow leads from a child to its parent;
all but the arrows to `users` go by (`owner_id`, the parent's key), so that no row can refer to another owner's.

"""


def schema_page(modules: Sequence[ModuleType]) -> str:
    """Of the tables in these modules, which the caller imported."""
    assert modules
    tables = sorted(Base.metadata.tables.values(), key=lambda table: table.name)
    return _HEAD + "```mermaid\nerDiagram\n" + _arrows(tables) + "```\n\n" + "\n".join(map(_columns, tables))


def _arrows(tables: list[Table]) -> str:
    lines = set()
    for table in tables:
        for key in table.constraints:
            if isinstance(key, ForeignKeyConstraint):
                label = next((c.name for c in key.columns if c.name != "owner_id"), "owner_id")
                lines.add(f"  {key.elements[0].target_fullname.split('.')[0]} ||--o{{ {table.name} : {label}\n")
    return "".join(sorted(lines))


def _columns(table: Table) -> str:
    rows = [f"| `{column.name}` | {_type(column)} | {_marks(column)} |" for column in table.columns]
    return "\n".join([f"## {table.name}", "", "| column | type | |", "|---|---|---|", *rows, ""])


def _type(column: Column[Any]) -> str:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # has no types
    return column.type.compile(dialect=dialect).lower()


def _marks(column: Column[Any]) -> str:
    marks = {"key": column.primary_key, "may be null": bool(column.nullable)}
    return ", ".join(mark for mark, holds in marks.items() if holds)
