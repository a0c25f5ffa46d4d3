"""The lines beside the match."""

from __future__ import annotations

import pytest

from bespoke.posting.analyse import read_posting
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Certificate, Education, Resume
from bespoke.scoring.model import Criterion
from bespoke.scoring.score import score
from tests.scoring.builders import job, posting, resume, scored

ANY = ("Experience with Python", "Experience with Docker")


def line(one: Resume, *musts: str, kind: str, title: str = "Coordinator") -> Criterion:
    criteria = scored(one, posting(*ANY, *musts, title=title)).criteria
    return next(criterion for criterion in criteria if criterion.kind == kind)


@pytest.mark.parametrize(
    ("held", "asked", "answer"),
    [
        ("Software Engineer", "Software Engineer", "yes"),
        ("Senior Software Engineer", "Software Engineer", "yes"),
        ("Platform Software Engineer", "Software Engineer", "partial"),
        ("Head Chef", "Software Engineer", "no"),
        ("Journeyman Electrician", "Industrial Electrician", "partial"),
        ("Math Teacher", "Middle School Mathematics Teacher", "partial"),
        ("Operations Manager", "Plant Manager", "no"),
    ],
)
def test_titles_are_compared(held: str, asked: str, answer: str) -> None:
    one = Resume(work=(job(1, position=held),))
    assert line(one, kind="title", title=asked).answer == answer


@pytest.mark.parametrize(
    ("held", "answer"), [("Senior Accountant", "yes"), ("Director of Accounting", "yes"), ("Junior Accountant", "no")]
)
def test_seniority_is_compared_by_titles(held: str, answer: str) -> None:
    one = Resume(work=(job(1, position=held),))
    assert line(one, kind="seniority", title="Senior Accountant").answer == answer


@pytest.mark.parametrize(
    ("asked", "answer", "knockout"),
    [("5 years", "yes", False), ("8 years", "partial", False), ("15 years", "no", True)],
)
def test_years_are_counted_from_dates(asked: str, answer: str, knockout: bool) -> None:
    one = Resume(work=(job(1, start="2020-01"),))
    found = line(one, f"{asked} of experience", kind="years")
    assert (found.answer, found.knockout) == (answer, knockout)


def test_overlapping_jobs_count_once() -> None:
    one = Resume(work=(job(1, start="2020-01", end="2021-12"), job(2, start="2020-01", end="2021-12")))
    assert line(one, "3 years of experience", kind="years").answer == "no"


def test_jobs_without_dates_leave_the_years_open() -> None:
    one = Resume(work=(job(1, start="2025-01", end="2025-06"), job(2, start=None, end=None)))
    found = line(one, "5 years of experience", kind="years")
    assert (found.answer, found.knockout) == ("unknown", False)
    assert "1 of 2 jobs" in found.why


def test_present_ends_at_the_month_given() -> None:
    one, wanted = Resume(work=(job(1, start="2020-01"),)), posting(*ANY, "3 years of experience")
    early = score(one, wanted, as_of=PartialDate(2021, 1))
    late = score(one, wanted, as_of=PartialDate(2026, 1))
    assert [next(c for c in s.criteria if c.kind == "years").answer for s in (early, late)] == ["no", "yes"]


def test_years_of_a_skill_are_told_apart_from_years_in_total() -> None:
    one = Resume(
        work=(
            job(1, "Wrote billing services in Python for two insurers and their brokers", start="2024-01"),
            job(2, "Answered questions of suppliers about invoices and opening hours", start="2015-01", end="2023-12"),
        )
    )
    found = line(one, "5 years of experience in Python", kind="years")
    assert found.answer == "partial"
    assert "2 years" in found.why


def degree(study: str, area: str = "") -> tuple[Education, ...]:
    return (Education(id="education-1", institution="Example College", study_type=study, area=area),)


