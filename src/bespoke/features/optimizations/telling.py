"""What a telling would make of an optimized resume. Nothing is stored.

What is told goes into this document alone. It is no evidence: the guard asks about it until the person vouches for it.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.optimizations import queries
from bespoke.features.optimizations.ground import ground_at
from bespoke.features.resumes.schemas import Proposed, TellingInput
from bespoke.features.resumes.telling import proposed
from bespoke.optimize.llm.contract import Writer


class OptimizedTelling(Proposed):
    """Nothing is stored: save `data` as the `resume_json` of the `structured_output`, on `revision`, to accept it."""

    optimized_id: UUID
    revision: int


async def propose_here(
    session: AsyncSession, owner: UUID, optimized_id: UUID, given: TellingInput, *, writer: Writer | None = None
) -> OptimizedTelling:
    """Raises DocumentNotFound, UnknownSection, UnknownPath."""
    row = await queries.find(session, owner, optimized_id)
    ground = await ground_at(session, row, revision=row.revision)
    made = await proposed(ground.current, given, template_id=row.template_id, writer=writer)
    return OptimizedTelling(optimized_id=optimized_id, revision=ground.revision, **dict(made))
