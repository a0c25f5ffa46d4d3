from __future__ import annotations

import pytest

from bespoke.intake.errors import FileTooComplex, NoText
from bespoke.intake.limits import Limits
from bespoke.intake.linkedin.read import read_linkedin
from bespoke.resume.dates import PartialDate
from tests.hostile.builders import zipped

EXPORT = {
    "Profile.csv": (
        "First Name,Last Name,Headline,Summary,Geo Location,Websites\n"
        'Mara,Lindqvist,Data engineer,"Builds, and runs",Oslo,[PORTFOLIO:https://x.org]\n'
    ),
    "Positions.csv": (
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        'Acme AS,Engineer,"Small team.\n• Built things\n• Led four",Oslo,Mar 2019,\n'
        "Beta AB,Analyst,,Lund,2015,Feb 2019\n"
    ),
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\nLund University,2010,2015,,MSc,\n",
    "Skills.csv": "Name\nPython\nSQL\n",
    "Languages.csv": "Name,Proficiency\nSwedish,Native or bilingual proficiency\n",
    "Email Addresses.csv": (
        "Email Address,Confirmed,Primary,Updated On\nold@example.org,Yes,No,\nmara@example.org,Yes,Yes,\n"
    ),
    "Connections.csv": "Notes:\nsecret\n",
}


def test_the_export_becomes_a_resume() -> None:
    resume = read_linkedin(zipped(EXPORT), limits=Limits())
    assert (resume.basics.name, resume.basics.label, resume.basics.email) == (
        "Mara Lindqvist",
        "Data engineer",
        "mara@example.org",
    )
    first, second = resume.work
    assert (first.name, first.position, first.start, first.end) == (
        "Acme AS",
        "Engineer",
        PartialDate(2019, 3),
        "present",
    )
    assert first.summary == "Small team."
    assert [bullet.text for bullet in first.bullets] == ["Built things", "Led four"]
    assert (second.start, second.end) == (PartialDate(2015), PartialDate(2019, 2))
    assert resume.education[0].study_type == "MSc"
    assert [skill.name for skill in resume.skills] == ["Python", "SQL"]


def test_files_may_lie_in_a_folder() -> None:
    moved = zipped({f"Export_2024/{name}": text for name, text in EXPORT.items()})
    assert read_linkedin(moved, limits=Limits()).basics.name == "Mara Lindqvist"


def test_an_export_without_a_profile_is_refused() -> None:
    with pytest.raises(NoText):
        read_linkedin(zipped({"Profile.csv": ""}), limits=Limits())


def test_a_bomb_is_refused() -> None:
    with pytest.raises(FileTooComplex):
        read_linkedin(zipped({"Profile.csv": b"a" * 20_000_000}), limits=Limits())
    with pytest.raises(FileTooComplex):
        read_linkedin(zipped({"Skills.csv": "Name\n" + "x\n" * 30_000}), limits=Limits())
