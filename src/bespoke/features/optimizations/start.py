"""Starting an optimization: its document and its job are there, or neither."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.create import add_first_version, create_document
from bespoke.features.documents.subject import Content
from bespoke.features.documents.write import Draft
from bespoke.features.optimizations import queries
from bespoke.features.optimizations.derive import Confirmed, Told, derived
from bespoke.features.optimizations.ground import asserted_of, facts_of
from bespoke.features.optimizations.keep import title_of, today
from bespoke.features.optimizations.subject import optimized_subject
from bespoke.features.optimizations.tables import OptimizedResumeRow
from bespoke.features.optimizations.wishes import OptimizeRequest, OptimizeStarted
from bespoke.features.postings.queries import find_posting
from bespoke.features.resumes import queries as resumes
from bespoke.features.resumes.tables import ResumeRow
from bespoke.optimize.model import AssertedFact
from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event
from bespoke.platform.ids import new_id
from bespoke.platform.jobs.cancel import cancel
from bespoke.platform.jobs.contract import JobKind
from bespoke.platform.jobs.dispatch import lock
from bespoke.platform.jobs.errors import JobFinished
from bespoke.platform.jobs.submit import submit
from bespoke.platform.jobs.tables import JobRow
from bespoke.posting.model import Posting
from bespoke.resume.jsonresume import read_json_resume

OPTIMIZE = "optimize"


class _Opened(NamedTuple):
    id: UUID
    revision: int
    is_new: bool


async def start_optimization(
    session: AsyncSession, actor: Actor, given: OptimizeRequest, *, kind: JobKind
) -> OptimizeStarted:
    """On the optimized resume there is for this resume and posting, else on a new one. A run of it that is still going
    is cancelled. Raises DocumentNotFound, PostingNotFound; NotEditable while the file is still being read, and
    NoContent when it could not be."""
    owner = actor.owner_id
    await lock(session, owner, kind.pool)
    base = await resumes.find_row(session, owner, given.resume_id, lock=True)
    resumes.refuse_empty(base)
    posting = await find_posting(session, owner, given.posting_id) if given.posting_id else None
    await _cancel_running(session, actor, given, kind)
    existing = await queries.find_of_resume(session, owner, given.resume_id, given.posting_id)
    if existing is None:
        opened = await _open(session, actor, given, base, posting)
    else:
        opened = _Opened(existing.id, existing.revision, is_new=False)
        if given.template_id:
            await _set_template(session, existing, given.template_id)
    job_id = await _submit(session, actor, given, opened, kind)
    if opened.is_new:
        await append_event(session, owner, "optimized_resume.created", subject_id=opened.id, actor=actor)
    return OptimizeStarted(job_id=job_id, optimized_resume_id=opened.id)


async def _submit(session: AsyncSession, actor: Actor, given: OptimizeRequest, opened: _Opened, kind: JobKind) -> UUID:
    """The day is part of the input, so that another attempt tomorrow counts the same years."""
    wish = {
        "optimized_resume_id": str(opened.id),
        "revision": opened.revision,
        "preferences": given.preferences.model_dump(mode="json", exclude_unset=True),
        "use_model": given.use_model,
        "as_of": str(today()),
    }
    return await submit(session, actor.owner_id, kind=kind, input=wish, document_id=opened.id, priority=10, actor=actor)


async def _open(
    session: AsyncSession, actor: Actor, given: OptimizeRequest, base: ResumeRow, posting: Posting | None
) -> _Opened:
    subject = optimized_subject(actor.owner_id, new_id())
    facts = asserted_of(await facts_of(session, actor.owner_id, base.id))
    content, columns = await asyncio.to_thread(_content, base, posting, given.preferences.locked, facts)
    await create_document(session, subject)
    row = {
        "owner_id": subject.owner_id,
        "id": subject.id,
        "resume_id": base.id,
        "resume_revision": base.revision,
        "posting_id": given.posting_id,
        "title": title_of(posting, base.title),
        "template_id": given.template_id or base.template_id,
        "sections_confirmed": base.sections_confirmed,
        "structured_output": content,
        "revision": 1,
        **columns,
    }
    await session.execute(insert(OptimizedResumeRow).values(row))
    await add_first_version(session, subject, Draft(content, author="optimizer", summary="as in the résumé"))
    return _Opened(subject.id, 1, is_new=True)


def _content(
    base: ResumeRow, posting: Posting | None, locked: tuple[str, ...], facts: tuple[AssertedFact, ...]
) -> tuple[Content, Mapping[str, Any]]:
    resume = read_json_resume(resumes.content_of(base))
    confirmed = Confirmed(resume, facts)
    return derived(resume, given=None, posting=posting, as_of=today(), confirmed=confirmed, told=Told((), locked))


async def _cancel_running(session: AsyncSession, actor: Actor, given: OptimizeRequest, kind: JobKind) -> None:
    """Before the document is locked: a run locks its job first and then the document."""
    job, optimized = JobRow, OptimizedResumeRow
    same = optimized.posting_id.is_not_distinct_from(given.posting_id)
    going = (
        select(job.id)
        .join(optimized, (optimized.owner_id == job.owner_id) & (optimized.id == job.document_id))
        .where(job.owner_id == actor.owner_id, job.kind == kind.name, job.status.in_(("pending", "processing")))
        .where(optimized.resume_id == given.resume_id, same)
        .order_by(job.id)
    )
    for job_id in (await session.execute(going)).scalars().all():
        with suppress(JobFinished):
            await cancel(session, actor.owner_id, job_id, kinds={kind.name: kind}, actor=actor)


async def _set_template(session: AsyncSession, row: OptimizedResumeRow, template_id: str) -> None:
    changed = update(OptimizedResumeRow).where(
        OptimizedResumeRow.owner_id == row.owner_id, OptimizedResumeRow.id == row.id
    )
    options = {"synchronize_session": False}
    await session.execute(changed.values(template_id=template_id, dirty=True), execution_options=options)
