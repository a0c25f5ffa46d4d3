"""The tool that searches what the product knows about writing."""

from __future__ import annotations

import asyncio
from typing import Annotated

from pydantic import Field

from bespoke.features.library.schemas import PassageView
from bespoke.knowledge.search import search
from bespoke.mcp.call import Ctx, call_of
from bespoke.mcp.results import Passages
from bespoke.mcp.tool import Tool, reads


async def search_library(
    ctx: Ctx,
    query: Annotated[str, Field(min_length=1, max_length=300)],
    limit: Annotated[int, Field(ge=1, le=20)] = 5,
) -> Passages:
    """Search practices, industries, style guides, phrases and verbs for writing a résumé, best first."""
    await call_of(ctx)
    found = await asyncio.to_thread(search, query, limit=limit)
    return Passages(passages=[PassageView.model_validate(one, from_attributes=True) for one in found])


TOOLS: tuple[Tool, ...] = (reads(search_library, "Search the library"),)
