"""Storing a revision: the document's row and its version in one statement, or nothing at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.subject import Author, Content, Kind, Subject

COALESCE_S = 60
"""Autosaves of one author within a minute of the first of them are one line of the list, which shows the last."""


class Draft(NamedTuple):
    """What is to be saved, by whom."""

    content: Content
    author: Author = "person"
    is_autosave: bool = False
    name: str = ""
    note: str = ""
    summary: str = ""


class Saved(NamedTuple):
    revision: int
    updated_at: datetime
    content: Content
    was_merged: bool = False


async def write_revision(
    session: AsyncSession, subject: Subject, draft: Draft, *, base: int, columns: Mapping[str, Any]
) -> Saved | None:
    """None when the document is at another revision than `base`, or is not there. `columns` is what follows from it."""
    statement = _statement(subject.kind, tuple(columns))
    values = {f"column_{name}": value for name, value in columns.items()}
    row = (
        await session.execute(
            statement,
            {
                "owner": subject.owner_id,
                "id": subject.id,
                "base": base,
                "content": draft.content,
                "author": draft.author,
                "autosave": draft.is_autosave,
                "name": draft.name,
                "note": draft.note,
                "summary": draft.summary,
                "window": COALESCE_S,
                **values,
            },
        )
    ).one_or_none()
    return Saved(row.revision, row.updated_at, draft.content) if row else None


@lru_cache(maxsize=32)
def _statement(kind: Kind, columns: tuple[str, ...]) -> TextClause:
    """Names come from our own tables, values are bound."""
    table, column = kind.table.__table__, kind.column
    name_of = kind.table.__tablename__
    derived = "".join(f", {name} = :column_{name}" for name in columns)
    statement = f"""
        WITH saved AS (
          UPDATE {name_of} SET {column} = :content, revision = revision + 1, dirty = true,
                 updated_at = clock_timestamp(){derived}
          WHERE owner_id = :owner AND id = :id AND revision = :base AND deleted_at IS NULL
          RETURNING revision, updated_at
        ), kept AS (
          INSERT INTO versions (owner_id, document_id, revision, content, author, is_autosave, name, note, summary)
          SELECT :owner, :id, revision, :content, :author, :autosave, :name, :note, :summary FROM saved
        ), superseded AS (
          UPDATE versions SET is_superseded = true
          WHERE :autosave AND owner_id = :owner AND document_id = :id AND revision = :base AND is_autosave
            AND author = :author AND name = '' AND note = ''
            AND EXISTS (SELECT 1 FROM saved)
            AND (SELECT min(v.created_at) FROM versions v
                 WHERE v.owner_id = :owner AND v.document_id = :id AND v.revision <= :base AND v.revision > coalesce(
                   (SELECT max(l.revision) FROM versions l WHERE l.owner_id = :owner AND l.document_id = :id
                    AND l.revision < :base AND NOT l.is_superseded), 0)
                ) > clock_timestamp() - make_interval(secs => :window)
        ), looked_after AS (
          INSERT INTO due (owner_id, kind, at)
          SELECT :owner, 'thin', clock_timestamp() + interval '25 hours' FROM saved ON CONFLICT DO NOTHING
        )
        SELECT revision, updated_at FROM saved
    """  # noqa: S608  # no value is in the text
    typed = [bindparam(f"column_{name}", type_=table.c[name].type) for name in columns]
    return text(statement).bindparams(bindparam("content", type_=JSONB()), *typed)
