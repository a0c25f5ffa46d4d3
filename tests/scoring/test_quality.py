"""What the quality report notices, where, and how it says to mend it."""

from __future__ import annotations

import pytest

from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Basics, Resume, Work
from bespoke.scoring.model import Finding
from bespoke.scoring.quality import quality
from bespoke.testing.examples import example_resume
from tests.scoring.builders import AS_OF, job

GOOD = "Rebuilt the loading plan of six depots and cut the average waiting time by 12%"


def findings(*work: Work, basics: Basics | None = None) -> list[Finding]:
    return list(quality(Resume(basics=basics or Basics(), work=work), as_of=AS_OF).findings)


def found(code: str, *work: Work) -> list[str]:
    return [one.path for one in findings(*work) if one.code == code]


@pytest.mark.parametrize(
    ("code", "bullet"),
    [
        ("bullet_short", "Rebuilt the plan"),
        ("bullet_long", "Rebuilt " + "the plan of the depot and " * 8),
        ("pronoun", "Rebuilt the loading plan of six depots with my own team of planners"),
        ("word_twice", "Rebuilt the loading plan plan of six depots and cut the average waiting time"),
        ("weak_opening", "Was responsible for rebuilding the loading plan of six depots every spring"),
        ("no_verb_first", "Various improvements of the loading plan of six depots every single spring"),
        ("odd_character", "Rebuilt the loading plan of six depots ★ and cut the average waiting time"),
        ("shouting", "REBUILT THE LOADING PLAN OF SIX DEPOTS AND CUT THE WAITING TIME"),
    ],
)
def test_a_weak_bullet_is_found_at_its_place(code: str, bullet: str) -> None:
    assert found(code, job(1, GOOD, bullet)) == ["work/work-1/bullets/b1-1"]


def test_a_good_bullet_is_left_alone() -> None:
    assert [one for one in findings(job(1, GOOD)) if one.path.startswith("work/work-1/bullets")] == []


def test_a_name_that_doubles_is_no_slip() -> None:
    assert (
        found("word_twice", job(1, "Opened the Walla Walla depot and all that that asked for in its first spring"))
        == []
    )


def test_the_united_states_are_no_pronoun() -> None:
    assert found("pronoun", job(1, "Rebuilt the loading plan of six U.S. depots in the US. and cut waiting")) == []


@pytest.mark.parametrize("times", [2, 100])
def test_a_bullet_that_says_it_again_is_found_once_however_often_it_was_said(times: int) -> None:
    again = [GOOD.replace("12%", f"{number}%") for number in range(10, 10 + times)]
    report = quality(Resume(work=(job(1, *again),)), as_of=AS_OF)
    told = [finding.path for finding in report.findings if finding.code == "duplicate"]
    assert report.duplicates == len(told) == len(set(told)) == times - 1
    assert "work/work-1/bullets/b1-0" not in told


def test_mixed_tenses_are_found_where_they_differ() -> None:
    now = "Plan the loading of six depots and the routes of their forty drivers"
    assert found("tense", job(1, GOOD, GOOD.replace("Rebuilt", "Planned"), now)) == ["work/work-1/bullets/b1-2"]
    assert found("tense", job(1, GOOD, end="2022-01")) == []
    assert found("tense", job(1, now, end="2022-01")) == ["work/work-1/bullets/b1-0"]


@pytest.mark.parametrize(
    ("code", "work"),
    [
        ("date_order", (job(1, GOOD, start="2021-05", end="2020-01"),)),
        ("date_future", (job(1, GOOD, start="2030-01"),)),
        ("date_missing", (job(1, GOOD, start=None),)),
        ("date_format", (job(1, GOOD, start="2020", end="2021-02"), job(2, GOOD, start="2018-01", end="2019-12"))),
        ("date_overlap", (job(1, GOOD, start="2020-01"), job(2, GOOD, start="2019-01", end="2021-12"))),
        ("date_sequence", (job(1, GOOD, start="2010-01", end="2012-01"), job(2, GOOD, start="2020-01"))),
    ],
)
def test_dates_that_do_not_fit_are_found(code: str, work: tuple[Work, ...]) -> None:
    assert found(code, *work)


def test_jobs_in_order_have_no_date_findings() -> None:
    work = (job(1, GOOD, start="2020-01"), job(2, GOOD, start="2018-01", end="2019-12"))
    assert [one.code for one in findings(*work) if one.code.startswith("date")] == []


def test_missing_contact_is_major_and_lowers_the_format() -> None:
    report = quality(Resume(work=(job(1, GOOD),)), as_of=AS_OF)
    paths = {one.path for one in report.findings if one.code == "contact_missing" and one.severity == "major"}
    assert paths == {"basics/name", "basics/email"}
    assert report.format_compliance < 80


def test_numbers_are_reported_and_never_demanded() -> None:
    report = quality(
        Resume(work=(job(1, GOOD, "Answered the questions of suppliers in 2020 about late trucks"),)), as_of=AS_OF
    )
    assert report.details["quantified_share"] == 0.5
    number = next(one for one in report.findings if one.code == "quantified_share")
    assert number.severity == "info"
    assert "never guess" in number.fix


def test_every_finding_names_a_place_and_a_way_to_mend_it() -> None:
    for one in quality(example_resume(), as_of=PartialDate(2026, 5)).findings:
        assert one.path
        assert one.fix


def test_the_example_reads_well() -> None:
    report = quality(example_resume(), as_of=AS_OF)
    assert report.readability > 60
    assert report.format_compliance > 90


def test_an_empty_resume_has_a_report() -> None:
    report = quality(Resume(), as_of=AS_OF)
    assert report.duplicates == 0
    assert {one.code for one in report.findings} >= {"contact_missing", "section_missing"}
