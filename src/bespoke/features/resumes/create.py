"""A new resume: from JSON, as a copy, or from an uploaded file."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.create import add_first_version, create_document
from bespoke.features.documents.subject import Content
from bespoke.features.documents.write import Draft
from bespoke.features.resumes import queries
from bespoke.features.resumes.content import stored
from bespoke.features.resumes.schemas import NewResume
from bespoke.features.resumes.subject import resume_subject
from bespoke.features.resumes.tables import ResumeRow, SourceRow
from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event
from bespoke.platform.ids import new_id
from bespoke.platform.jobs.contract import JobKind
from bespoke.platform.jobs.submit import submit
from bespoke.resume.jsonresume import read_json_resume

_TITLE_LENGTH = 200


async def create_resume(
    session: AsyncSession, actor: Actor, given: NewResume, *, resume_id: UUID | None = None
) -> UUID:
    """Under the given id, or a new one. Raises InvalidJson for what is no résumé."""
    content, columns = await asyncio.to_thread(lambda: stored(read_json_resume(given.data)))
    row = {"title": given.title or _title_of(content), "template_id": given.template_id, "data": content, **columns}
    made = await _insert(session, actor, row, content, resume_id or new_id())
    await append_event(session, actor.owner_id, "resume.created", subject_id=made, actor=actor)
    return made


async def duplicate_resume(session: AsyncSession, actor: Actor, resume_id: UUID) -> UUID:
    """With the content as it is now and as it was read, without its history and its file."""
    row = await queries.find_row(session, actor.owner_id, resume_id)
    queries.refuse_unread(row)
    content = queries.content_of(row)
    title = f"{row.title} (copy)"[:_TITLE_LENGTH]
    copied: dict[str, Any] = {"title": title, "template_id": row.template_id, "data": content, "status": "ready"}
    copied |= {"completeness": row.completeness, "is_complete": row.is_complete}
    copied |= {"parsed_data": row.parsed_data, "sections_confirmed": row.sections_confirmed}
    new = await _insert(session, actor, copied, content, new_id())
    payload = {"from": str(resume_id)}
    await append_event(session, actor.owner_id, "resume.created", subject_id=new, payload=payload, actor=actor)
    return new


async def create_from_source(
    session: AsyncSession, actor: Actor, source: Mapping[str, Any], *, kind: JobKind, template_id: str = "classic"
) -> tuple[UUID, UUID]:
    """The resume and the import that will fill it, both in this transaction. `source` is the row of the stored file."""
    owner = actor.owner_id
    subject = resume_subject(owner, new_id())
    await create_document(session, subject)
    await session.execute(insert(SourceRow).values(**source))
    title = str(source["file_name"]).rpartition(".")[0][:_TITLE_LENGTH]
    row = {"owner_id": owner, "id": subject.id, "source_id": source["id"], "status": "uploaded"}
    row |= {"title": title, "template_id": template_id}
    await session.execute(insert(ResumeRow).values(row))
    job = await submit(
        session, owner, kind=kind, input={"resume_id": str(subject.id)}, document_id=subject.id, actor=actor
    )
    await append_event(session, owner, "resume.uploaded", subject_id=subject.id, actor=actor)
    return subject.id, job


async def _insert(session: AsyncSession, actor: Actor, row: dict[str, Any], content: Content, resume_id: UUID) -> UUID:
    subject = resume_subject(actor.owner_id, resume_id)
    await create_document(session, subject)
    await session.execute(insert(ResumeRow).values(owner_id=subject.owner_id, id=subject.id, revision=1, **row))
    await add_first_version(session, subject, Draft(content))
    return subject.id


def _title_of(content: Content) -> str:
    basics = content.get("basics", {})
    return str(basics.get("label") or basics.get("name") or "")[:_TITLE_LENGTH]
