"""Make the example in an account."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.optimizations.keep import save_optimization
from bespoke.features.optimizations.record import SaveOptimization
from bespoke.features.postings.keep import create_posting
from bespoke.features.postings.schemas import NewPosting
from bespoke.features.resumes.create import create_resume
from bespoke.features.resumes.schemas import NewResume
from bespoke.platform.actor import Actor
from bespoke.resume.jsonresume import write_json_resume
from bespoke.testing.examples import example_posting, example_resume


class Made(NamedTuple):
    resume_id: UUID
    posting_id: UUID
    optimized_id: UUID


async def make_example(session: AsyncSession, actor: Actor) -> Made:
    data = dict(write_json_resume(example_resume()))
    resume_id = await create_resume(session, actor, NewResume(data=data, template_id="modern"))
    posting_id = await create_posting(session, actor, NewPosting(text=example_posting()))
    given = SaveOptimization(resume_id=resume_id, posting_id=posting_id, optimized_data=data)
    return Made(resume_id, posting_id, (await save_optimization(session, actor, given)).id)
