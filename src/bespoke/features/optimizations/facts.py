"""Facts that a person vouched for: they join the guard's evidence, and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.optimizations import queries
from bespoke.features.optimizations.errors import FactNotFound
from bespoke.features.optimizations.ground import Ground, facts_of, ground_of
from bespoke.features.optimizations.tables import ConfirmedFactRow
from bespoke.features.optimizations.wishes import NewFact
from bespoke.optimize.model import AssertedFact
from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event
from bespoke.platform.ids import new_id
from bespoke.resume import paths


async def add_facts(
    session: AsyncSession, actor: Actor, ground: Ground, facts: Sequence[AssertedFact], *, suggestion_id: UUID | None
) -> list[str]:
    """Their ids; one that stands already is not added again. Call it before the transaction's own events."""
    added = []
    for fact in facts:
        row: dict[str, Any] = {"owner_id": actor.owner_id, "id": new_id(), "document_id": ground.resume_id}
        row |= {"entry_path": fact.path, "text": fact.text, "suggestion_id": suggestion_id}
        made = insert(ConfirmedFactRow).values(row).on_conflict_do_nothing().returning(ConfirmedFactRow.id)
        found = (await session.execute(made)).scalar_one_or_none()
        if found is not None:
            added.append(str(found))
    return added


async def confirm_fact(session: AsyncSession, actor: Actor, optimized_id: UUID, given: NewFact) -> ConfirmedFactRow:
    """Of a text as it stands in the draft; said again it is the same fact. Raises DocumentNotFound."""
    ground = await ground_of(session, actor.owner_id, optimized_id)
    fact = AssertedFact(path=_entry_of(given.path), text=given.text)
    added = await add_facts(session, actor, ground, [fact], suggestion_id=None)
    if added:
        payload = {"fact_id": added[0]}
        await append_event(
            session, actor.owner_id, "fact.confirmed", subject_id=optimized_id, payload=payload, actor=actor
        )
    kept = await facts_of(session, actor.owner_id, ground.resume_id)
    return next(row for row in kept if (row.entry_path, row.text) == (fact.path, fact.text))


def _entry_of(path: str) -> str:
    """As an accepted suggestion names it: a text of the basics is its own entry."""
    return "/".join(paths.split(path)[:2])


async def list_facts(session: AsyncSession, owner: UUID, optimized_id: UUID) -> Sequence[ConfirmedFactRow]:
    """Of the resume it was made from, the oldest first."""
    optimized = await queries.find(session, owner, optimized_id)
    return await facts_of(session, owner, optimized.resume_id)


async def delete_fact(session: AsyncSession, actor: Actor, optimized_id: UUID, fact_id: UUID) -> None:
    """It is evidence no more; texts that rest on it stay and are marked from now on. Raises FactNotFound."""
    optimized = await queries.find(session, actor.owner_id, optimized_id)
    row = ConfirmedFactRow
    mine = (row.owner_id == actor.owner_id, row.document_id == optimized.resume_id, row.id == fact_id)
    gone = (await session.execute(delete(row).where(*mine).returning(row.id))).scalar_one_or_none()
    if gone is None:
        raise FactNotFound("There is no such fact.", fix="Load the list again.")
    payload = {"fact_id": str(fact_id)}
    await append_event(session, actor.owner_id, "fact.withdrawn", subject_id=optimized_id, payload=payload, actor=actor)
