"""What a person decides of suggestions: accept, reject, undo. The document is locked from the first look to the commit,
so that two decisions at a time both land, one after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.save import save
from bespoke.features.documents.subject import Author, Content
from bespoke.features.documents.write import Draft, Saved
from bespoke.features.optimizations.choose import Chosen, applied_record, choose, unchosen
from bespoke.features.optimizations.derive import Confirmed, Told, derived, read_structured
from bespoke.features.optimizations.errors import WrongState
from bespoke.features.optimizations.facts import add_facts
from bespoke.features.optimizations.ground import Ground, ground_of
from bespoke.features.optimizations.keep import today
from bespoke.features.optimizations.suggestion_rows import (
    change_suggestion,
    find_suggestion,
    list_suggestions,
    suggestion_of,
)
from bespoke.features.optimizations.tables import SuggestionRow
from bespoke.features.optimizations.wishes import Acceptance
from bespoke.optimize.again import STATE
from bespoke.optimize.model import Edit, Suggestion
from bespoke.platform.actor import Actor
from bespoke.platform.errors import BespokeError
from bespoke.platform.events.append import append_event
from bespoke.resume.changes import Diff
from bespoke.resume.model import Resume

_LONGEST_SUMMARY = 160
SAFE = Acceptance()


class Decision(NamedTuple):
    rows: Sequence[SuggestionRow]
    revision: int
    failed: Sequence[SuggestionRow] = ()


async def accept(
    session: AsyncSession, actor: Actor, optimized_id: UUID, suggestion_id: UUID, given: Acceptance
) -> Decision:
    """Once, however often it is asked for. Raises Unconfirmed, SuggestionStale, NothingWritten, SuggestionNotFound."""
    ground = await ground_of(session, actor.owner_id, optimized_id, lock=True)
    row = await find_suggestion(session, actor.owner_id, optimized_id, suggestion_id, lock=True)
    if row.state == "applied":
        return Decision([row], ground.revision)
    suggestion = suggestion_of(row)
    chosen = await asyncio.to_thread(choose, ground, suggestion, given, as_of=today())
    verb = "accepted and vouched for" if chosen.vouched else "accepted"
    summary = _summary(verb, suggestion, place=row.content["place"])
    told = [*await applied_suggestions(session, ground), _as_applied(suggestion, chosen)]
    saved = await save_decided(session, ground, chosen.resume, told, author=author_of(actor), summary=summary)
    facts = await add_facts(session, actor, ground, chosen.vouched, suggestion_id=row.id)
    await _mark(session, row, chosen, given, saved.revision)
    await _tell(session, actor, ground, "suggestion.accepted", saved, suggestion_id=str(row.id), facts=facts)
    return Decision([row], saved.revision)


async def accept_safe(
    session: AsyncSession, owner: UUID, optimized_id: UUID, *, actor: Actor | None, job_id: UUID | None = None
) -> Decision:
    """All proposed ones the guard supports, new orders last, in one version. What cannot be applied is `failed`.

    `job_id` is the run that applies its own by itself; without an actor it is the optimizer that does.
    """
    ground = await ground_of(session, owner, optimized_id, lock=True)
    rows = await list_suggestions(session, owner, optimized_id, states=["proposed"], lock=True)
    mine = [row for row in rows if job_id is None or row.job_id == job_id]
    applied, failed, resume = await asyncio.to_thread(_apply_each, ground, mine)
    for row, reason in failed:
        await change_suggestion(session, row, state="failed", verdict={**row.verdict, **reason})
    if not applied:
        return Decision([], ground.revision, [row for row, _ in failed])
    told = [
        *await applied_suggestions(session, ground),
        *(_as_applied(suggestion_of(row), chosen) for row, chosen in applied),
    ]
    count = len(applied)
    summary = f"accepted {count} suggestion{'s' if count > 1 else ''}: {_names([row for row, _ in applied])}"
    author = author_of(actor) if actor else "optimizer"
    saved = await save_decided(session, ground, resume, told, author=author, summary=_short(summary))
    for row, chosen in applied:
        await _mark(session, row, chosen, SAFE, saved.revision)
    ids = [str(row.id) for row, _ in applied]
    await _tell(session, actor, ground, "suggestions.accepted", saved, suggestion_ids=ids)
    return Decision([row for row, _ in applied], saved.revision, [row for row, _ in failed])


async def reject(session: AsyncSession, actor: Actor, optimized_id: UUID, suggestion_id: UUID) -> Decision:
    """It is not proposed again. One that is applied has to be undone. Raises WrongState, SuggestionNotFound."""
    ground = await ground_of(session, actor.owner_id, optimized_id, lock=True)
    row = await find_suggestion(session, actor.owner_id, optimized_id, suggestion_id, lock=True)
    if row.state == "applied":
        raise WrongState("The suggestion is applied.", fix="Undo it first.")
    if row.state != "rejected":
        await change_suggestion(session, row, state="rejected")
        payload = {"suggestion_id": str(row.id)}
        await append_event(
            session, actor.owner_id, "suggestion.rejected", subject_id=optimized_id, payload=payload, actor=actor
        )
    return Decision([row], ground.revision)


async def undo(session: AsyncSession, actor: Actor, optimized_id: UUID, suggestion_id: UUID) -> Decision:
    """A new version without it; later changes stay. It waits again. Raises ChangedSince, WrongState."""
    ground = await ground_of(session, actor.owner_id, optimized_id, lock=True)
    row = await find_suggestion(session, actor.owner_id, optimized_id, suggestion_id, lock=True)
    if row.state != "applied" or row.applied is None:
        raise WrongState(f"The suggestion is {row.state}.", fix="Only one that is applied can be undone.")
    back = Diff.model_validate(row.applied["undo"])
    resume = await asyncio.to_thread(unchosen, ground.current, back)
    suggestion = suggestion_of(row)
    told = [one for one in await applied_suggestions(session, ground) if one.id != suggestion.id]
    summary = _summary("undid", suggestion, place=row.content["place"])
    saved = await save_decided(session, ground, resume, told, author=author_of(actor), summary=summary)
    state = STATE[suggestion.verdict.ruling]
    await change_suggestion(session, row, state=state, applied=None, applied_revision=None)
    await _tell(session, actor, ground, "suggestion.undone", saved, suggestion_id=str(row.id))
    return Decision([row], saved.revision)


def _apply_each(
    ground: Ground, rows: Sequence[SuggestionRow]
) -> tuple[list[tuple[SuggestionRow, Chosen]], list[tuple[SuggestionRow, dict[str, Any]]], Resume]:
    applied: list[tuple[SuggestionRow, Chosen]] = []
    failed: list[tuple[SuggestionRow, dict[str, Any]]] = []
    resume = ground.current
    as_of = today()
    for row in sorted(rows, key=lambda one: one.operation.startswith("reorder")):
        try:
            chosen = choose(ground, suggestion_of(row), SAFE, resume=resume, as_of=as_of)
        except BespokeError as error:
            failed.append((row, {"reasons": [{"kind": "word", "text": row.operation, "message": error.detail}]}))
            continue
        applied.append((row, chosen))
        resume = chosen.resume
    return applied, failed, resume


async def applied_suggestions(session: AsyncSession, ground: Ground) -> list[Suggestion]:
    """Those that are in the document, each in the wording that was chosen."""
    rows = await list_suggestions(session, ground.subject.owner_id, ground.subject.id, states=["applied"])
    return [_worded(row) for row in rows]


def _worded(row: SuggestionRow) -> Suggestion:
    suggestion = suggestion_of(row)
    if row.applied is None:
        return suggestion
    edit, after = Edit.model_validate(row.applied["edit"]), row.applied["how"]["after"]
    return suggestion.model_copy(update={"edit": edit, "after": after})


def _as_applied(suggestion: Suggestion, chosen: Chosen) -> Suggestion:
    changes = {"edit": chosen.edit, "after": chosen.after, "state": "applied"}
    return suggestion.model_copy(update=changes)


async def save_decided(
    session: AsyncSession,
    ground: Ground,
    resume: Resume,
    told: Sequence[Suggestion],
    *,
    author: Author,
    summary: str,
) -> Saved:
    """The row is locked, so the base is the present revision and there is nothing to merge with."""
    content, columns = await asyncio.to_thread(_content, ground, resume, told)

    async def made(_: Content) -> tuple[Content, Any]:
        return content, columns

    draft = Draft(content, author=author, summary=summary)
    return await save(session, ground.subject, draft, base=ground.revision, finish=made)


def _content(ground: Ground, resume: Resume, told: Sequence[Suggestion]) -> tuple[Content, Any]:
    given = read_structured(ground.content) if ground.content else None
    confirmed = Confirmed(ground.confirmed, ground.asserted)
    return derived(resume, given=given, posting=ground.posting, as_of=today(), confirmed=confirmed, told=Told(told))


async def _mark(session: AsyncSession, row: SuggestionRow, chosen: Chosen, given: Acceptance, revision: int) -> None:
    record = applied_record(chosen, given)
    await change_suggestion(session, row, state="applied", applied=record, applied_revision=revision)


async def _tell(
    session: AsyncSession, actor: Actor | None, ground: Ground, event: str, saved: Saved, **payload: Any
) -> None:
    owner, optimized_id = ground.subject.owner_id, ground.subject.id
    told = {"revision": saved.revision, **payload}
    await append_event(session, owner, event, subject_id=optimized_id, payload=told, actor=actor)
    saved_as = {"revision": saved.revision}
    await append_event(session, owner, "optimized_resume.saved", subject_id=optimized_id, payload=saved_as, actor=actor)


def author_of(actor: Actor) -> Author:
    return "agent" if actor.means == "api_key" else "person"


def _summary(verb: str, suggestion: Suggestion, *, place: str) -> str:
    return _short(f"{verb} suggestion: {place}: {suggestion.why}")


def _names(rows: Sequence[SuggestionRow]) -> str:
    return ", ".join(dict.fromkeys(str(row.content["place"]) for row in rows))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SUMMARY else text[: _LONGEST_SUMMARY - 1].rstrip() + "…"
