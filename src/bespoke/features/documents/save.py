"""Saving a document so that nobody's work is lost: on its base, merged with what came since, or refused with both."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.combine import Combined, combine
from bespoke.features.documents.errors import SaveConflict, UnknownBase, not_found
from bespoke.features.documents.subject import Content, Subject
from bespoke.features.documents.tables import VersionRow
from bespoke.features.documents.write import Draft, Saved, write_revision
from bespoke.platform.telemetry.figures import SAVE_SECONDS, SAVES

Finish = Callable[[Content], Awaitable[tuple[Content, Mapping[str, Any]]]]
"""From what was sent or merged to what is stored: the content, and the columns that follow from it."""


async def save(session: AsyncSession, subject: Subject, draft: Draft, *, base: int, finish: Finish) -> Saved:
    """`base` is the revision the draft was made from. Raises SaveConflict with both sides, field by field."""
    name = subject.kind.name
    with SAVE_SECONDS.labels(name).time():
        try:
            saved = await _save(session, subject, draft, base=base, finish=finish)
        except (SaveConflict, UnknownBase) as error:
            SAVES.labels(name, "conflict" if isinstance(error, SaveConflict) else "unknown_base").inc()
            raise
    SAVES.labels(name, "merged" if saved.was_merged else "saved").inc()
    return saved


async def _save(session: AsyncSession, subject: Subject, draft: Draft, *, base: int, finish: Finish) -> Saved:
    content, columns = await finish(draft.content)
    saved = await write_revision(session, subject, draft._replace(content=content), base=base, columns=columns)
    return saved or await _save_merged(session, subject, draft._replace(content=content), base=base, finish=finish)


async def _save_merged(session: AsyncSession, subject: Subject, draft: Draft, *, base: int, finish: Finish) -> Saved:
    """The row stays locked from here to the commit, so what is merged with is what is replaced."""
    revision, updated_at, current = await _locked(session, subject)
    if base > revision:
        raise _unknown_base(subject, base, revision)
    before = await version_content(session, subject, base)
    if before is None:
        raise _unknown_base(subject, base, revision)
    combined = await asyncio.to_thread(combine, subject.kind, before, draft.content, current)
    if combined.conflicts:
        raise _conflict(subject, combined, revision)
    if combined.content == current:
        return Saved(revision, updated_at, current, was_merged=True)
    content, columns = await finish(combined.content)
    saved = await write_revision(session, subject, draft._replace(content=content), base=revision, columns=columns)
    assert saved is not None, "the row is locked at this revision"
    return saved._replace(was_merged=True)


async def _locked(session: AsyncSession, subject: Subject) -> tuple[int, Any, Content]:
    """The revision and content as they are now. A document that was never edited has its import's content."""
    table: Any = subject.kind.table
    content = getattr(table, subject.kind.column)
    found = select(table.revision, table.updated_at, content).where(
        table.owner_id == subject.owner_id, table.id == subject.id, table.deleted_at.is_(None)
    )
    row = (await session.execute(found.with_for_update())).one_or_none()
    if row is None:
        raise not_found(subject.kind.noun)
    revision, updated_at, current = row
    if current is None:
        current = await version_content(session, subject, revision)
    return revision, updated_at, current or {}


async def version_content(session: AsyncSession, subject: Subject, revision: int) -> Content | None:
    found = select(VersionRow.content).where(
        VersionRow.owner_id == subject.owner_id,
        VersionRow.document_id == subject.id,
        VersionRow.revision == revision,
    )
    return (await session.execute(found)).scalar_one_or_none()


def _unknown_base(subject: Subject, base: int, revision: int) -> UnknownBase:
    error = UnknownBase(
        f"Revision {base} of this {subject.kind.noun} is not kept any more, or never was; it is at {revision}.",
        fix="Load it again and repeat the change.",
        field="revision",
    )
    error.extra["revision"] = revision
    return error


def _conflict(subject: Subject, combined: Combined, revision: int) -> SaveConflict:
    fields = ", ".join(conflict.path for conflict in combined.conflicts[:5])
    error = SaveConflict(
        f"The {subject.kind.noun} was changed elsewhere in the same places: {fields}.",
        fix="Decide each of the conflicts, then save again based on the revision given here.",
    )
    error.extra["revision"] = revision
    error.extra["conflicts"] = [conflict.model_dump(mode="json") for conflict in combined.conflicts]
    return error
