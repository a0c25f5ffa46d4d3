"""Sections told in a person's own words: kept as told, read into entries, and put into the resume."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

from sqlalchemy import insert, null
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.save import save
from bespoke.features.documents.write import Draft
from bespoke.features.resumes import queries
from bespoke.features.resumes.content import finish
from bespoke.features.resumes.create import create_resume
from bespoke.features.resumes.errors import UnknownSection
from bespoke.features.resumes.schemas import NewResume, SectionInput
from bespoke.features.resumes.subject import resume_subject
from bespoke.features.resumes.tables import ResumeSectionRow
from bespoke.features.resumes.tell import TOLD_SECTIONS, Told, join_told, read_told
from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event
from bespoke.platform.ids import new_id
from bespoke.resume.jsonresume import read_json_resume, write_json_resume


async def tell_section(
    session: AsyncSession, actor: Actor, resume_id: UUID | None, name: str, given: SectionInput
) -> ResumeSectionRow:
    """Creates the resume when none is given. What is not understood is kept with status `failed` and its reason."""
    section = section_called(name)
    if resume_id is None:
        fresh = NewResume(template_id=given.template_id or "classic")
        resume_id = await create_resume(session, actor, fresh)
    row = await queries.find_row(session, actor.owner_id, resume_id, lock=True)
    queries.refuse_unread(row)
    told = await asyncio.to_thread(read_told, section, given.raw_input)
    values = {
        "owner_id": actor.owner_id,
        "id": new_id(),
        "resume_id": resume_id,
        "name": section,
        "status": "completed" if told.is_understood else "failed",
        "template_id": given.template_id or row.template_id,
        "original_input": given.raw_input,
        "processed_content": told.content() if told.is_understood else null(),
        "error": null() if told.is_understood else told.reason(),
    }
    kept = (await session.execute(insert(ResumeSectionRow).values(**values).returning(ResumeSectionRow))).scalar_one()
    if told.is_understood:
        await _put(session, actor, resume_id, told)
    payload = {"section": section, "status": kept.status}
    await append_event(session, actor.owner_id, "section.told", subject_id=resume_id, payload=payload, actor=actor)
    return kept


def section_called(name: str) -> str:
    """By its own name or a usual other one. Raises UnknownSection with the valid ones."""
    wanted = "_".join(name.lower().replace("-", " ").replace("_", " ").split())
    for section, others in TOLD_SECTIONS.items():
        if wanted == section or wanted in others:
            return section
    raise UnknownSection(
        f"There is no section {name[:60]!r}.", fix=f"Use one of {', '.join(TOLD_SECTIONS)}.", field="name"
    )


async def _put(session: AsyncSession, actor: Actor, resume_id: UUID, told: Told) -> None:
    row = await queries.find_row(session, actor.owner_id, resume_id)
    resume = join_told(read_json_resume(queries.content_of(row)), told)
    content: dict[str, Any] = dict(write_json_resume(resume))
    draft = Draft(content, author="person", summary=f"told: {told.section}")
    subject = resume_subject(actor.owner_id, resume_id)
    await save(session, subject, draft, base=row.revision, finish=finish)
