"""Tools for optimized résumés: score, optimize, look, save."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.subject import Content
from bespoke.features.optimizations import queries
from bespoke.features.optimizations.guarded_save import save_optimized_guarded
from bespoke.features.optimizations.live import ScoreRequest, score_draft
from bespoke.features.optimizations.record import ListedOptimized, OptimizedChange, Revision
from bespoke.features.optimizations.run_queries import find_run, show_run
from bespoke.features.optimizations.show import show_optimized
from bespoke.features.optimizations.start import OPTIMIZE, start_optimization
from bespoke.features.optimizations.suggestion_rows import list_suggestions
from bespoke.features.optimizations.wishes import OptimizePreferences, OptimizeRequest, OptimizeStarted, SuggestionView
from bespoke.features.postings.schemas import PostingText
from bespoke.mcp.arguments import ConfirmSave, Cursored, Key, Limit
from bespoke.mcp.call import Call, Ctx, call_of
from bespoke.mcp.follow import WAIT_S, WaitSeconds, follow
from bespoke.mcp.results import Optimized, OptimizedDocument
from bespoke.mcp.tool import Tool, reads, writes
from bespoke.platform.errors import Invalid
from bespoke.platform.http.paging import DEFAULT_LIMIT, Cursor, Page, page_of
from bespoke.scoring.model import Score


class OneForm(Invalid):
    """An optimized résumé is saved in one form."""


async def score(
    ctx: Ctx,
    resume_id: UUID | None = None,
    optimized_id: UUID | None = None,
    posting_id: UUID | None = None,
    posting_text: PostingText | None = None,
) -> Score:
    """Score a résumé, or an optimized one, against a posting: match, what it is made of, gaps, keywords, quality.

    Name one résumé and one posting; an optimized résumé brings its own posting. Without a posting its quality alone is
    judged. Nothing is stored.
    """
    call = await call_of(ctx)
    given = ScoreRequest(
        resume_id=resume_id, optimized_id=optimized_id, posting_id=posting_id, posting_text=posting_text
    )
    return await score_draft(call.office.database, call.office.draft_threads, call.actor.owner_id, given)


async def optimize(
    ctx: Ctx,
    resume_id: UUID,
    posting_id: Annotated[UUID | None, Field(description="Without one the résumé is improved in itself.")] = None,
    preferences: OptimizePreferences | None = None,
    use_model: Annotated[bool, Field(description="Has no effect where no model is set up.")] = True,
    wait_seconds: WaitSeconds = WAIT_S,
    idempotency_key: Key = None,
) -> Optimized:
    """Cut a résumé to a posting: start the job, follow it, and return its suggestions with evidence and verdicts.

    Suggestions wait to be accepted; only with `preferences.apply_safe` are those that the guard supports applied by
    themselves. Started again, it works on the same optimized résumé: what was decided stays.
    """
    call = await call_of(ctx, "write")
    wish = preferences or OptimizePreferences()
    given = OptimizeRequest(resume_id=resume_id, posting_id=posting_id, preferences=wish, use_model=use_model)
    async with call.transaction() as session:

        async def start() -> OptimizeStarted:
            return await start_optimization(session, call.actor, given, kind=call.office.kinds[OPTIMIZE])

        asked = given.model_dump(mode="json")
        started = await call.once(session, "optimize", idempotency_key, asked, answer=OptimizeStarted, effect=start)
    await follow(call, started.job_id, wait_s=wait_seconds)
    return await _optimized(call, started.job_id)


async def get_optimization(ctx: Ctx, job_id: UUID, wait_seconds: WaitSeconds = 0) -> Optimized:
    """Get how far an optimization is, and its suggestions so far; it may be waited for."""
    call = await call_of(ctx)
    async with call.transaction() as session:
        await find_run(session, call.actor.owner_id, job_id)
    await follow(call, job_id, wait_s=wait_seconds)
    return await _optimized(call, job_id)


async def list_optimized_resumes(
    ctx: Ctx,
    resume_id: UUID | None = None,
    posting_id: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursored = None,
) -> Page[ListedOptimized]:
    """List optimized résumés, the most recently changed first."""
    call = await call_of(ctx)
    async with call.transaction() as session:
        rows = await queries.list_page(
            session,
            call.actor.owner_id,
            cursor=Cursor.parse(cursor),
            limit=limit,
            resume_id=resume_id,
            posting_id=posting_id,
            title="",
            contains=None,
        )
        shown = ListedOptimized.model_validate
        return page_of(rows, limit, shown=shown, cursor=lambda row: Cursor(row.updated_at, row.id))


async def get_optimized_resume(ctx: Ctx, optimized_id: UUID) -> OptimizedDocument:
    """Get an optimized résumé as JSON Resume, with its revision, match and figures."""
    call = await call_of(ctx)
    async with call.transaction() as session:
        view = await show_optimized(session, call.actor.owner_id, optimized_id, call.office.links)
        return OptimizedDocument.of_view(view)


async def save_optimized_resume(
    ctx: Ctx,
    optimized_id: UUID,
    revision: Annotated[Revision, Field(description="The revision that was read and changed.")],
    resume_json: Annotated[dict[str, Any] | None, Field(description="The whole JSON Resume, with its ids.")] = None,
    structured_output: Annotated[dict[str, Any] | None, Field(description="Instead of it, the whole record.")] = None,
    confirm: ConfirmSave = False,
    version_note: Annotated[str, Field(max_length=2000)] = "",
) -> OptimizedDocument:
    """Save a changed optimized résumé on the revision it was read at, as a new version.

    Changes made elsewhere meanwhile are merged; true conflicts come back with both sides.
    What the résumé does not support is refused, with the texts and the reasons, unless the person vouched for it.
    """
    call = await call_of(ctx, "write")
    async with call.transaction() as session:
        content = await _structured(call, session, optimized_id, resume_json, structured_output)
        given = OptimizedChange(structured_output=content, revision=revision, version_note=version_note)
        saved = await save_optimized_guarded(session, call.actor, optimized_id, given, base=revision, confirm=confirm)
        session.expire_all()
        view = await show_optimized(session, call.actor.owner_id, optimized_id, call.office.links)
        merged = {"was_merged": bool(saved and saved.was_merged)}
        return OptimizedDocument.of_view(view.model_copy(update=merged))


async def _structured(
    call: Call,
    session: AsyncSession,
    optimized_id: UUID,
    resume_json: Content | None,
    structured_output: Content | None,
) -> Content:
    """A JSON Resume takes its place in the record as stored; the rest is derived from it."""
    if (resume_json is None) == (structured_output is None):
        raise OneForm(
            "Neither or both were given.", fix="Send either resume_json or structured_output.", field="resume_json"
        )
    row = await queries.find(session, call.actor.owner_id, optimized_id)
    return structured_output or {**(row.structured_output or {}), "resume_json": resume_json}


async def _optimized(call: Call, job_id: UUID) -> Optimized:
    async with call.transaction() as session:
        run = await show_run(session, call.actor.owner_id, job_id)
        assert run.optimized_resume_id is not None, "every run has its document"
        rows = await list_suggestions(session, call.actor.owner_id, run.optimized_resume_id, states=(), engine=None)
        return Optimized.of_run(run, [SuggestionView.of(row) for row in rows])


TOOLS: tuple[Tool, ...] = (
    reads(score, "Score against a posting"),
    writes(optimize, "Optimize for a posting"),
    reads(get_optimization, "Follow an optimization"),
    reads(list_optimized_resumes, "List optimized résumés"),
    reads(get_optimized_resume, "Get an optimized résumé"),
    writes(save_optimized_resume, "Save an optimized résumé", destructive=True),
)
