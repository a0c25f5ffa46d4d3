"""Taking a posting in, and changing it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.postings import queries
from bespoke.features.postings.corrections import Corrections, check_corrections, corrected
from bespoke.features.postings.errors import EmptyPosting, StalePosting
from bespoke.features.postings.schemas import NewPosting, PostingChange
from bespoke.features.postings.tables import PostingRow
from bespoke.intake.ledger import Warning
from bespoke.platform.actor import Actor
from bespoke.platform.errors import Invalid
from bespoke.platform.events.append import append_event
from bespoke.platform.ids import new_id
from bespoke.posting.analyse import analyse
from bespoke.posting.file import warnings_of
from bespoke.posting.model import PostingAnalysis


class EmptyChange(Invalid):
    """Nothing was given to change."""


async def create_posting(
    session: AsyncSession,
    actor: Actor,
    given: NewPosting,
    *,
    warnings: Sequence[Warning] | None = None,
    posting_id: UUID | None = None,
) -> UUID:
    """`warnings` are those of the file the text was read from; a pasted text is looked at here."""
    posting_id = posting_id or new_id()
    analysed = await _analysed(given.text, warnings)
    row = {"owner_id": actor.owner_id, "id": posting_id, "text": given.text, "url": given.url, **analysed}
    await session.execute(insert(PostingRow).values(row))
    await append_event(session, actor.owner_id, "posting.created", subject_id=posting_id, actor=actor)
    return posting_id


async def change_posting(
    session: AsyncSession, actor: Actor, posting_id: UUID, given: PostingChange, *, base: int | None = None
) -> None:
    """`base` is the revision it must still be at. Raises StalePosting, and UnknownRequirement for unknown ids."""
    row = await queries.find(session, actor.owner_id, posting_id, lock=True)
    if base is not None and base != row.revision:
        raise StalePosting(
            f"The posting is at revision {row.revision} by now, not {base}.", fix="Load it again and repeat the change."
        ).with_extra(revision=row.revision)
    values: dict[str, Any] = {}
    if given.url is not None:
        values["url"] = given.url
    if given.text is not None and given.text != row.text:
        values |= {"text": given.text, "corrections": {}, **await _analysed(given.text)}
    if given.corrections is not None:
        values |= _corrections(PostingAnalysis.model_validate(values.get("analysis", row.analysis)), given.corrections)
    if not given.model_fields_set:
        raise EmptyChange("Nothing was given to change.", fix="Send text, url or corrections.")
    if values:
        await update_posting(session, actor.owner_id, posting_id, {**values, "revision": PostingRow.revision + 1})
        await append_event(session, actor.owner_id, "posting.changed", subject_id=posting_id, actor=actor)


async def _analysed(text: str, warnings: Sequence[Warning] | None = None) -> dict[str, Any]:
    if not text.strip():
        raise EmptyPosting("The posting holds no text.", fix="Paste the whole advertisement.", field="text")
    analysis = await asyncio.to_thread(analyse, text)
    return {
        "title": analysis.title,
        "company": analysis.company,
        "analysis": analysis.model_dump(mode="json"),
        "analysis_version": analysis.version,
        "warnings": [one.model_dump(mode="json") for one in (warnings_of(text) if warnings is None else warnings)],
    }


def _corrections(analysis: PostingAnalysis, given: Corrections) -> dict[str, Any]:
    check_corrections(analysis, given)
    shown = corrected(analysis, given)
    stored = given.model_dump(mode="json", exclude_defaults=True)
    return {"corrections": stored, "title": shown.title, "company": shown.company}


async def update_posting(session: AsyncSession, owner: UUID, posting_id: UUID, values: dict[str, Any]) -> None:
    row = PostingRow
    changed = update(row).where(row.owner_id == owner, row.id == posting_id)
    await session.execute(
        changed.values(updated_at=func.clock_timestamp(), **values),
        execution_options={"synchronize_session": False},
    )
