"""Tools for postings."""

from __future__ import annotations

from uuid import UUID

from bespoke.features.postings import queries
from bespoke.features.postings.keep import create_posting as make_posting
from bespoke.features.postings.schemas import NewPosting, PostingLine, PostingText
from bespoke.features.postings.show import show_posting
from bespoke.mcp.arguments import Cursored, Key, Limit
from bespoke.mcp.call import Ctx, call_of
from bespoke.mcp.results import PostingDocument
from bespoke.mcp.tool import Tool, reads, writes
from bespoke.platform.http.paging import DEFAULT_LIMIT, Cursor, Page, page_of


async def create_posting(ctx: Ctx, text: PostingText, idempotency_key: Key = None) -> PostingDocument:
    """Keep a job posting's text and read it: title, seniority, requirements, keywords, each where it stands."""
    call = await call_of(ctx, "write")
    async with call.transaction() as session:

        async def make() -> PostingDocument:
            made = await make_posting(session, call.actor, NewPosting(text=text))
            return PostingDocument.of_view(await show_posting(session, call.actor.owner_id, made))

        return await call.once(session, "create_posting", idempotency_key, text, answer=PostingDocument, effect=make)


async def list_postings(ctx: Ctx, limit: Limit = DEFAULT_LIMIT, cursor: Cursored = None) -> Page[PostingLine]:
    """List the kept postings, the most recently changed first."""
    call = await call_of(ctx)
    async with call.transaction() as session:
        rows = await queries.list_page(session, call.actor.owner_id, cursor=Cursor.parse(cursor), limit=limit)
        return page_of(rows, limit, shown=PostingLine.model_validate, cursor=lambda row: Cursor(row.updated_at, row.id))


async def get_posting(ctx: Ctx, posting_id: UUID) -> PostingDocument:
    """Get a posting with what was read in it."""
    call = await call_of(ctx)
    async with call.transaction() as session:
        return PostingDocument.of_view(await show_posting(session, call.actor.owner_id, posting_id))


TOOLS: tuple[Tool, ...] = (
    writes(create_posting, "Keep a posting"),
    reads(list_postings, "List postings"),
    reads(get_posting, "Get a posting"),
)
