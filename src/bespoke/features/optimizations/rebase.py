"""Carrying an optimized resume onto a later version of its resume: offered, never done silently."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.errors import SaveConflict
from bespoke.features.documents.subject import Content
from bespoke.features.optimizations.decide import applied_suggestions, author_of, save_decided
from bespoke.features.optimizations.ground import ground_of
from bespoke.features.optimizations.record import Given
from bespoke.features.optimizations.tables import OptimizedResumeRow
from bespoke.features.resumes import queries as resumes
from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event
from bespoke.resume.diff import diff
from bespoke.resume.jsonresume import read_json_resume
from bespoke.resume.merge import Conflict, Merge, merge
from bespoke.resume.model import Resume


class RebaseRequest(Given):
    """`only_look` tells what would change. Where both sides changed one thing, `theirs` names the paths at which the
    résumé's is taken, and `conflicts: mine` keeps the optimized résumé's at all others.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [{"only_look": True}]})

    only_look: bool = False
    conflicts: Literal["refuse", "mine"] = "refuse"
    theirs: list[Annotated[str, Field(max_length=300)]] = Field(default_factory=list, max_length=500)


class Rebased(BaseModel):
    """`described` is what came in from the résumé; `conflicts` are the places both sides changed."""

    revision: int
    resume_revision: int
    latest_resume_revision: int
    described: list[str]
    conflicts: list[Conflict]


async def rebase(session: AsyncSession, actor: Actor, optimized_id: UUID, given: RebaseRequest) -> Rebased:
    """A three-way merge by id, as a new version. Raises SaveConflict with both sides."""
    ground = await ground_of(session, actor.owner_id, optimized_id, lock=True)
    base = await resumes.find_row(session, actor.owner_id, ground.resume_id)
    latest, merged, described = await asyncio.to_thread(
        _merged, ground.confirmed, ground.current, resumes.content_of(base), given.theirs
    )
    told: dict[str, Any] = {"latest_resume_revision": base.revision, "described": described}
    told["conflicts"] = list(merged.conflicts)
    if given.only_look or base.revision == ground.resume_revision:
        return Rebased(revision=ground.revision, resume_revision=ground.resume_revision, **told)
    if merged.conflicts and given.conflicts == "refuse":
        raise _conflict(merged, ground.revision)
    onto = dataclasses.replace(ground, confirmed=latest, resume_revision=base.revision)
    applied = await applied_suggestions(session, ground)
    summary = f"carried onto version {base.revision} of the résumé"
    author = author_of(actor)
    saved = await save_decided(session, onto, merged.resume, applied, author=author, summary=summary)
    await _pin(session, actor.owner_id, optimized_id, base.revision)
    payload = {"revision": saved.revision, "resume_revision": base.revision}
    event = "optimized_resume.rebased"
    await append_event(session, actor.owner_id, event, subject_id=optimized_id, payload=payload, actor=actor)
    return Rebased(revision=saved.revision, resume_revision=base.revision, **told)


def _merged(
    confirmed: Resume, current: Resume, content: Content, theirs: Sequence[str]
) -> tuple[Resume, Merge, list[str]]:
    latest = read_json_resume(content)
    merged = merge(confirmed, current, latest, for_theirs=theirs)
    return latest, merged, diff(current, merged.resume).describe()


async def _pin(session: AsyncSession, owner: UUID, optimized_id: UUID, revision: int) -> None:
    row = OptimizedResumeRow
    pinned = update(row).where(row.owner_id == owner, row.id == optimized_id).values(resume_revision=revision)
    await session.execute(pinned, execution_options={"synchronize_session": False})


def _conflict(merged: Merge, revision: int) -> SaveConflict:
    fields = ", ".join(conflict.path for conflict in merged.conflicts[:5])
    error = SaveConflict(
        f"The résumé and the optimized résumé were changed in the same places: {fields}.",
        fix="Name in `theirs` what to take of the résumé; `conflicts: mine` keeps the rest of the optimized résumé's.",
    )
    return error.with_extra(
        revision=revision, conflicts=[conflict.model_dump(mode="json") for conflict in merged.conflicts]
    )
