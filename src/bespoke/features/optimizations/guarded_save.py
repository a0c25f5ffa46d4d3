"""Saves by an agent: what they add that the guard does not support is refused unless the person vouched for it.

A person's own edits are marked, never blocked. An agent writes as a model does, so its saves pass the guard that
suggestions pass: the save is made, what is stored is looked at, and the transaction is taken back on a refusal.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.write import Saved
from bespoke.features.optimizations.errors import Unconfirmed
from bespoke.features.optimizations.ground import asserted_of, facts_of, ground_of
from bespoke.features.optimizations.keep import change_optimized, today
from bespoke.features.optimizations.places import place_of
from bespoke.features.optimizations.record import OptimizedChange
from bespoke.features.resumes import queries as resumes
from bespoke.features.resumes.change import change_resume
from bespoke.features.resumes.schemas import ResumeChange
from bespoke.optimize.guard.marks import Mark, marks
from bespoke.platform.actor import Actor
from bespoke.resume.jsonresume import read_json_resume
from bespoke.resume.model import Resume

C = TypeVar("C", ResumeChange, OptimizedChange)
VOUCHED = "The person vouched for what the résumé does not support."


async def save_resume_guarded(
    session: AsyncSession, actor: Actor, resume_id: UUID, given: ResumeChange, *, base: int, confirm: bool
) -> Saved | None:
    """Held against the résumé as it was and the person's facts. Raises Unconfirmed, and what saving raises."""
    before = await asyncio.to_thread(
        read_json_resume, resumes.content_of(await resumes.find_row(session, actor.owner_id, resume_id, lock=True))
    )
    asserted = asserted_of(await facts_of(session, actor.owner_id, resume_id))
    saved = await change_resume(session, actor, resume_id, _noted(given, confirm), base=base)
    session.expire_all()
    row = await resumes.find_row(session, actor.owner_id, resume_id)
    after = await asyncio.to_thread(read_json_resume, resumes.content_of(row))
    found = await asyncio.to_thread(marks, before, after, as_of=today(), asserted=asserted)
    _refuse(found, after, confirm=confirm)
    return saved


async def save_optimized_guarded(
    session: AsyncSession, actor: Actor, optimized_id: UUID, given: OptimizedChange, *, base: int, confirm: bool
) -> Saved | None:
    """Held against the confirmed résumé and the person's facts; what was marked before is not asked about again."""
    ground = await ground_of(session, actor.owner_id, optimized_id, lock=True)
    judged: dict[str, Any] = {"as_of": today(), "asserted": ground.asserted}
    before = await asyncio.to_thread(marks, ground.confirmed, ground.current, **judged)
    saved = await change_optimized(session, actor, optimized_id, _noted(given, confirm), base=base)
    session.expire_all()
    after = (await ground_of(session, actor.owner_id, optimized_id)).current
    found = await asyncio.to_thread(marks, ground.confirmed, after, **judged)
    known = {(mark.path, mark.text) for mark in before}
    _refuse((mark for mark in found if (mark.path, mark.text) not in known), after, confirm=confirm)
    return saved


def _noted(given: C, confirm: bool) -> C:
    return given.model_copy(update={"version_note": VOUCHED}) if confirm and not given.version_note else given


def _refuse(found: Iterable[Mark], draft: Resume, *, confirm: bool) -> None:
    shown = [{**mark.model_dump(mode="json"), "place": place_of(draft, mark.path)} for mark in found]
    if shown and not confirm:
        raise Unconfirmed(
            f"The guard does not find in the résumé what {len(shown)} of the texts say; nothing was saved.",
            fix="Keep to what the résumé says, or ask the person about each text in `marks`; confirm only what they say"
            " is true.",
            field="confirm",
        ).with_extra(marks=shown)
