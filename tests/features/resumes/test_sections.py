"""What people tell in their own words is kept as told, and becomes entries where it can be understood."""

from __future__ import annotations

from uuid import UUID

import pytest
from tests.features.documents.test_save import make
from tests.fixtures.actors import person

from bespoke.features.resumes import queries
from bespoke.features.resumes.schemas import SectionInput, TellingInput
from bespoke.features.resumes.sections import propose, tell_section
from bespoke.intake.errors import UnknownSection
from bespoke.intake.telling.sections import section_called
from bespoke.platform.database import Database
from bespoke.testing.writers import ScriptedWriter

WORK = "Data Analyst, Babbage & Co, March 2021 - Present\n- Cut report time by 40%\n- Managed a team of 5"


@pytest.mark.parametrize(
    ("given", "section"),
    [
        ("work", "work"),
        ("work_experience", "work"),
        ("Experience", "work"),
        ("personal_info", "basics"),
        ("Work Experience", "work"),
    ],
)
def test_sections_answer_to_their_usual_names(given: str, section: str) -> None:
    assert section_called(given) == section


def test_an_unknown_section_names_the_known_ones() -> None:
    with pytest.raises(UnknownSection) as caught:
        section_called("zodiac")
    assert "education" in caught.value.fix


async def test_told_work_becomes_an_entry_and_the_words_are_kept(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    async with database.transaction(owner) as session:
        told = await tell_section(session, person(owner), resume_id, "experience", SectionInput(raw_input=WORK))
        assert (told.status, told.original_input) == ("completed", WORK)
        row = await queries.find_row(session, owner, resume_id)
        await session.refresh(row)
    assert row.data is not None
    added = row.data["work"][-1]
    assert added["name"] == "Babbage & Co"
    assert added["position"] == "Data Analyst"
    assert added["highlights"] == ["Cut report time by 40%", "Managed a team of 5"]
    assert len(row.data["work"]) == 3
    assert row.revision == 2


async def test_telling_without_a_resume_begins_one(database: Database, owner: UUID) -> None:
    async with database.transaction(owner) as session:
        given = SectionInput(raw_input="Ada Byron\nada@example.org\n+44 20 7946 0958\nLondon")
        told = await tell_section(session, person(owner), None, "contact", given)
        row = await queries.find_row(session, owner, told.resume_id)
        await session.refresh(row)
    assert row.data is not None
    assert row.data["basics"]["name"] == "Ada Byron"
    assert row.data["basics"]["email"] == "ada@example.org"


async def test_what_is_not_understood_is_kept_and_said_so(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    async with database.transaction(owner) as session:
        given = SectionInput(raw_input="???")
        told = await tell_section(session, person(owner), resume_id, "certificates", given)
        row = await queries.find_row(session, owner, resume_id)
    assert told.status == "failed"
    assert told.original_input == "???"
    assert told.error is not None
    assert told.error["fix"]
    assert row.revision == 1


async def test_auto_puts_what_is_told_where_it_belongs(database: Database, owner: UUID) -> None:
    words = (
        "I'm Ada Byron, ada@example.org. I worked as an analyst at Babbage & Co from 2019 to 2022 and I speak French"
    )
    async with database.transaction(owner) as session:
        told = await tell_section(session, person(owner), None, "auto", SectionInput(raw_input=words))
        row = await queries.find_row(session, owner, told.resume_id)
        await session.refresh(row)
    assert row.data is not None
    assert (row.data["basics"]["name"], row.data["work"][0]["name"]) == ("Ada Byron", "Babbage & Co")
    assert row.data["languages"][0]["language"] == "French"
    assert told.processed_content is not None
    assert set(told.processed_content) == {"basics", "work", "languages"}


async def test_a_telling_is_proposed_without_being_kept(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    async with database.transaction(owner) as session:
        given = TellingInput(raw_input="I managed a team of 5 at Acme since 2021. It rained.")
        view = await propose(session, person(owner), resume_id, given)
        row = await queries.find_row(session, owner, resume_id)
        assert await queries.list_sections(session, owner, resume_id) == []
    assert row.revision == view.revision == 1
    assert view.sections["work"][0]["name"] == "Acme"
    assert view.changes == ["Work experience: Acme added"]
    assert view.left_over == ["It rained"]
    assert view.data["work"][-1]["name"] == "Acme"


async def test_what_nobody_understands_is_proposed_as_no_change(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    async with database.transaction(owner) as session:
        view = await propose(session, person(owner), resume_id, TellingInput(raw_input="It rained."))
    assert (view.is_understood, view.changes, view.left_over) == (False, [], ["It rained."])
    assert view.error is not None


async def test_a_models_part_is_kept_or_its_absence_said(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    writer = ScriptedWriter({"work": {"work": [{"name": "Acme", "highlights": ["Managed 5 people", "Won a prize"]}]}})
    given = TellingInput(raw_input="I managed 5 people at Acme", section="work")
    async with database.transaction(owner) as session:
        view = await propose(session, person(owner), resume_id, given, writer=writer)
        silent = await propose(session, person(owner), resume_id, given, writer=ScriptedWriter())
    assert (view.by, view.sections["work"][0]["highlights"]) == ("model", ["Managed 5 people"])
    assert (silent.by, silent.notice) == ("rules", "The script has no answer.")
