"""Optimized resumes and decisions about them as the API and the tools show them."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.exports.links import Links
from bespoke.features.exports.show import formats_shown
from bespoke.features.optimizations import queries
from bespoke.features.optimizations.decide import Decision
from bespoke.features.optimizations.record import OptimizedLine, OptimizedView
from bespoke.features.optimizations.reported import held_export_formats
from bespoke.features.optimizations.wishes import AllDecided, Decided, SuggestionView

_NOT_STORED = ("was_merged", "export_formats")


async def show_optimized(session: AsyncSession, owner: UUID, optimized_id: UUID, links: Links) -> OptimizedView:
    row = await queries.find(session, owner, optimized_id)
    line = OptimizedLine.model_validate(row).model_dump()
    rest = {name: getattr(row, name) for name in OptimizedView.model_fields if name not in (*line, *_NOT_STORED)}
    held = held_export_formats(row.reported, revision=row.revision)
    ours = await formats_shown(session, owner, row.export_formats, links)
    return OptimizedView(**line, **rest, export_formats=held.model_copy(update=ours))


async def show_all_decided(session: AsyncSession, owner: UUID, optimized_id: UUID, decision: Decision) -> AllDecided:
    return AllDecided(
        applied=[SuggestionView.of(row) for row in decision.rows],
        failed=[SuggestionView.of(row) for row in decision.failed],
        revision=decision.revision,
        match_score=await _match(session, owner, optimized_id),
    )


async def show_decided(session: AsyncSession, owner: UUID, optimized_id: UUID, decision: Decision) -> Decided:
    (row,) = decision.rows
    shown = SuggestionView.of(row)
    match = await _match(session, owner, optimized_id)
    return Decided(suggestion=shown, revision=decision.revision, match_score=match)


async def _match(session: AsyncSession, owner: UUID, optimized_id: UUID) -> float | None:
    session.expire_all()
    return (await queries.find(session, owner, optimized_id)).match_score
