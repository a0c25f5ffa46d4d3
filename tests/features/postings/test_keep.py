"""Postings: analysed when they come, corrected by the person beside the machine's reading."""

from __future__ import annotations

from uuid import UUID

import pytest
from tests.fixtures.actors import person

from bespoke.features.postings import queries
from bespoke.features.postings.corrections import Corrections
from bespoke.features.postings.errors import EmptyPosting, PostingNotFound, StalePosting, UnknownRequirement
from bespoke.features.postings.keep import change_posting, create_posting
from bespoke.features.postings.schemas import NewPosting, PostingChange
from bespoke.platform.database import Database
from bespoke.posting.model import PostingAnalysis
from bespoke.testing.examples import example_posting


async def make(database: Database, owner: UUID) -> tuple[UUID, PostingAnalysis]:
    async with database.transaction(owner) as session:
        posting_id = await create_posting(session, person(owner), NewPosting(text=example_posting()))
        row = await queries.find(session, owner, posting_id)
    return posting_id, PostingAnalysis.model_validate(row.analysis)


async def correct(database: Database, owner: UUID, posting_id: UUID, **corrections: object) -> None:
    change = PostingChange(corrections=Corrections.model_validate(corrections))
    async with database.transaction(owner) as session:
        await change_posting(session, person(owner), posting_id, change)


async def test_a_posting_is_analysed_as_it_comes(database: Database, owner: UUID) -> None:
    _, analysis = await make(database, owner)
    assert analysis.title
    assert analysis.requirements


async def test_corrections_stand_beside_the_analysis(database: Database, owner: UUID) -> None:
    posting_id, analysis = await make(database, owner)
    first, second = analysis.requirements[:2]
    added = [{"name": "Esperanto", "level": "nice"}]
    await correct(
        database, owner, posting_id, title="Lead", levels={first.id: "nice"}, removed=[second.id], added=added
    )
    async with database.transaction(owner) as session:
        row = await queries.find(session, owner, posting_id)
        effective = (await queries.find_posting(session, owner, posting_id)).analysis
    assert PostingAnalysis.model_validate(row.analysis) == analysis
    assert (row.title, row.revision) == ("Lead", 2)
    levels = {requirement.id: requirement.level for requirement in effective.requirements}
    assert levels[first.id] == "nice"
    assert second.id not in levels
    assert effective.requirements[-1].name == "Esperanto"


async def test_corrections_of_nothing_are_refused(database: Database, owner: UUID) -> None:
    posting_id, _ = await make(database, owner)
    with pytest.raises(UnknownRequirement):
        await correct(database, owner, posting_id, removed=["r999"])


async def test_a_new_text_is_analysed_anew(database: Database, owner: UUID) -> None:
    posting_id, analysis = await make(database, owner)
    await correct(database, owner, posting_id, removed=[analysis.requirements[0].id])
    async with database.transaction(owner) as session:
        change = PostingChange(text="Nurse\n\nRequirements\n- Registered nurse licence\n- 3 years in intensive care")
        await change_posting(session, person(owner), posting_id, change)
    async with database.transaction(owner) as session:
        row = await queries.find(session, owner, posting_id)
    assert row.title == "Nurse"
    assert row.corrections == {}


async def test_an_empty_posting_is_refused(database: Database, owner: UUID) -> None:
    async with database.transaction(owner) as session:
        with pytest.raises(EmptyPosting):
            await create_posting(session, person(owner), NewPosting(text=" \n "))


async def test_another_owners_posting_is_not_there(database: Database, owner: UUID, other_owner: UUID) -> None:
    posting_id, _ = await make(database, owner)
    async with database.transaction(other_owner) as session:
        with pytest.raises(PostingNotFound):
            await change_posting(session, person(other_owner), posting_id, PostingChange(url="https://x.example"))


async def test_a_change_of_what_was_changed_since_is_refused(database: Database, owner: UUID) -> None:
    posting_id, _ = await make(database, owner)
    async with database.transaction(owner) as session:
        await change_posting(session, person(owner), posting_id, PostingChange(url="https://a.example"), base=1)
    async with database.transaction(owner) as session:
        with pytest.raises(StalePosting):
            await change_posting(session, person(owner), posting_id, PostingChange(url="https://b.example"), base=1)
