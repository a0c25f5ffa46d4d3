"""Changing a resume: its content on a base revision, or what is said about it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import func, update
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.restore import restore
from bespoke.features.documents.save import save
from bespoke.features.documents.subject import Content
from bespoke.features.documents.write import Draft, Saved
from bespoke.features.resumes import queries
from bespoke.features.resumes.content import aligned, finish
from bespoke.features.resumes.errors import EmptyChange
from bespoke.features.resumes.schemas import ResumeChange
from bespoke.features.resumes.subject import resume_subject
from bespoke.features.resumes.tables import ResumeRow
from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event

_SAID = ("title", "template_id", "sections_confirmed")


async def change_resume(
    session: AsyncSession, actor: Actor, resume_id: UUID, given: ResumeChange, *, base: int | None
) -> Saved | None:
    """`base` is None when only what is said about the resume changes. Raises SaveConflict, DocumentNotFound."""
    said = {name: getattr(given, name) for name in _SAID if getattr(given, name) is not None}
    if given.data is None and not said:
        raise EmptyChange("Nothing was given to change.", fix="Send title, template_id, sections_confirmed or data.")
    saved = None
    if given.data is not None:
        assert base is not None, "the route asks for it"
        saved = await _save_data(session, actor, resume_id, given, base=base)
    if said:
        await _say(session, actor, resume_id, said)
    event = "resume.saved" if saved else "resume.changed"
    payload: dict[str, Any] = {"revision": saved.revision} if saved else {}
    payload |= {"fields": sorted(said)} if said else {}
    await append_event(session, actor.owner_id, event, subject_id=resume_id, payload=payload, actor=actor)
    return saved


async def restore_resume(
    session: AsyncSession, actor: Actor, resume_id: UUID, *, version: int, base: int, entry_id: str | None
) -> Saved:
    row = await queries.find_row(session, actor.owner_id, resume_id, lock=True)
    current = base, queries.content_of(row)
    subject = resume_subject(actor.owner_id, resume_id)
    saved = await restore(session, subject, revision=version, current=current, finish=finish, entry_id=entry_id)
    payload = {"revision": saved.revision, "from": version}
    await append_event(session, actor.owner_id, "resume.restored", subject_id=resume_id, payload=payload, actor=actor)
    return saved


async def _save_data(session: AsyncSession, actor: Actor, resume_id: UUID, given: ResumeChange, *, base: int) -> Saved:
    assert given.data is not None
    if base == 0:
        await _begin(session, actor.owner_id, resume_id)
    content = await _with_ids(session, actor.owner_id, resume_id, given.data)
    draft = Draft(
        content,
        author="agent" if actor.means == "api_key" else "person",
        is_autosave=given.is_autosave,
        name=given.version_name,
        note=given.version_note,
    )
    return await save(session, resume_subject(actor.owner_id, resume_id), draft, base=base, finish=finish)


async def _begin(session: AsyncSession, owner: UUID, resume_id: UUID) -> None:
    """A resume whose file could not be read is written by hand, and its failure is over. Raises NotEditable."""
    row = await queries.find_row(session, owner, resume_id, lock=True)
    queries.refuse_unread(row)
    if row.revision == 0:
        row.error = None
        await session.flush()


async def _with_ids(session: AsyncSession, owner: UUID, resume_id: UUID, content: Content) -> Content:
    """Only a document that came without ids costs the reading of what it replaces."""
    if aligned(content, {}) is content:
        return content
    return aligned(content, queries.content_of(await queries.find_row(session, owner, resume_id)))


async def _say(session: AsyncSession, actor: Actor, resume_id: UUID, said: dict[str, Any]) -> None:
    await queries.find_row(session, actor.owner_id, resume_id)
    row = ResumeRow
    changed = update(row).where(row.owner_id == actor.owner_id, row.id == resume_id)
    also = {"dirty": True} if "template_id" in said else {}
    await session.execute(changed.values(**said, **also, updated_at=func.clock_timestamp()))
