"""The optimize job: the rules' suggestions first, a model's after them, each stored as it is told.

A row and its event are written in one transaction that only the current attempt can commit. Another attempt works on
the same revision and day, comes upon the same suggestions, and tells only what was not told.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import func, update
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.optimizations import queries
from bespoke.features.optimizations.checked import apply_checked
from bespoke.features.optimizations.decide import accept_safe
from bespoke.features.optimizations.ground import Ground, ground_at
from bespoke.features.optimizations.outside import WriterFor, no_writer, told_by, writer_or_notice
from bespoke.features.optimizations.start import OPTIMIZE
from bespoke.features.optimizations.stream import Analysed, AppliedTold, Judged, Scored
from bespoke.features.optimizations.suggestion_rows import (
    add_suggestion,
    count_by_state,
    drop_open,
    rejected_keys,
    row_id,
    values_of,
)
from bespoke.features.optimizations.tables import OptimizedResumeRow, SuggestionRow
from bespoke.features.optimizations.told import Teller
from bespoke.features.optimizations.wishes import OptimizationSummary, OptimizePreferences, SuggestionView
from bespoke.optimize.again import judged_again
from bespoke.optimize.guard.marks import marks
from bespoke.optimize.llm.contract import Notice, Usage, Wish, Writer
from bespoke.optimize.llm.deadlines import Deadlines
from bespoke.optimize.model import Preferences, Suggestion
from bespoke.optimize.structured_output import analysis_block
from bespoke.optimize.suggest import suggest
from bespoke.platform.events.append import append_event
from bespoke.platform.jobs.contract import JobKind, JobRun, Outcome
from bespoke.posting.model import Posting, PostingAnalysis
from bespoke.resume.dates import PartialDate
from bespoke.scoring.model import Score
from bespoke.scoring.score import score

_RULES_S = 60.0
_NO_POSTING = Posting(text="", analysis=PostingAnalysis())
_NONSENSE = Notice(code="nonsense", message="The model proposed what does not fit this résumé; it was left out.")


def optimize_kind(writer_for: WriterFor = no_writer, *, deadlines: Deadlines | None = None) -> JobKind:
    limits = deadlines or Deadlines(total_s=90.0, idle_s=25.0)

    async def run(job: JobRun) -> Outcome:
        return await _optimize(job, writer_for, limits)

    return JobKind(OPTIMIZE, "optimize", run, timeout_s=_RULES_S + limits.total_s)


@dataclass
class _Run:
    """One attempt: what it works on, and what it has found so far."""

    job: JobRun
    ground: Ground
    preferences: Preferences
    as_of: PartialDate
    teller: Teller
    marked: frozenset[str] = frozenset()
    found: list[Suggestion] = field(default_factory=list)
    engines: list[Any] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def optimized_id(self) -> UUID:
        return self.ground.subject.id

    @property
    def posting(self) -> Posting:
        return self.ground.posting or _NO_POSTING

    @property
    def taken(self) -> frozenset[str]:
        return frozenset(one.target for one in self.found if one.operation != "surface_skill")


async def _optimize(job: JobRun, writer_for: WriterFor, deadlines: Deadlines) -> Outcome:
    wishes = OptimizePreferences.model_validate(job.input["preferences"])
    await job.progress(5, "read")
    run = await _begin(job, wishes)
    before = await asyncio.to_thread(score, run.ground.shown(), run.posting, as_of=run.as_of)
    await _tell_beginning(run, before)
    await job.progress(20, "rules")
    await _by_rules(run)
    if job.input["use_model"]:
        await _by_model(run, writer_for, deadlines)
    possible = await _possible(run)
    await run.teller.tell(Scored(when="possible", score=possible), once="possible")
    after = await _apply_safe(run) if wishes.apply_safe else None
    return await _outcome(run, before, possible, after)


async def _begin(job: JobRun, wishes: OptimizePreferences) -> _Run:
    optimized_id = UUID(job.input["optimized_resume_id"])
    async with job.transaction() as session:
        row = await queries.find(session, job.owner_id, optimized_id)
        ground = await ground_at(session, row, revision=job.input["revision"])
        teller = await Teller.of(session, job)
    as_of = PartialDate.parse(job.input["as_of"])
    engine_wishes = wishes.of_engine()
    locked = (*engine_wishes.locked, *_locked_in(ground))
    preferences = engine_wishes.model_copy(update={"locked": tuple(dict.fromkeys(locked))})
    found = await asyncio.to_thread(marks, ground.confirmed, ground.current, as_of=as_of, asserted=ground.asserted)
    run = _Run(job, ground, preferences, as_of, teller, frozenset(mark.path for mark in found))
    await job.fenced(lambda session: drop_open(session, job.owner_id, optimized_id, but=job.job_id))
    return run


def _locked_in(ground: Ground) -> Iterator[str]:
    """What the person locked in the document's `ui`."""
    sections = (ground.content or {}).get("ui", {}).get("sections", ())
    for section in sections:
        yield from (item["path"] for item in section["items"] if item.get("locked") or section.get("locked"))


