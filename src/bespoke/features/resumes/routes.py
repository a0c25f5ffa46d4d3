"""Resumes over HTTP."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Request, Response, UploadFile
from fastapi.responses import StreamingResponse

from bespoke.features.documents.remove import delete_document, undelete_document
from bespoke.features.documents.subject import Subject
from bespoke.features.documents.version_routes import History, Restore, version_routes
from bespoke.features.documents.write import Saved
from bespoke.features.jobs.dependencies import TheKinds
from bespoke.features.resumes import queries, source_pages, telling_routes
from bespoke.features.resumes.change import change_resume, restore_resume
from bespoke.features.resumes.create import create_resume, duplicate_resume
from bespoke.features.resumes.schemas import (
    ListedResume,
    NewResume,
    ResumeChange,
    ResumeView,
    SectionView,
)
from bespoke.features.resumes.show import show_resume
from bespoke.features.resumes.subject import resume_subject
from bespoke.features.resumes.upload import Uploads, upload_resume
from bespoke.features.templates.choice import TemplateChoice
from bespoke.platform.http.dependencies import CurrentActor, TheDatabase, Transaction
from bespoke.platform.http.idempotency import IdempotencyKey, OnlyOnce
from bespoke.platform.http.multipart import MultipartRoute
from bespoke.platform.http.paging import DEFAULT_LIMIT, Cursor, CursorText, Page, PageLimit, page_of
from bespoke.platform.http.revisions import IfMatch, base_revision, put_etag
from bespoke.resume.completeness import Completeness, completeness
from bespoke.resume.model import Resume

router = APIRouter(tags=["resumes"])
_RESUME = "/resumes/{resume_id}"


async def the_uploads(request: Request) -> Uploads:
    uploads: Uploads = request.app.state.uploads
    return uploads


TheUploads = Annotated[Uploads, Depends(the_uploads)]


@router.post("/resumes/upload", status_code=202, operation_id="upload_resume")
async def post_upload(
    file: UploadFile,
    actor: CurrentActor,
    database: TheDatabase,
    uploads: TheUploads,
    template_id: Annotated[TemplateChoice, Form()] = "classic",
    key: IdempotencyKey = None,
) -> ResumeView:
    """Upload a file (PDF, DOCX, HTML, Markdown, text, JSON Resume, Europass, LinkedIn export); a job reads it."""
    return await upload_resume(uploads, database, actor, file, template_id=template_id, key=key, view=show_resume)


router.add_api_route(
    "/resumes",
    post_upload,
    methods=["POST"],
    status_code=202,
    operation_id="upload_resume_here",
    include_in_schema=False,
    route_class_override=MultipartRoute,
)


@router.post("/resumes", status_code=201, operation_id="create_resume")
async def post_resume(
    given: NewResume, session: Transaction, actor: CurrentActor, once: OnlyOnce, response: Response
) -> ResumeView:
    """Make a resume from a JSON Resume, or an empty one. A form with a `file` is taken here too, as by upload."""

    async def make() -> ResumeView:
        resume_id = await create_resume(session, actor, given)
        return await show_resume(session, actor.owner_id, resume_id)

    view = await once.run(ResumeView, make)
    put_etag(response, view.revision)
    return view


@router.get("/resumes", operation_id="list_resumes")
async def get_resumes(
    session: Transaction, actor: CurrentActor, cursor: CursorText = None, limit: PageLimit = DEFAULT_LIMIT
) -> Page[ListedResume]:
    """The most recently changed first."""
    rows = await queries.list_page(session, actor.owner_id, cursor=Cursor.parse(cursor), limit=limit)
    return page_of(rows, limit, shown=ListedResume.model_validate, cursor=lambda row: Cursor(row.updated_at, row.id))


@router.get(_RESUME, operation_id="get_resume")
async def get_resume(resume_id: UUID, session: Transaction, actor: CurrentActor, response: Response) -> ResumeView:
    """The whole resume; its ETag is its revision."""
    view = await show_resume(session, actor.owner_id, resume_id)
    put_etag(response, view.revision)
    return view


@router.patch(_RESUME, operation_id="change_resume")
async def patch_resume(
    resume_id: UUID,
    given: ResumeChange,
    session: Transaction,
    actor: CurrentActor,
    response: Response,
    if_match: IfMatch = None,
) -> ResumeView:
    """Save on a base revision. What was changed elsewhere meanwhile is merged; true conflicts answer 409 with both."""
    base = base_revision(if_match, given.revision) if given.data is not None else None
    saved = await change_resume(session, actor, resume_id, given, base=base)
    return await _after(session, actor.owner_id, resume_id, saved, response)


@router.delete(_RESUME, status_code=204, operation_id="delete_resume")
async def delete_resume(resume_id: UUID, session: Transaction, actor: CurrentActor, kinds: TheKinds) -> None:
    """Hide it and what was made from it; undone within 30 days."""
    await delete_document(session, resume_subject(actor.owner_id, resume_id), actor, kinds=kinds)


@router.post(f"{_RESUME}/undelete", operation_id="undelete_resume")
async def undelete_resume(resume_id: UUID, session: Transaction, actor: CurrentActor) -> ResumeView:
    await undelete_document(session, resume_subject(actor.owner_id, resume_id), actor)
    session.expire_all()
    return await show_resume(session, actor.owner_id, resume_id)


@router.post(f"{_RESUME}/duplicate", status_code=201, operation_id="duplicate_resume")
async def post_duplicate(resume_id: UUID, session: Transaction, actor: CurrentActor, once: OnlyOnce) -> ResumeView:
    async def make() -> ResumeView:
        return await show_resume(session, actor.owner_id, await duplicate_resume(session, actor, resume_id))

    return await once.run(ResumeView, make)


@router.get(f"{_RESUME}/completeness", operation_id="get_completeness")
async def get_completeness(resume_id: UUID, session: Transaction, actor: CurrentActor) -> Completeness:
    """How complete each section is, and the next question to ask."""
    row = await queries.find_row(session, actor.owner_id, resume_id)
    return Completeness.model_validate(row.completeness) if row.completeness else completeness(Resume())


@router.get(f"{_RESUME}/ledger", operation_id="get_ledger")
async def get_ledger(resume_id: UUID, session: Transaction, actor: CurrentActor) -> dict[str, Any]:
    """Where every line of the uploaded file went; empty for a resume that was not uploaded."""
    return (await queries.find_row(session, actor.owner_id, resume_id)).ledger or {}


@router.get(f"{_RESUME}/source", operation_id="download_source")
async def get_source(
    resume_id: UUID, actor: CurrentActor, database: TheDatabase, uploads: TheUploads
) -> StreamingResponse:
    """The uploaded file as it came."""
    async with database.transaction(actor.owner_id) as session:
        source = (await queries.find(session, actor.owner_id, resume_id)).source
    return await uploads.download(source)


@router.get(f"{_RESUME}/sections", operation_id="list_sections")
async def get_sections(resume_id: UUID, session: Transaction, actor: CurrentActor) -> list[SectionView]:
    rows = await queries.list_sections(session, actor.owner_id, resume_id)
    return [SectionView.model_validate(row) for row in rows]


async def the_resume(resume_id: UUID, session: Transaction, actor: CurrentActor) -> Subject:
    await queries.find_row(session, actor.owner_id, resume_id)
    return resume_subject(actor.owner_id, resume_id)


def the_restore(resume_id: UUID, session: Transaction, actor: CurrentActor, response: Response) -> Restore:
    async def restore(*, version: int, base: int, entry_id: str | None) -> ResumeView:
        saved = await restore_resume(session, actor, resume_id, version=version, base=base, entry_id=entry_id)
        return await _after(session, actor.owner_id, resume_id, saved, response)

    return restore


router.include_router(version_routes(History(_RESUME, "resume", the_resume, the_restore, ResumeView)))
router.include_router(source_pages.router)
router.include_router(telling_routes.router)


async def _after(
    session: Transaction, owner: UUID, resume_id: UUID, saved: Saved | None, response: Response
) -> ResumeView:
    session.expire_all()
    view = await show_resume(session, owner, resume_id)
    put_etag(response, view.revision)
    return view.model_copy(update={"was_merged": bool(saved and saved.was_merged)})
