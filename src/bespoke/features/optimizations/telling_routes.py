"""Telling of an optimized resume over HTTP: a model is asked first, while no transaction is open."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from bespoke.features.optimizations import queries
from bespoke.features.optimizations.telling import OptimizedTelling, propose_here
from bespoke.features.resumes.schemas import TellingInput
from bespoke.features.resumes.writers import TheWriterFor, answered
from bespoke.platform.http.dependencies import CurrentActor, TheDatabase

router = APIRouter(tags=["editing"])


@router.post("/resumes/optimized/{optimized_id}/tell", operation_id="propose_optimized_telling")
async def post_telling(
    optimized_id: UUID, given: TellingInput, actor: CurrentActor, database: TheDatabase, writer_for: TheWriterFor
) -> OptimizedTelling:
    """See what your own words would add to an optimized résumé and change in it. Nothing is stored; what is saved of it
    is marked by the guard until you vouch for it."""
    owner = actor.owner_id
    writer = await answered(
        writer_for,
        lambda: database.transaction(owner),
        owner,
        look=lambda session: queries.find(session, owner, optimized_id),
        section=given.section,
        given=given,
    )
    async with database.transaction(owner) as session:
        return await propose_here(session, owner, optimized_id, given, writer=writer)
