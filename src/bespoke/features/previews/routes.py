"""Previews over HTTP."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Response

from bespoke.features.documents.subject import Subject
from bespoke.features.optimizations.subject import optimized_subject
from bespoke.features.previews.desk import PreviewDesk, ThePreviewDesk
from bespoke.features.previews.preview import preview, read_draft
from bespoke.features.previews.schemas import PreviewAnswer, PreviewRequest
from bespoke.features.resumes.subject import resume_subject
from bespoke.platform.database import Database
from bespoke.platform.http.dependencies import CurrentActor, TheDatabase

router = APIRouter(tags=["previews"])


@router.post(
    "/resumes/optimized/{optimized_id}/preview", operation_id="preview_optimized_resume", response_model=PreviewAnswer
)
async def post_optimized(
    optimized_id: UUID, given: PreviewRequest, actor: CurrentActor, database: TheDatabase, desk: ThePreviewDesk
) -> Response:
    """The pages an export of this draft would have, as changes of those the client holds, with where each field is."""
    return await _answer(database, desk, optimized_subject(actor.owner_id, optimized_id), given)


@router.post("/resumes/{resume_id}/preview", operation_id="preview_resume", response_model=PreviewAnswer)
async def post_resume(
    resume_id: UUID, given: PreviewRequest, actor: CurrentActor, database: TheDatabase, desk: ThePreviewDesk
) -> Response:
    """The pages an export of this draft would have, as changes of those the client holds, with where each field is."""
    return await _answer(database, desk, resume_subject(actor.owner_id, resume_id), given)


async def _answer(database: Database, desk: PreviewDesk, subject: Subject, given: PreviewRequest) -> Response:
    """The child wrote the answer as it is sent. No transaction is open while it works."""
    async with database.transaction(subject.owner_id) as session:
        draft = await read_draft(session, subject, given)
    return Response(await preview(desk, draft), media_type="application/json")
