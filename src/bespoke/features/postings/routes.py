"""Postings over HTTP."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request, Response, UploadFile
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.postings import queries, read_posting
from bespoke.features.postings.errors import PostingTooLarge
from bespoke.features.postings.keep import change_posting, create_posting
from bespoke.features.postings.remove import delete_posting, undelete_posting
from bespoke.features.postings.schemas import NewPosting, PostingChange, PostingLine, PostingView
from bespoke.features.postings.show import show_posting
from bespoke.platform.http.dependencies import ChildThreads, CurrentActor, TheDatabase, Transaction
from bespoke.platform.http.idempotency import IdempotencyKey, Once, OnlyOnce
from bespoke.platform.http.multipart import MultipartRoute
from bespoke.platform.http.paging import DEFAULT_LIMIT, Cursor, CursorText, Page, PageLimit, page_of
from bespoke.platform.http.revisions import IfMatch, base_revision, put_etag

router = APIRouter(tags=["postings"])
_FILE_BYTES = 5_000_000
_TEXT_LENGTH = 100_000


@router.post("/postings/upload", status_code=201, operation_id="upload_posting")
async def upload_posting(
    file: UploadFile,
    actor: CurrentActor,
    database: TheDatabase,
    request: Request,
    threads: ChildThreads,
    key: IdempotencyKey = None,
) -> PostingView:
    """A posting as a file: text, Markdown, HTML, DOCX or PDF."""
    content = await file.read(_FILE_BYTES + 1)
    if len(content) > _FILE_BYTES:
        raise PostingTooLarge(f"The file has more than {_FILE_BYTES:,} bytes.", fix="Paste the posting's text instead.")
    name = file.filename or "posting"
    read = await threads.run(actor.owner_id, read_posting, content, name, sandbox=request.app.state.sandbox)
    if len(read.text) > _TEXT_LENGTH:
        raise PostingTooLarge(
            f"The file has {len(read.text):,} characters; a posting has at most {_TEXT_LENGTH:,}.",
            fix="Paste the advertisement alone.",
        )
    given = NewPosting(text=read.text)
    async with database.transaction(actor.owner_id) as session:

        async def make() -> PostingView:
            posting_id = await create_posting(session, actor, given, warnings=read.warnings)
            return await show_posting(session, actor.owner_id, posting_id)

        # What counts is the file itself: its name takes part in reading it.
        once = Once(session, actor.owner_id, route="POST upload_posting", key=key, body=content)
        return await once.run(PostingView, make, fingerprint=name)


router.add_api_route(
    "/postings",
    upload_posting,
    methods=["POST"],
    status_code=201,
    operation_id="upload_posting_here",
    include_in_schema=False,
    route_class_override=MultipartRoute,
)


@router.post("/postings", status_code=201, operation_id="create_posting")
async def post_posting(given: NewPosting, session: Transaction, actor: CurrentActor, once: OnlyOnce) -> PostingView:
    """Paste a posting; its analysis comes back with it. A form with a `file` is taken here too, as by its own route."""

    async def make() -> PostingView:
        return await show_posting(session, actor.owner_id, await create_posting(session, actor, given))

    return await once.run(PostingView, make)


@router.get("/postings", operation_id="list_postings")
async def get_postings(
    session: Transaction, actor: CurrentActor, cursor: CursorText = None, limit: PageLimit = DEFAULT_LIMIT
) -> Page[PostingLine]:
    rows = await queries.list_page(session, actor.owner_id, cursor=Cursor.parse(cursor), limit=limit)
    return page_of(rows, limit, shown=PostingLine.model_validate, cursor=lambda row: Cursor(row.updated_at, row.id))


@router.get("/postings/{posting_id}", operation_id="get_posting")
async def get_posting(posting_id: UUID, session: Transaction, actor: CurrentActor, response: Response) -> PostingView:
    view = await show_posting(session, actor.owner_id, posting_id)
    put_etag(response, view.revision)
    return view


@router.patch("/postings/{posting_id}", operation_id="change_posting")
async def patch_posting(
    posting_id: UUID,
    given: PostingChange,
    session: Transaction,
    actor: CurrentActor,
    response: Response,
    if_match: IfMatch = None,
) -> PostingView:
    """Another text, or corrections of the analysis: they stay apart from it. If-Match refuses what changed since."""
    base = None if if_match is None else base_revision(if_match, None)
    await change_posting(session, actor, posting_id, given, base=base)
    return await _fresh(session, actor.owner_id, posting_id, response)


@router.delete("/postings/{posting_id}", status_code=204, operation_id="delete_posting")
async def remove_posting(posting_id: UUID, session: Transaction, actor: CurrentActor) -> None:
    """Hide it; undone within 30 days. What was optimized for it keeps it."""
    await delete_posting(session, actor, posting_id)


@router.post("/postings/{posting_id}/undelete", operation_id="undelete_posting")
async def post_undelete(posting_id: UUID, session: Transaction, actor: CurrentActor, response: Response) -> PostingView:
    await undelete_posting(session, actor, posting_id)
    return await _fresh(session, actor.owner_id, posting_id, response)


async def _fresh(session: AsyncSession, owner: UUID, posting_id: UUID, response: Response) -> PostingView:
    session.expire_all()
    view = await show_posting(session, owner, posting_id)
    put_etag(response, view.revision)
    return view
