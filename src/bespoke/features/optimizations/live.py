"""While somebody edits: the score of a draft, fresh suggestions for one entry, and marks where the guard asks.

What they rest on is read first, and nobody's connection is held while a draft is looked at.
"""

from __future__ import annotations

import asyncio
import dataclasses
from typing import Annotated, NamedTuple
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.subject import Content
from bespoke.features.optimizations.errors import WhichPosting, WhichResume
from bespoke.features.optimizations.ground import Ground, asserted_of, facts_of, ground_of
from bespoke.features.optimizations.keep import today
from bespoke.features.optimizations.places import place_of
from bespoke.features.optimizations.record import Given
from bespoke.features.optimizations.subject import optimized_subject
from bespoke.features.postings.queries import find_posting
from bespoke.features.postings.schemas import PostingText
from bespoke.features.resumes import queries as resumes
from bespoke.optimize.again import judged_again
from bespoke.optimize.guard.marks import Mark, marks
from bespoke.optimize.included import included_only
from bespoke.optimize.model import Preferences, Ruling, Suggestion
from bespoke.optimize.suggest import suggest
from bespoke.platform.database import Database
from bespoke.platform.threads import FairThreads
from bespoke.posting.analyse import read_posting
from bespoke.posting.model import Posting, PostingAnalysis
from bespoke.resume.align import align
from bespoke.resume.jsonresume import read_json_resume, write_json_resume
from bespoke.resume.jsonresume.names import EXTENSION
from bespoke.resume.model import Resume
from bespoke.scoring.model import Score
from bespoke.scoring.score import score

_NO_POSTING = Posting(text="", analysis=PostingAnalysis())
_RESUME_ID = "0198c1b4-6f00-7000-8000-000000000001"


class ScoreRequest(Given):
    """One résumé, and one posting or none. An optimized résumé brings its posting where none is named, and is scored
    without what it leaves out; a draft is scored as it is sent. Without any posting the résumé is judged by itself:
    `match` and the dimension of that name are null, and `refusal` says why."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"resume_id": _RESUME_ID, "posting_text": "Analyst\n\nYou need: SQL"}]}
    )

    resume_id: UUID | None = None
    optimized_id: UUID | None = None
    resume_json: Content | None = None
    posting_id: UUID | None = None
    posting_text: PostingText | None = None


class DraftRequest(Given):
    """`resume_json` is the draft being edited; without it the stored document is looked at. `target` is the path of the
    entry or text (`work/<id>`, `work/<id>/bullets/<id>`, `basics/summary`, `skills`)."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"resume_id": _RESUME_ID, "target": "basics/summary"}]})

    target: Annotated[str, Field(min_length=1, max_length=200)]
    resume_id: UUID | None = None
    optimized_id: UUID | None = None
    resume_json: Content | None = None
    posting_id: UUID | None = None
    preferences: Preferences = Preferences()


class CheckRequest(Given):
    """The draft to be checked; without one the document as it is stored. `target` narrows it to one place."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"target": "basics/summary"}]})

    resume_json: Content | None = None
    target: Annotated[str, Field(max_length=200)] = ""


class MarkView(Mark):
    """`place` is what a person calls it."""

    place: str


class Fresh(BaseModel):
    """Suggestions for one place of the draft, the best first, and the texts there that the guard asks about."""

    suggestions: list[Suggestion]
    marks: list[MarkView]


class Checked(BaseModel):
    """`ruling` is the gravest of the marks, `supported` without any."""

    ruling: Ruling
    marks: list[MarkView]


class _Draft(NamedTuple):
    ground: Ground
    resume: Resume
    posting: Posting


async def score_draft(database: Database, threads: FairThreads, owner: UUID, given: ScoreRequest) -> Score:
    """Raises WhichResume, WhichPosting, DocumentNotFound, PostingNotFound, InvalidJson, TooManyAtOnce."""
    named = [given.resume_id, given.optimized_id]
    is_none_named = given.resume_json is None and not any(named)
    if is_none_named or all(named):
        raise WhichResume("Name one résumé.", fix="Send resume_id or optimized_id, or resume_json.", field="resume_id")
    if given.posting_id and given.posting_text:
        raise WhichPosting("Name one posting.", fix="Send posting_id or posting_text.", field="posting_id")
    async with database.transaction(owner) as session:
        content, posting = await _content(session, owner, given)
        if posting is None:
            posting = await find_posting(session, owner, given.posting_id) if given.posting_id else None
    draft = content if given.resume_json is None else given.resume_json
    return await threads.run(owner, _scored, draft, posting, given.posting_text)


async def suggest_for(database: Database, threads: FairThreads, owner: UUID, given: DraftRequest) -> Fresh:
    """Raises WhichResume, DocumentNotFound, PostingNotFound, InvalidJson, TooManyAtOnce."""
    async with database.transaction(owner) as session:
        ground = await _ground(session, owner, given)
    return await threads.run(owner, _fresh, ground, given)


async def check_draft(
    database: Database, threads: FairThreads, owner: UUID, optimized_id: UUID, given: CheckRequest
) -> Checked:
    """Held against the confirmed résumé and the person's facts. Raises DocumentNotFound, InvalidJson, TooManyAtOnce."""
    async with database.transaction(owner) as session:
        ground = await ground_of(session, owner, optimized_id)
    found = await threads.run(owner, _marked, ground, given.resume_json, given.target)
    rulings = {mark.ruling for mark in found}
    ruling: Ruling = "unsupported" if "unsupported" in rulings else "confirm" if rulings else "supported"
    return Checked(ruling=ruling, marks=found)


