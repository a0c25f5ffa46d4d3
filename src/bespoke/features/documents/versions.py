"""The history of a document: listing, reading, comparing, naming."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Annotated, Any

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.errors import VersionNotFound
from bespoke.features.documents.subject import Content, Subject
from bespoke.features.documents.tables import VersionRow
from bespoke.resume.changes import Change
from bespoke.resume.diff import diff
from bespoke.resume.jsonresume import read_json_resume
from bespoke.resume.model import Resume

RevisionNumber = Annotated[int, Path(ge=1, le=2**53)]


class Version(BaseModel):
    """One line of the history. `summary` says what changed since the version listed before it."""

    revision: int
    author: str
    is_autosave: bool
    name: str
    note: str
    summary: str
    created_at: datetime


class VersionDetail(Version):
    content: dict[str, Any]


class Comparison(BaseModel):
    """From one version to another, as values and in words."""

    from_revision: int
    to_revision: int
    summary: str
    described: list[str]
    changes: list[Change]


class Remark(BaseModel):
    """A name keeps a version for ever; a note is for people."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"name": "Sent to Fernhill", "note": "Two pages"}]}
    )

    name: str | None = Field(None, max_length=120)
    note: str | None = Field(None, max_length=2000)


class RestoreInput(BaseModel):
    """Restore the whole version, or one entry of it by its id."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"revision": 7}]})

    revision: Annotated[int, Field(ge=0, le=2**53)] | None = Field(
        None, description="The revision this is based on; else If-Match."
    )
    entry_id: Annotated[str, Field(max_length=64)] | None = None


async def list_versions(
    session: AsyncSession, subject: Subject, *, before: int | None = None, limit: int = 20
) -> list[Version]:
    """Newest first. Summaries are made when they are first looked at, and then kept."""
    listed = select(VersionRow).where(*_of(subject), VersionRow.is_superseded.is_(False))
    if before is not None:
        listed = listed.where(VersionRow.revision < before)
    rows = list((await session.execute(listed.order_by(VersionRow.revision.desc()).limit(limit + 1))).scalars())
    await _summarize(session, rows)
    return [shown(row) for row in rows[:limit]]


async def read_version(session: AsyncSession, subject: Subject, revision: int) -> VersionRow:
    found = select(VersionRow).where(*_of(subject), VersionRow.revision == revision)
    row = (await session.execute(found)).scalar_one_or_none()
    if row is None:
        raise VersionNotFound(
            f"There is no version {revision} of this {subject.kind.noun}.",
            fix="List those there are.",
        )
    return row


async def compare(session: AsyncSession, subject: Subject, from_revision: int, to_revision: int) -> Comparison:
    old = await read_version(session, subject, from_revision)
    new = await read_version(session, subject, to_revision)
    changes = await asyncio.to_thread(lambda: diff(resume_of(old.content), resume_of(new.content)))
    return Comparison(
        from_revision=from_revision,
        to_revision=to_revision,
        summary=changes.summary(),
        described=changes.describe(),
        changes=list(changes.changes),
    )


async def remark(session: AsyncSession, subject: Subject, revision: int, given: Remark) -> Version:
    await read_version(session, subject, revision)
    values = given.model_dump(exclude_none=True)
    if values:
        changed = update(VersionRow).where(*_of(subject), VersionRow.revision == revision)
        await session.execute(changed.values(**values, is_superseded=False))
    row = await read_version(session, subject, revision)
    await session.refresh(row)
    return shown(row)


def resume_of(content: Content) -> Resume:
    """The resume in a version of either kind."""
    return read_json_resume(content.get("resume_json", content))


def shown(row: VersionRow) -> Version:
    return Version.model_validate(row, from_attributes=True)


async def _summarize(session: AsyncSession, rows: Sequence[VersionRow]) -> None:
    for newer, older in pairwise(rows):
        if not newer.summary:
            newer.summary = await asyncio.to_thread(_summary, older.content, newer.content)
    await session.flush()


def _summary(older: Content, newer: Content) -> str:
    return diff(resume_of(older), resume_of(newer)).summary()


def _of(subject: Subject) -> tuple[ColumnElement[bool], ...]:
    return VersionRow.owner_id == subject.owner_id, VersionRow.document_id == subject.id
