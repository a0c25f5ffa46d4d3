"""Saving optimizations: made, updated on a base revision, restored; derived parts made anew each time."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import func, insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.create import add_first_version, create_document
from bespoke.features.documents.restore import restore
from bespoke.features.documents.save import Finish, save, version_content
from bespoke.features.documents.subject import Content
from bespoke.features.documents.write import Draft, Saved
from bespoke.features.optimizations import queries
from bespoke.features.optimizations.derive import Confirmed, derived, read_structured, resume_in
from bespoke.features.optimizations.errors import EmptyChange
from bespoke.features.optimizations.forms import is_structured, resume_of_form
from bespoke.features.optimizations.ground import asserted_of, confirmed_of, facts_of
from bespoke.features.optimizations.record import OptimizedChange, SaveOptimization
from bespoke.features.optimizations.reported import with_reported
from bespoke.features.optimizations.subject import optimized_subject
from bespoke.features.optimizations.tables import OptimizedResumeRow
from bespoke.features.postings.queries import find_posting
from bespoke.features.resumes import queries as resumes
from bespoke.features.resumes.tables import ResumeRow
from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event
from bespoke.platform.ids import new_id
from bespoke.posting.model import Posting
from bespoke.resume.align import align
from bespoke.resume.dates import PartialDate
from bespoke.resume.jsonresume import read_json_resume
from bespoke.resume.model import Resume

_SAID = ("title", "template_id", "sections_confirmed", "optimization_summary")
_REPORTED = ("qa_metrics", "match_score", "export_formats", "optimized_content")
_TOLD = ("improvements_made", "keywords_added", "skills_highlighted")


class Kept(NamedTuple):
    id: UUID
    is_new: bool


async def save_optimization(session: AsyncSession, actor: Actor, given: SaveOptimization) -> Kept:
    """Makes or updates the optimized resume of this resume and posting. Every save is a version, so none is lost."""
    owner = actor.owner_id
    # The lock makes two first saves at a time one after the other.
    base = await resumes.find_row(session, owner, given.resume_id, lock=True)
    posting = await find_posting(session, owner, given.posting_id) if given.posting_id else None
    existing = await queries.find_of_resume(session, owner, given.resume_id, given.posting_id)
    ancestor = _ancestor(existing, resumes.content_of(base))
    confirmed = await _confirmed(session, base, existing)
    content, columns = await asyncio.to_thread(_read, given.optimized_data, ancestor, posting, confirmed)
    if existing is None:
        row = {"resume_id": base.id, "resume_revision": base.revision, "posting_id": given.posting_id}
        row |= {"title": given.title or title_of(posting, base.title), "template_id": base.template_id}
        made = await _insert(session, actor, row, content, columns)
        return Kept(made, is_new=True)
    finish = _finish(content, posting, confirmed)
    revision = existing.revision if given.revision is None else given.revision
    draft = _draft(actor, content)
    saved = await save(session, optimized_subject(owner, existing.id), draft, base=revision, finish=finish)
    if given.title:
        await _update(session, owner, existing.id, {"title": given.title})
    await _told(session, actor, existing.id, saved)
    return Kept(existing.id, is_new=False)


async def change_optimized(
    session: AsyncSession, actor: Actor, optimized_id: UUID, given: OptimizedChange, *, base: int | None
) -> Saved | None:
    """Figures a client sends as its own hold until the content changes next. Raises SaveConflict."""
    said = {name: getattr(given, name) for name in (*_SAID, *_TOLD) if getattr(given, name) is not None}
    reported = given.model_dump(mode="json", include=set(_REPORTED), exclude_none=True)
    if given.structured_output is None and not said and not reported:
        raise EmptyChange("Nothing was given to change.", fix="Send at least one field.")
    row = await queries.find(session, actor.owner_id, optimized_id, lock=True)
    saved = None
    if given.structured_output is not None:
        assert base is not None, "the route asks for it"
        saved = await _save_structured(session, actor, row, given, base=base)
    values = dict(said)
    if reported:
        values["reported"] = with_reported(row.reported, reported, revision=saved.revision if saved else row.revision)
    if given.template_id is not None:
        values["dirty"] = True
    values |= {name: reported[name] for name in _REPORTED if name in reported and name != "export_formats"}
    if values:
        await _update(session, actor.owner_id, optimized_id, values)
    await _told(session, actor, optimized_id, saved, fields=sorted({*said, *reported}))
    return saved


async def restore_optimized(
    session: AsyncSession, actor: Actor, optimized_id: UUID, *, version: int, base: int, entry_id: str | None
) -> Saved:
    row = await queries.find(session, actor.owner_id, optimized_id, lock=True)
    posting = await _posting(session, actor.owner_id, row)
    current = base, row.structured_output or {}
    finish = _finish(row.structured_output, posting, await confirmed_of(session, row))
    subject = optimized_subject(actor.owner_id, optimized_id)
    saved = await restore(session, subject, revision=version, current=current, finish=finish, entry_id=entry_id)
    await _told(session, actor, optimized_id, saved)
    return saved


def today() -> PartialDate:
    now = datetime.now(UTC)
    return PartialDate(now.year, now.month, now.day)


async def _save_structured(
    session: AsyncSession, actor: Actor, row: OptimizedResumeRow, given: OptimizedChange, *, base: int
) -> Saved:
    assert given.structured_output is not None
    posting = await _posting(session, actor.owner_id, row)
    draft = _draft(actor, given.structured_output)._replace(
        is_autosave=given.is_autosave, name=given.version_name, note=given.version_note
    )
    subject = optimized_subject(actor.owner_id, row.id)
    # What the sender saw: against it one tells whether the resume or its `ui` was changed.
    seen = row.structured_output if base == row.revision else await version_content(session, subject, base)
    finish = _finish(seen, posting, await confirmed_of(session, row))
    return await save(session, subject, draft, base=base, finish=finish)


def _finish(seen: Content | None, posting: Posting | None, confirmed: Confirmed) -> Finish:
    """From a `structured_output` as sent or merged to the one that is stored."""

    def made(content: Content) -> tuple[Content, Mapping[str, Any]]:
        given = read_structured(content)
        before = read_structured(seen) if seen else None
        base = read_json_resume(before.resume_json) if before else None
        resume = resume_in(given, before, base)
        return derived(resume, given=given, posting=posting, as_of=today(), confirmed=confirmed)

    async def finish(content: Content) -> tuple[Content, Mapping[str, Any]]:
        return await asyncio.to_thread(made, content)

    return finish


def _read(
    given: Content, ancestor: Resume, posting: Posting | None, confirmed: Confirmed
) -> tuple[Content, Mapping[str, Any]]:
    """Any of the three forms."""
    structured = read_structured(given) if is_structured(given) else None
    if structured is not None:
        resume = resume_in(structured, None, ancestor)
    else:
        resume = align(read_json_resume(resume_of_form(given)), ancestor)
    return derived(resume, given=structured, posting=posting, as_of=today(), confirmed=confirmed)


async def _confirmed(session: AsyncSession, base: ResumeRow, existing: OptimizedResumeRow | None) -> Confirmed:
    if existing is not None:
        return await confirmed_of(session, existing)
    resume = await asyncio.to_thread(read_json_resume, resumes.content_of(base))
    return Confirmed(resume, asserted_of(await facts_of(session, base.owner_id, base.id)))


def _ancestor(existing: OptimizedResumeRow | None, content: Content) -> Resume:
    """Whose ids a document without any inherits."""
    if existing is not None and existing.structured_output:
        return read_json_resume(existing.structured_output["resume_json"])
    return read_json_resume(content)


def _draft(actor: Actor, content: Content) -> Draft:
    return Draft(content, author="agent" if actor.means == "api_key" else "person")


def title_of(posting: Posting | None, fallback: str) -> str:
    if posting is None:
        return fallback
    parts = [part for part in (posting.analysis.title, posting.analysis.company) if part]
    return " - ".join(parts)[:200] or fallback


async def _posting(session: AsyncSession, owner: UUID, row: OptimizedResumeRow) -> Posting | None:
    return await find_posting(session, owner, row.posting_id, even_deleted=True) if row.posting_id else None


async def _insert(
    session: AsyncSession, actor: Actor, row: dict[str, Any], content: Content, columns: Mapping[str, Any]
) -> UUID:
    subject = optimized_subject(actor.owner_id, new_id())
    await create_document(session, subject)
    values = {"owner_id": subject.owner_id, "id": subject.id, "structured_output": content, "revision": 1}
    await session.execute(insert(OptimizedResumeRow).values(**values, **row, **columns))
    await add_first_version(session, subject, _draft(actor, content))
    await append_event(session, actor.owner_id, "optimized_resume.created", subject_id=subject.id, actor=actor)
    return subject.id


async def _update(session: AsyncSession, owner: UUID, optimized_id: UUID, values: Mapping[str, Any]) -> None:
    row = OptimizedResumeRow
    changed = update(row).where(row.owner_id == owner, row.id == optimized_id)
    await session.execute(
        changed.values(updated_at=func.clock_timestamp(), **values),
        execution_options={"synchronize_session": False},
    )


async def _told(
    session: AsyncSession, actor: Actor, optimized_id: UUID, saved: Saved | None, fields: list[str] | None = None
) -> None:
    event = "optimized_resume.saved" if saved else "optimized_resume.changed"
    payload = {"revision": saved.revision} if saved else {"fields": fields or []}
    await append_event(session, actor.owner_id, event, subject_id=optimized_id, payload=payload, actor=actor)
