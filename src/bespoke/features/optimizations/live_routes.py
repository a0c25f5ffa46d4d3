"""What an editor asks while somebody writes. Nothing is stored."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from bespoke.features.optimizations.live import (
    Checked,
    CheckRequest,
    DraftRequest,
    Fresh,
    ScoreRequest,
    check_draft,
    score_draft,
    suggest_for,
)
from bespoke.features.optimizations.questions import QuestionView, list_questions
from bespoke.platform.http.dependencies import CurrentActor, DraftThreads, TheDatabase
from bespoke.scoring.model import Score

router = APIRouter(tags=["editing"])


@router.post("/score", operation_id="score_resume")
async def post_score(given: ScoreRequest, database: TheDatabase, actor: CurrentActor, threads: DraftThreads) -> Score:
    """Match with a posting, what it is made of, gaps, keywords, quality and the five dimensions; without a posting
    the quality, and the four dimensions that need none."""
    return await score_draft(database, threads, actor.owner_id, given)


@router.post("/suggest", operation_id="suggest_for_entry")
async def post_suggest(given: DraftRequest, database: TheDatabase, actor: CurrentActor, threads: DraftThreads) -> Fresh:
    """Fresh suggestions for one entry or text of a draft, and what the guard asks about there."""
    return await suggest_for(database, threads, actor.owner_id, given)


@router.post("/resumes/optimized/{optimized_id}/check", operation_id="check_optimized_resume")
async def post_check(
    optimized_id: UUID, given: CheckRequest, database: TheDatabase, actor: CurrentActor, threads: DraftThreads
) -> Checked:
    """Which texts of a draft say what the résumé and the confirmed facts do not, with the words and the reasons."""
    return await check_draft(database, threads, actor.owner_id, optimized_id, given)


@router.get("/resumes/optimized/{optimized_id}/questions", operation_id="list_questions")
async def get_questions(
    optimized_id: UUID, database: TheDatabase, actor: CurrentActor, threads: DraftThreads
) -> list[QuestionView]:
    """What to ask the person: at most six questions whose answers would make the stored document stronger, such as how
    many or how often. Each names the field that its answer belongs to."""
    return await list_questions(database, threads, actor.owner_id, optimized_id)
