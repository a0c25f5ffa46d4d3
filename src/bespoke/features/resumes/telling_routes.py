"""Telling over HTTP: a model is asked first, while no transaction is open, and only for what will be done."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from bespoke.features.resumes.schemas import SectionInput, SectionTold, TellingInput, TellingView
from bespoke.features.resumes.sections import propose, tell_section
from bespoke.features.resumes.writers import TheWriterFor, WriterFor, answered, at_resume
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database
from bespoke.platform.http.dependencies import CurrentActor, TheDatabase
from bespoke.platform.http.idempotency import KeyedLater, OnceIn

router = APIRouter(tags=["resumes"])


@router.post("/resumes/{resume_id}/tell", operation_id="propose_telling")
async def post_telling(
    resume_id: UUID, given: TellingInput, actor: CurrentActor, database: TheDatabase, writer_for: TheWriterFor
) -> TellingView:
    """See what your own words would add and change. Nothing is stored: save the `data` you get to accept it."""
    owner = actor.owner_id
    writer = await answered(
        writer_for,
        lambda: database.transaction(owner),
        owner,
        look=at_resume(owner, resume_id),
        section=given.section,
        given=given,
    )
    async with database.transaction(owner) as session:
        return await propose(session, actor, resume_id, given, writer=writer)


@router.post("/resumes/{resume_id}/sections/{name}", status_code=201, operation_id="tell_section")
async def post_section(
    resume_id: UUID,
    name: str,
    given: SectionInput,
    actor: CurrentActor,
    database: TheDatabase,
    writer_for: TheWriterFor,
    once_in: KeyedLater,
) -> SectionTold:
    """Add to a section in your own words. `auto` puts what is told where it belongs."""
    return await _told(database, actor, resume_id, name, given, writer_for=writer_for, once_in=once_in)


@router.post("/sections/{name}", status_code=201, operation_id="start_with_section")
async def post_first_section(
    name: str,
    given: SectionInput,
    actor: CurrentActor,
    database: TheDatabase,
    writer_for: TheWriterFor,
    once_in: KeyedLater,
) -> SectionTold:
    """Begin a new resume with a section in your own words, or with `auto`, whatever it is about."""
    return await _told(database, actor, None, name, given, writer_for=writer_for, once_in=once_in)


async def _told(
    database: Database,
    actor: Actor,
    resume_id: UUID | None,
    name: str,
    given: SectionInput,
    *,
    writer_for: WriterFor | None,
    once_in: OnceIn,
) -> SectionTold:
    owner = actor.owner_id
    writer = await answered(
        writer_for,
        lambda: database.transaction(owner),
        owner,
        look=at_resume(owner, resume_id) if resume_id else None,
        section=name,
        given=given,
        once_in=once_in,
    )
    async with database.transaction(owner) as session:

        async def tell() -> SectionTold:
            return await tell_section(session, actor, resume_id, name, given, writer=writer)

        return await once_in(session).run(SectionTold, tell)
