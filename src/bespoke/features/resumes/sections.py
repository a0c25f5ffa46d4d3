"""Sections told in a person's own words: kept as told, read into entries, and put into the resume."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import insert, null
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.save import save
from bespoke.features.documents.write import Draft
from bespoke.features.resumes import queries
from bespoke.features.resumes.content import finish
from bespoke.features.resumes.create import create_resume
from bespoke.features.resumes.schemas import NewResume, SectionInput, SectionTold, TellingInput, TellingView
from bespoke.features.resumes.subject import resume_subject
from bespoke.features.resumes.tables import ResumeRow, ResumeSectionRow
from bespoke.features.resumes.telling import proposed, said
from bespoke.intake.telling.sections import section_called
from bespoke.optimize.llm.contract import Writer
from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event
from bespoke.platform.ids import new_id
from bespoke.resume.jsonresume import read_json_resume, write_json_resume
from bespoke.resume.model import Resume
from bespoke.telling import Told, tell


async def tell_section(
    session: AsyncSession,
    actor: Actor,
    resume_id: UUID | None,
    name: str,
    given: SectionInput,
    *,
    writer: Writer | None = None,
) -> SectionTold:
    """Creates the resume when none is given. What is not understood is kept with status `failed` and its reason."""
    section = section_called(name)
    if resume_id is None:
        fresh = NewResume(template_id=given.template_id or "classic")
        resume_id = await create_resume(session, actor, fresh)
    row = await queries.find_row(session, actor.owner_id, resume_id)
    told = await _read(row, section, given, writer)
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
        await _put(session, actor, row, told)
    payload = {"section": section, "status": kept.status}
    await append_event(session, actor.owner_id, "section.told", subject_id=resume_id, payload=payload, actor=actor)
    return SectionTold.model_validate(kept).model_copy(update={"by": told.by, "notice": said(told)})


async def propose(
    session: AsyncSession, actor: Actor, resume_id: UUID, given: TellingInput, *, writer: Writer | None = None
) -> TellingView:
    """What the telling would add and change; nothing is stored. Saving `data` on `revision` accepts it."""
    row = await queries.find_readable(session, actor.owner_id, resume_id)
    resume = read_json_resume(queries.content_of(row))
    made = await proposed(resume, given, template_id=row.template_id, writer=writer)
    return TellingView(resume_id=resume_id, revision=row.revision, **dict(made))


async def _read(row: ResumeRow, section: str, given: SectionInput, writer: Writer | None) -> Told:
    queries.refuse_unread(row)
    resume: Resume = read_json_resume(queries.content_of(row))
    return await tell(
        given.raw_input,
        section=section,
        resume=resume,
        answers=given.answers,
        template_id=given.template_id or row.template_id,
        writer=writer,
    )


async def _put(session: AsyncSession, actor: Actor, row: ResumeRow, told: Told) -> None:
    content: dict[str, Any] = dict(write_json_resume(told.resume))
    draft = Draft(content, author="person", summary=f"told: {told.section}")
    subject = resume_subject(actor.owner_id, row.id)
    await save(session, subject, draft, base=row.revision, finish=finish)
