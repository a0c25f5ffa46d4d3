"""Suggestions as rows: stored once for each run, found, counted, changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.optimizations.errors import SuggestionNotFound
from bespoke.features.optimizations.places import place_of, quote_at
from bespoke.features.optimizations.tables import SuggestionRow
from bespoke.optimize.model import State, Suggestion
from bespoke.resume.model import Resume

_Row = SuggestionRow
OPEN: tuple[State, ...] = ("proposed", "needs_confirmation", "blocked", "failed")
_BESIDE = ("place", "quotes", "key")


def row_id(job_id: UUID, key: str) -> UUID:
    """A UUID of version 8: the same suggestion of one run has one row, whichever attempt comes upon it."""
    digest = bytearray(hashlib.sha256(job_id.bytes + key.encode()).digest()[:16])
    digest[6], digest[8] = digest[6] & 0x0F | 0x80, digest[8] & 0x3F | 0x80
    return UUID(bytes=bytes(digest))


def values_of(suggestion: Suggestion, resume: Resume) -> dict[str, Any]:
    """The content and the columns beside it, with the places named as a person calls them."""
    content = suggestion.model_dump(mode="json")
    content["key"] = suggestion.id
    content["place"] = place_of(resume, suggestion.target)
    content["quotes"] = [
        {"path": path, "place": place_of(resume, path), "text": quote_at(resume, path)} for path in suggestion.evidence
    ]
    return {
        "engine": suggestion.engine,
        "operation": suggestion.operation,
        "target": suggestion.target,
        "content": content,
        "verdict": content["verdict"],
        "state": suggestion.state,
    }


def suggestion_of(row: SuggestionRow) -> Suggestion:
    """Under the row's id, by which everybody outside knows it, in the state it has now."""
    content = {name: value for name, value in row.content.items() if name not in _BESIDE}
    return Suggestion.model_validate({**content, "id": str(row.id), "verdict": row.verdict, "state": row.state})


async def add_suggestion(session: AsyncSession, owner: UUID, values: dict[str, Any]) -> SuggestionRow | None:
    """None where it stands already, or where the person has rejected the very same one before."""
    if await _was_rejected(session, owner, values["document_id"], values["content"]["key"]):
        return None
    added = insert(_Row).values(owner_id=owner, **values).on_conflict_do_nothing().returning(_Row)
    return (await session.execute(added)).scalar_one_or_none()


async def _was_rejected(session: AsyncSession, owner: UUID, document_id: UUID, key: str) -> bool:
    same = select(_Row.id).where(*_of(owner, document_id), _Row.state == "rejected", _Row.content["key"].astext == key)
    return (await session.execute(same.limit(1))).first() is not None


async def rejected_keys(session: AsyncSession, owner: UUID, document_id: UUID) -> frozenset[str]:
    """What the person has rejected, by the ids its engines gave it: the same in every run."""
    rejected = select(_Row.content["key"].astext).where(*_of(owner, document_id), _Row.state == "rejected")
    return frozenset((await session.scalars(rejected)).all())


async def drop_open(session: AsyncSession, owner: UUID, document_id: UUID, *, but: UUID) -> None:
    """Open proposals of earlier runs make room for those of the run `but`; what was decided stays."""
    others = _Row.job_id.is_distinct_from(but)
    await session.execute(delete(_Row).where(*_of(owner, document_id), _Row.state.in_(OPEN), others))


async def find_suggestion(
    session: AsyncSession, owner: UUID, document_id: UUID, suggestion_id: UUID, *, lock: bool = False
) -> SuggestionRow:
    """Raises SuggestionNotFound."""
    found = select(_Row).where(*_of(owner, document_id), _Row.id == suggestion_id)
    row = (await session.execute(found.with_for_update() if lock else found)).scalar_one_or_none()
    if row is None:
        raise SuggestionNotFound(
            "There is no such suggestion.", fix="A later run may have replaced it; load the list again."
        )
    return row


async def list_suggestions(
    session: AsyncSession,
    owner: UUID,
    document_id: UUID,
    *,
    states: Sequence[str] = (),
    engine: str | None = None,
    lock: bool = False,
) -> Sequence[SuggestionRow]:
    """In the order in which they were made, the most valuable of an engine first."""
    found = select(_Row).where(*_of(owner, document_id)).order_by(_Row.created_at, _Row.position, _Row.id)
    if states:
        found = found.where(_Row.state.in_(states))
    if engine:
        found = found.where(_Row.engine == engine)
    return (await session.execute(found.with_for_update() if lock else found)).scalars().all()


async def count_by_state(session: AsyncSession, owner: UUID, document_id: UUID) -> dict[str, int]:
    counted = select(_Row.state, func.count()).where(*_of(owner, document_id)).group_by(_Row.state)
    found: list[tuple[str, int]] = [(row[0], row[1]) for row in await session.execute(counted)]
    return dict(sorted(found))


async def change_suggestion(session: AsyncSession, row: SuggestionRow, **values: Any) -> None:
    changed = update(_Row).where(_Row.owner_id == row.owner_id, _Row.id == row.id)
    await session.execute(
        changed.values(updated_at=func.clock_timestamp(), **values), execution_options={"synchronize_session": False}
    )
    await session.refresh(row)


def _of(owner: UUID, document_id: UUID) -> tuple[Any, ...]:
    return _Row.owner_id == owner, _Row.document_id == document_id