async def _tell_beginning(run: _Run, before: Score) -> None:
    if run.ground.posting is not None:
        block = analysis_block(run.posting.analysis, before)
        await run.teller.tell(Analysed(analysis=block), once="analysis")
    await run.teller.tell(Scored(when="before", score=before), once="before")


async def _by_rules(run: _Run) -> None:
    """Made one at a time beside the event loop, so that the first is told while the next is judged."""
    ground = run.ground
    proposed = suggest(ground.current, run.posting, run.preferences, as_of=run.as_of, asserted=ground.asserted)
    run.engines.append("rules")
    while (suggestion := await asyncio.to_thread(next, proposed, None)) is not None:
        if _is_left_out(run, suggestion):
            continue
        if _rests_on(run.marked, suggestion):
            suggestion = await asyncio.to_thread(_again, run, suggestion)
        await _keep(run, suggestion)


async def _by_model(run: _Run, writer_for: WriterFor, deadlines: Deadlines) -> None:
    writer = await writer_or_notice(writer_for, run.job)
    if writer is None:
        return
    await run.job.progress(60, "model")
    if isinstance(writer, Notice):
        await _notice(run, writer)
        return
    await _hear(run, writer, deadlines)


async def _hear(run: _Run, writer: Writer, deadlines: Deadlines) -> None:
    ground = run.ground
    wish = Wish(ground.current, run.posting, run.preferences, run.as_of, ground.asserted, run.taken)
    async for told in told_by(writer, wish, deadlines):
        match told:
            case Suggestion():
                await _take(run, told)
            case Usage():
                await run.teller.tell(told)
            case Notice():
                await _notice(run, told)


async def _take(run: _Run, suggestion: Suggestion) -> None:
    """A text that has a suggestion already gets no second one, and one that is left out of the files none."""
    if _is_left_out(run, suggestion):
        return
    if suggestion.target in run.taken or len(run.found) >= run.preferences.max_suggestions:
        if _NONSENSE not in run.notices and suggestion.target in run.taken:
            await _notice(run, _NONSENSE)
        return
    judged = await asyncio.to_thread(_again, run, suggestion.model_copy(update={"engine": "model"}))
    if "model" not in run.engines:
        run.engines.append("model")
    await _keep(run, judged)


async def _notice(run: _Run, notice: Notice) -> None:
    run.notices.append(notice)
    await run.teller.tell(notice, once=f"notice:{notice.code}:{notice.message}")


def _again(run: _Run, suggestion: Suggestion) -> Suggestion:
    ground = run.ground
    return judged_again(
        suggestion,
        confirmed=ground.confirmed,
        current=ground.current,
        as_of=run.as_of,
        asserted=ground.asserted,
    )


def _rests_on(marked: frozenset[str], suggestion: Suggestion) -> bool:
    """Whether it rests on words of the document that the confirmed resume does not support."""
    paths = (suggestion.target, *suggestion.evidence)
    return any(path == mark or mark.startswith(f"{path}/") for mark in marked for path in paths)


def _is_left_out(run: _Run, suggestion: Suggestion) -> bool:
    """Whether it changes, or needs as evidence, what stands in none of the files."""
    paths = (suggestion.target, *suggestion.evidence)
    return any(path == gone or path.startswith(f"{gone}/") for gone in run.ground.left_out for path in paths)


