"""Questions whose answers would make an optimized résumé stronger: asked of what its files show, as it is stored."""

from __future__ import annotations

from uuid import UUID

from bespoke.features.optimizations.ground import Ground, ground_of
from bespoke.features.optimizations.places import place_of
from bespoke.optimize.model import Question
from bespoke.optimize.questions import questions
from bespoke.platform.database import Database
from bespoke.platform.threads import FairThreads
from bespoke.posting.model import Posting, PostingAnalysis

_NO_POSTING = Posting(text="", analysis=PostingAnalysis())


class QuestionView(Question):
    """`target` is the path of the field that the answer belongs to; `place` is what a person calls it."""

    place: str


async def list_questions(
    database: Database, threads: FairThreads, owner: UUID, optimized_id: UUID
) -> list[QuestionView]:
    """At most six, the most valuable first. Raises DocumentNotFound, TooManyAtOnce."""
    async with database.transaction(owner) as session:
        ground = await ground_of(session, owner, optimized_id)
    return await threads.run(owner, _asked, ground)


def _asked(ground: Ground) -> list[QuestionView]:
    shown = ground.shown()
    asked = questions(shown, ground.posting or _NO_POSTING)
    return [QuestionView(**one.model_dump(), place=place_of(shown, one.target)) for one in asked]
