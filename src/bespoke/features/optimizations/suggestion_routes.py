"""Suggestions over HTTP: listed, accepted, rejected, undone; and the facts a person vouched for."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from bespoke.features.optimizations import decide, queries
from bespoke.features.optimizations.facts import confirm_fact, delete_fact, list_facts
from bespoke.features.optimizations.show import show_all_decided, show_decided
from bespoke.features.optimizations.suggestion_rows import find_suggestion, list_suggestions
from bespoke.features.optimizations.wishes import (
    Acceptance,
    AllDecided,
    Decided,
    Engine,
    Fact,
    NewFact,
    SuggestionView,
)
from bespoke.optimize.model import State
from bespoke.platform.http.dependencies import CurrentActor, Transaction

router = APIRouter(tags=["suggestions"])
_ALL = "/resumes/optimized/{optimized_id}/suggestions"
_ONE = f"{_ALL}/{{suggestion_id}}"
_FACTS = "/resumes/optimized/{optimized_id}/facts"


@router.get(_ALL, operation_id="list_suggestions")
async def get_suggestions(
    optimized_id: UUID,
    session: Transaction,
    actor: CurrentActor,
    state: Annotated[list[State] | None, Query(description="One or more; all without.", max_length=6)] = None,
    engine: Engine | None = None,
) -> list[SuggestionView]:
    """All of them, in the order in which they were made."""
    await queries.find(session, actor.owner_id, optimized_id)
    rows = await list_suggestions(session, actor.owner_id, optimized_id, states=state or (), engine=engine)
    return [SuggestionView.of(row) for row in rows]


@router.post(f"{_ALL}/accept-safe", operation_id="accept_safe_suggestions")
async def post_accept_safe(optimized_id: UUID, session: Transaction, actor: CurrentActor) -> AllDecided:
    """Accept all that are proposed, which the guard supports. One version with all of them; each can be undone."""
    decision = await decide.accept_safe(session, actor.owner_id, optimized_id, actor=actor)
    return await show_all_decided(session, actor.owner_id, optimized_id, decision)


@router.get(_ONE, operation_id="get_suggestion")
async def get_suggestion(
    optimized_id: UUID, suggestion_id: UUID, session: Transaction, actor: CurrentActor
) -> SuggestionView:
    await queries.find(session, actor.owner_id, optimized_id)
    return SuggestionView.of(await find_suggestion(session, actor.owner_id, optimized_id, suggestion_id))


@router.post(f"{_ONE}/accept", operation_id="accept_suggestion")
async def post_accept(
    optimized_id: UUID, suggestion_id: UUID, given: Acceptance, session: Transaction, actor: CurrentActor
) -> Decided:
    """Accept it, an alternate, or a wording of one's own. What the guard cannot explain answers 409 with its reasons;
    with `confirm` it is applied and kept as a fact of the person's."""
    decision = await decide.accept(session, actor, optimized_id, suggestion_id, given)
    return await show_decided(session, actor.owner_id, optimized_id, decision)


@router.post(f"{_ONE}/undo", operation_id="undo_suggestion")
async def post_undo(optimized_id: UUID, suggestion_id: UUID, session: Transaction, actor: CurrentActor) -> Decided:
    """Take it back as a new version; changes made since stay. Where the very text was changed since, it is 409."""
    decision = await decide.undo(session, actor, optimized_id, suggestion_id)
    return await show_decided(session, actor.owner_id, optimized_id, decision)


@router.post(f"{_ONE}/reject", operation_id="reject_suggestion")
async def post_reject(optimized_id: UUID, suggestion_id: UUID, session: Transaction, actor: CurrentActor) -> Decided:
    """Reject it; it is not proposed again."""
    decision = await decide.reject(session, actor, optimized_id, suggestion_id)
    return await show_decided(session, actor.owner_id, optimized_id, decision)


@router.get(_FACTS, operation_id="list_facts")
async def get_facts(optimized_id: UUID, session: Transaction, actor: CurrentActor) -> list[Fact]:
    """What the person vouched for about this résumé; it counts as evidence wherever the résumé is used."""
    return [Fact.of(row) for row in await list_facts(session, actor.owner_id, optimized_id)]


@router.post(_FACTS, status_code=201, operation_id="confirm_fact")
async def post_fact(optimized_id: UUID, given: NewFact, session: Transaction, actor: CurrentActor) -> Fact:
    """Vouch for a text that a check asks about. It is evidence from then on; said twice it is one fact."""
    return Fact.of(await confirm_fact(session, actor, optimized_id, given))


@router.delete(f"{_FACTS}/{{fact_id}}", status_code=204, operation_id="delete_fact")
async def remove_fact(optimized_id: UUID, fact_id: UUID, session: Transaction, actor: CurrentActor) -> None:
    """Take it back; texts that rest on it stay and are marked."""
    await delete_fact(session, actor, optimized_id, fact_id)
