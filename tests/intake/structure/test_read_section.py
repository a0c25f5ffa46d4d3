"""Words and marks that stand between fields do not end up in them."""

from __future__ import annotations

from bespoke.intake.read import read
from bespoke.resume.model import Resume

HEAD = "Jane Roe\njane@example.com\n\n"


def resume(text: str) -> Resume:
    return read((HEAD + text).encode(), "resume.txt").resume


def test_a_headline_keeps_its_closing_bracket() -> None:
    page = (
        "<html><body><h1>Jane Roe</h1><h2>Data Analyst (former Shop Manager)</h2><p>jane@example.com</p></body></html>"
    )
    assert read(page.encode(), "a.html").resume.basics.label == "Data Analyst (former Shop Manager)"


def test_a_degree_does_not_end_in_a_preposition() -> None:
    school = resume("EDUCATION\nAssociate of Applied Science in, Business Administration, State University, 2019\n")
    assert school.education[0].study_type == "Associate of Applied Science"
    assert school.education[0].area == "Business Administration"


def test_the_and_between_two_years_is_no_employer() -> None:
    work = resume("EXPERIENCE\n\nClerk, Bolt Ltd\nSummer 2012 and 2013\n- Filed papers\n").work
    assert "and" not in (work[0].name, work[0].position, work[0].description)


def test_a_header_of_marks_alone_has_no_pieces() -> None:
    assert resume("EXPERIENCE\n\n| -- | 2019 - 2020\n- Filed papers\n").basics.name == "Jane Roe"


def test_lists_under_labels_below_a_summary_are_skills_and_interests() -> None:
    found = resume(
        "SUMMARY\n\nI run warehouses that ship on time, with people who like to work there.\n\n"
        "Tools: Excel, SAP, Git\n\nActivities: Sailing, Chess\n"
    )
    assert found.basics.summary == "I run warehouses that ship on time, with people who like to work there."
    assert [(skill.name, len(skill.keywords)) for skill in found.skills] == [("Tools", 3)]
    assert [interest.name for interest in found.interests] == ["Sailing", "Chess"]


def test_a_bracket_around_a_prize_keeps_its_other_half() -> None:
    awards = resume("SKILLS\n\nTools: Excel, SAP\nAwards: 1st Harbor Sprint ($500) 2023, Best Crew 2021\n").awards
    assert [award.title for award in awards] == ["1st Harbor Sprint ($500)", "Best Crew"]