async def _content(session: AsyncSession, owner: UUID, given: ScoreRequest) -> tuple[Content | None, Posting | None]:
    """The stored content, and the posting an optimized resume brings where the request names none."""
    if given.optimized_id is not None:
        ground = await ground_of(session, owner, given.optimized_id)
        names_none = given.posting_id is None and given.posting_text is None
        stored = included_only(ground.content) if ground.content else dict(write_json_resume(ground.current))
        return stored, ground.posting if names_none else None
    if given.resume_id is not None:
        return resumes.content_of(await resumes.find_row(session, owner, given.resume_id)), None
    return None, None


def _scored(content: Content | None, posting: Posting | None, text: str | None) -> Score:
    read = posting if text is None else read_posting(text)
    return score(read_json_resume(content or {}), read, as_of=today())


async def _ground(session: AsyncSession, owner: UUID, given: DraftRequest) -> Ground:
    if (given.resume_id is None) == (given.optimized_id is None):
        raise WhichResume("Name one résumé.", fix="Send either resume_id or optimized_id.", field="resume_id")
    if given.optimized_id is not None:
        ground = await ground_of(session, owner, given.optimized_id)
    else:
        assert given.resume_id is not None
        ground = await _of_resume(session, owner, given.resume_id)
    if given.posting_id is not None:
        ground = dataclasses.replace(ground, posting=await find_posting(session, owner, given.posting_id))
    return ground


async def _of_resume(session: AsyncSession, owner: UUID, resume_id: UUID) -> Ground:
    """A resume by itself is its own confirmed ground."""
    row = await resumes.find_row(session, owner, resume_id)
    resume = await asyncio.to_thread(read_json_resume, resumes.content_of(row))
    return Ground(
        subject=optimized_subject(owner, resume_id),
        revision=row.revision,
        resume_id=resume_id,
        resume_revision=row.revision,
        content=None,
        confirmed=resume,
        current=resume,
        posting=None,
        asserted=asserted_of(await facts_of(session, owner, resume_id)),
    )


def _fresh(ground: Ground, given: DraftRequest) -> Fresh:
    draft = _draft(ground, given.resume_json)
    as_of, asserted = today(), ground.asserted
    found = marks(ground.confirmed, draft, as_of=as_of, asserted=asserted, within=given.target)
    made = suggest(
        draft,
        ground.posting or _NO_POSTING,
        given.preferences,
        as_of=as_of,
        asserted=asserted,
        within=given.target,
    )
    known = {"confirmed": ground.confirmed, "current": draft}
    suggestions = [judged_again(one, **known, as_of=as_of, asserted=asserted) if found else one for one in made]
    return Fresh(suggestions=suggestions, marks=[_shown(mark, draft) for mark in found])


def _marked(ground: Ground, given: Content | None, target: str) -> list[MarkView]:
    draft = _draft(ground, given) if given else ground.shown()
    found = marks(ground.confirmed, draft, as_of=today(), asserted=ground.asserted, within=target)
    return [_shown(mark, draft) for mark in found]


def _draft(ground: Ground, given: Content | None) -> Resume:
    """One that was sent without ids inherits those of the document."""
    if given is None:
        return ground.current
    meta = given.get("meta")
    resume = read_json_resume(given)
    return resume if isinstance(meta, dict) and EXTENSION in meta else align(resume, ground.current)


def _shown(mark: Mark, draft: Resume) -> MarkView:
    return MarkView(**mark.model_dump(), place=place_of(draft, mark.path))
