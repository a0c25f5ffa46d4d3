"""Optimized resumes over HTTP."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.remove import delete_document, undelete_document
from bespoke.features.documents.subject import Subject
from bespoke.features.documents.version_routes import History, Restore, version_routes
from bespoke.features.documents.write import Saved
from bespoke.features.exports.links import Links, TheLinks
from bespoke.features.jobs.dependencies import TheKinds
from bespoke.features.optimizations import (
    live_routes,
    queries,
    run_routes,
    suggestion_routes,
    telling_routes,
)
from bespoke.features.optimizations.keep import change_optimized, restore_optimized, save_optimization
from bespoke.features.optimizations.rebase import Rebased, RebaseRequest, rebase
from bespoke.features.optimizations.record import (
    ListedOptimized,
    OptimizedChange,
    OptimizedView,
    SaveAnswer,
    SaveOptimization,
)
from bespoke.features.optimizations.search import parse_contains
from bespoke.features.optimizations.show import show_optimized
from bespoke.features.optimizations.subject import optimized_subject
from bespoke.platform.http.dependencies import CurrentActor, Transaction
from bespoke.platform.http.idempotency import OnlyOnce
from bespoke.platform.http.paging import DEFAULT_LIMIT, Cursor, CursorText, Page, PageLimit, page_of
from bespoke.platform.http.revisions import IfMatch, base_revision, put_etag

router = APIRouter(tags=["optimized resumes"])
_ONE = "/resumes/optimized/{optimized_id}"


@router.post("/optimize/save", operation_id="save_optimization")
async def post_save(
    given: SaveOptimization,
    session: Transaction,
    actor: CurrentActor,
    once: OnlyOnce,
    response: Response,
    links: TheLinks,
) -> SaveAnswer:
    """Keep an optimization made elsewhere. Without a posting a resume has one optimized resume, which this updates."""

    async def keep() -> SaveAnswer:
        kept = await save_optimization(session, actor, given)
        session.expire_all()
        view = await show_optimized(session, actor.owner_id, kept.id, links)
        message = "The optimized résumé was made." if kept.is_new else "The optimized résumé was updated."
        return SaveAnswer(status="created" if kept.is_new else "updated", message=message, resume=view)

    answer = await once.run(SaveAnswer, keep)
    put_etag(response, answer.resume.revision)
    return answer


@router.get("/resumes/optimized", operation_id="list_optimized_resumes")
async def get_list(
    session: Transaction,
    actor: CurrentActor,
    cursor: CursorText = None,
    limit: PageLimit = DEFAULT_LIMIT,
    resume_id: UUID | None = None,
    posting_id: UUID | None = None,
    title: Annotated[str, Query(max_length=200, description="Part of the title.")] = "",
    contains: Annotated[
        str | None, Query(max_length=4000, description='JSON that it holds, such as {"targeting": {}}.')
    ] = None,
) -> Page[ListedOptimized]:
    """The most recently changed first."""
    rows = await queries.list_page(
        session,
        actor.owner_id,
        cursor=Cursor.parse(cursor),
        limit=limit,
        resume_id=resume_id,
        posting_id=posting_id,
        title=title,
        contains=parse_contains(contains),
    )
    return page_of(rows, limit, shown=ListedOptimized.model_validate, cursor=lambda row: Cursor(row.updated_at, row.id))


@router.get(_ONE, operation_id="get_optimized_resume")
async def get_one(
    optimized_id: UUID, session: Transaction, actor: CurrentActor, response: Response, links: TheLinks
) -> OptimizedView:
    """The whole record; its ETag is its revision."""
    view = await show_optimized(session, actor.owner_id, optimized_id, links)
    put_etag(response, view.revision)
    return view


@router.patch(_ONE, operation_id="change_optimized_resume")
async def patch_one(
    optimized_id: UUID,
    given: OptimizedChange,
    session: Transaction,
    actor: CurrentActor,
    response: Response,
    links: TheLinks,
    if_match: IfMatch = None,
) -> OptimizedView:
    """Change at least one field. A new `structured_output` is saved on its base revision, merged, or refused."""
    base = base_revision(if_match, given.revision) if given.structured_output is not None else None
    saved = await change_optimized(session, actor, optimized_id, given, base=base)
    return await _after(session, actor.owner_id, optimized_id, saved, response=response, links=links)


@router.delete(_ONE, status_code=204, operation_id="delete_optimized_resume")
async def delete_one(optimized_id: UUID, session: Transaction, actor: CurrentActor, kinds: TheKinds) -> None:
    """Hide it; undone within 30 days."""
    await delete_document(session, optimized_subject(actor.owner_id, optimized_id), actor, kinds=kinds)


@router.post(f"{_ONE}/undelete", operation_id="undelete_optimized_resume")
async def undelete_one(optimized_id: UUID, session: Transaction, actor: CurrentActor, links: TheLinks) -> OptimizedView:
    await undelete_document(session, optimized_subject(actor.owner_id, optimized_id), actor)
    session.expire_all()
    return await show_optimized(session, actor.owner_id, optimized_id, links)


async def the_optimized(optimized_id: UUID, session: Transaction, actor: CurrentActor) -> Subject:
    await queries.find(session, actor.owner_id, optimized_id)
    return optimized_subject(actor.owner_id, optimized_id)


def the_restore(
    optimized_id: UUID, session: Transaction, actor: CurrentActor, response: Response, links: TheLinks
) -> Restore:
    async def restore(*, version: int, base: int, entry_id: str | None) -> OptimizedView:
        saved = await restore_optimized(session, actor, optimized_id, version=version, base=base, entry_id=entry_id)
        return await _after(session, actor.owner_id, optimized_id, saved, response=response, links=links)

    return restore


router.include_router(version_routes(History(_ONE, "optimized", the_optimized, the_restore, OptimizedView)))


@router.post(f"{_ONE}/rebase", operation_id="rebase_optimized_resume")
async def post_rebase(optimized_id: UUID, given: RebaseRequest, session: Transaction, actor: CurrentActor) -> Rebased:
    """Carry it onto the latest version of its résumé, or see what that would change. Conflicts answer 409 with both."""
    return await rebase(session, actor, optimized_id, given)


async def _after(
    session: AsyncSession,
    owner: UUID,
    optimized_id: UUID,
    saved: Saved | None,
    *,
    response: Response,
    links: Links,
) -> OptimizedView:
    session.expire_all()
    view = await show_optimized(session, owner, optimized_id, links)
    put_etag(response, view.revision)
    return view.model_copy(update={"was_merged": bool(saved and saved.was_merged)})


router.include_router(run_routes.router)
router.include_router(suggestion_routes.router)
router.include_router(live_routes.router)
router.include_router(telling_routes.router)