@pytest.mark.parametrize(
    ("study", "area", "asked", "answer", "knockout"),
    [
        ("Master of Science", "Economics", "Bachelor's degree in economics", "yes", False),
        ("Bachelor of Arts", "History", "Bachelor's degree in economics", "partial", False),
        ("High school diploma", "", "Bachelor's degree", "no", True),
        ("High school diploma", "", "Bachelor's degree or equivalent experience", "partial", False),
        ("PhD", "Physics", "JD from an accredited law school", "no", True),
    ],
)
def test_degrees_are_compared_by_rung_and_field(study: str, area: str, asked: str, answer: str, knockout: bool) -> None:
    found = line(resume(education=degree(study, area)), asked, kind="degree")
    assert (found.answer, found.knockout) == (answer, knockout)


def test_a_missing_language_is_a_likely_knockout() -> None:
    found = line(resume(languages=("German",)), "Fluent Spanish", kind="language")
    assert (found.answer, found.knockout) == ("no", True)


def test_a_named_language_answers_the_line() -> None:
    found = line(resume(languages=("Spanish",)), "Fluent Spanish", kind="language")
    assert (found.answer, found.knockout) == ("yes", False)


def test_licences_are_a_line_and_not_part_of_the_match() -> None:
    wanted = posting(*ANY, "Certified Public Accountant (CPA) license")
    holder = resume().model_copy(
        update={"certificates": (Certificate(id="certificate-1", name="Certified Public Accountant"),)}
    )
    without, having = scored(resume(), wanted), scored(holder, wanted)
    assert without.match == having.match
    lines = [next(c for c in s.criteria if c.kind == "licence") for s in (without, having)]
    assert [(one.answer, one.knockout) for one in lines] == [("no", True), ("yes", False)]


def test_fields_of_study_are_part_of_the_degree_line_only() -> None:
    wanted = read_posting("Engineer\n\nRequirements\n- Python\n- Docker\n- Degree in chemistry\n")
    assert {one.name for one in scored(resume(), wanted).contributions} == {"Python", "Docker"}


@pytest.mark.parametrize(
    ("school", "place", "asked"),
    [
        ("High School Diploma, Lincoln West High School", "", "High school diploma or GED"),
        ("Loyola University Chicago School of Law", "J.D.", "JD from an accredited law school"),
    ],
)
def test_a_degree_that_stands_beside_its_school_is_seen(school: str, place: str, asked: str) -> None:
    one = Resume(work=(job(1),), education=(Education(id="e1", institution=school, location=place),))
    found = line(one, asked, kind="degree")
    assert (found.answer, found.knockout) == ("yes", False)


def licensed(*names: str) -> Resume:
    papers = tuple(Certificate(id=f"c{n}", name=name) for n, name in enumerate(names))
    return Resume(work=(job(1),), certificates=papers)


@pytest.mark.parametrize(
    ("held", "asked", "answer"),
    [
        ("Driving licence B", "Valid category C driving licence", "no"),
        ("Driving licence C+E", "Valid category C driving licence", "yes"),
        ("Driving licence", "Valid category C driving licence", "yes"),
        ("Driving licence B", "Driving licence", "yes"),
        ("Texas Educator Certificate", "Valid Texas teaching certificate", "yes"),
        ("Forklift licence, expected 2030", "Forklift licence", "partial"),
    ],
)
def test_licences_are_compared_by_class_and_by_whether_they_are_held(held: str, asked: str, answer: str) -> None:
    assert line(licensed(held), asked, kind="licence").answer == answer


def test_letters_after_the_name_are_read() -> None:
    one = resume(job(1, "Kept the ledgers of three branches and their yearly statements"))
    named = one.model_copy(update={"basics": one.basics.model_copy(update={"name": "Ada Example, ACCA"})})
    asked = posting(*ANY, "ACCA or CIMA qualified")
    strengths = [{c.name: c.strength for c in scored(r, asked).contributions} for r in (one, named)]
    lines = [[c.answer for c in scored(r, asked).criteria if c.kind == "licence"] for r in (one, named)]
    assert (strengths[0], lines[0]) != (strengths[1], lines[1])
