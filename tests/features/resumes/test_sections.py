"""What people tell in their own words is kept as told, and becomes entries where it can be understood."""

from __future__ import annotations

from uuid import UUID

import pytest
from tests.features.documents.test_save import make
from tests.fixtures.actors import person

from bespoke.features.resumes import queries
from bespoke.features.resumes.errors import UnknownSection
from bespoke.features.resumes.schemas import SectionInput
from bespoke.features.resumes.sections import section_called, tell_section
from bespoke.platform.database import Database

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