async def _keep(run: _Run, suggestion: Suggestion) -> None:
    run.found.append(suggestion)
    job = run.job
    values = values_of(suggestion, run.ground.current) | {
        "id": row_id(job.job_id, suggestion.id),
        "document_id": run.optimized_id,
        "base_revision": run.ground.revision,
        "position": len(run.found),
        "job_id": job.job_id,
    }

    async def store(session: AsyncSession) -> None:
        row = await add_suggestion(session, job.owner_id, values)
        if row is not None:
            await _tell_suggestion(session, run, row)

    await job.fenced(store)


async def _tell_suggestion(session: AsyncSession, run: _Run, row: SuggestionRow) -> None:
    shown = SuggestionView.of(row)
    await run.teller.tell_within(session, shown)
    if shown.verdict.ruling != "supported":
        await run.teller.tell_within(session, Judged.of(row))


async def _possible(run: _Run) -> Score:
    """The match with everything that the guard supports and the person has not rejected."""
    async with run.job.transaction() as session:
        rejected = await rejected_keys(session, run.job.owner_id, run.optimized_id)
    wanted = [one for one in run.found if one.id not in rejected]
    return await asyncio.to_thread(_with, run, wanted)


def _with(run: _Run, suggestions: list[Suggestion]) -> Score:
    done = apply_checked(run.ground.current, suggestions, as_of=run.as_of, asserted=run.ground.asserted)
    return score(run.ground.shown(done.resume), run.posting, as_of=run.as_of)


async def _apply_safe(run: _Run) -> Score:
    await run.job.progress(90, "apply")

    async def apply(session: AsyncSession) -> None:
        decision = await accept_safe(session, run.job.owner_id, run.optimized_id, actor=None, job_id=run.job.job_id)
        for row in decision.rows:
            applied = AppliedTold(suggestion=SuggestionView.of(row), revision=decision.revision)
            await run.teller.tell_within(session, applied)
        for row in decision.failed:
            await run.teller.tell_within(session, Judged.of(row))

    await run.job.fenced(apply)
    async with run.job.transaction() as session:
        row = await queries.find(session, run.job.owner_id, run.optimized_id)
        now = await ground_at(session, row, revision=row.revision)
    after = await asyncio.to_thread(score, now.shown(), run.posting, as_of=run.as_of)
    await run.teller.tell(Scored(when="after", score=after), once="after")
    return after


async def _outcome(run: _Run, before: Score, possible: Score, after: Score | None) -> Outcome:
    job = run.job
    async with job.transaction() as session:
        counted = await count_by_state(session, job.owner_id, run.optimized_id)
        row = await queries.find(session, job.owner_id, run.optimized_id)
    summary = OptimizationSummary(
        optimized_resume_id=run.optimized_id,
        revision=row.revision,
        suggestions=counted,
        engines=run.engines,
        is_complete_by_rules=any(one.code != "fallback" for one in run.notices),
        notices=run.notices,
        match_before=before.match,
        match_possible=possible.match,
        match_after=after.match if after else None,
    )

    async def publish(session: AsyncSession) -> None:
        await _say(session, job.owner_id, run.optimized_id, _in_words(run, counted))
        told: Mapping[str, Any] = {"job_id": str(job.job_id), "suggestions": counted}
        await append_event(session, job.owner_id, "suggestions.proposed", subject_id=run.optimized_id, payload=told)

    return Outcome(summary.model_dump(mode="json"), publish)


async def _say(session: AsyncSession, owner: UUID, optimized_id: UUID, text: str) -> None:
    row = OptimizedResumeRow
    changed = update(row).where(row.owner_id == owner, row.id == optimized_id)
    values = {"optimization_summary": text, "updated_at": func.clock_timestamp()}
    await session.execute(changed.values(**values), execution_options={"synchronize_session": False})


def _in_words(run: _Run, counted: Mapping[str, int]) -> str:
    states = ", ".join(f"{count} {state.replace('_', ' ')}" for state, count in counted.items()) or "none"
    by = " and ".join(f"the {engine}" for engine in run.engines)
    return " ".join([f"Suggestions by {by}: {states}.", *(notice.message for notice in run.notices)])
