"""Years of a stay: said of the job they were spent in, of nothing that was done or used there."""

from __future__ import annotations

import pytest

from bespoke.optimize.guard.evidence import EntryContext, EvidenceItem
from bespoke.optimize.guard.judge import judge
from bespoke.resume.dates import EndDate, PartialDate

AS_OF, LEFT = PartialDate(2026, 11), PartialDate(2022)


def frame(title: str = "Software Engineer", end: EndDate = LEFT) -> EntryContext:
    return EntryContext(title=title, employer="Acme Bank", start=PartialDate(2014), end=end)


def ruling(rewrite: str, source: str, context: EntryContext) -> str:
    return judge(rewrite, [EvidenceItem("work/acme/bullets/b1", source)], context=context, as_of=AS_OF).ruling


@pytest.mark.parametrize(
    "rewrite",
    [
        "8 years of Python experience",
        "Over 7 years of Python experience",
        "Eight years' Python experience",
        "8-year Python experience",
        "96 months of Python experience",
        "A decade of Python experience",
        "8 years of Python",
        "8 years using Python",
        "8 years of experience in Python",
        "8 years of experience with tools",
        "8 years of experience writing tools in Python",
        "8 years of experience that involved Python",
        "Software engineer with 8 years of Python experience",
        "Software engineer, 8 years of experience, Python",
        "Python software engineer with 8 years of experience",
        "8 years as a software engineer in Python",
        "Wrote tools in Python with 8 years of experience",
        "Wrote tools in Python for 8 years",
        "Wrote tools in Python over 8 years",
        "Wrote tools in Python from 2014 to 2022",
        "Python (2014–2022)",
    ],
)
def test_years_in_what_was_done_do_not_follow_from_years_in_the_job(rewrite: str) -> None:
    assert ruling(rewrite, "Wrote tools in Python", frame()) != "supported"


@pytest.mark.parametrize(
    "rewrite",
    ["8 years of experience in payroll", "8 years of payroll experience", "8 years of experience processing payroll"],
)
def test_a_skill_in_plain_words_is_no_exception(rewrite: str) -> None:
    assert ruling(rewrite, "Processed payroll for 40 staff", frame("Office Clerk")) != "supported"


@pytest.mark.parametrize(
    "rewrite", ["Wrote tools in Python since 2014", "Since 2014 in Python", "Over a decade of Python experience"]
)
def test_an_open_stay_lends_its_dates_to_the_job_only(rewrite: str) -> None:
    assert ruling(rewrite, "Wrote tools in Python", frame(end="present")) != "supported"


@pytest.mark.parametrize(
    ("title", "rewrite"),
    [
        ("Software Engineer", "Software engineer with 8 years of experience"),
        ("Software Engineer", "8 years of experience as a software engineer"),
        ("Software Engineer", "8 years of software experience"),
        ("Software Engineer", "8 years at Acme Bank"),
        ("Software Engineer", "Software engineer at Acme Bank, 2014–2022"),
        ("Software Engineer", "With 8 years of experience as a software engineer, wrote tools in Python"),
        ("Software Engineer", "Software engineer with 8 years at Acme Bank; wrote tools in Python"),
        ("Python Developer", "8 years of Python experience"),
        ("Tool Writer", "8 years of tool writing experience"),
        ("Python Developer", "Python developer with over 7 years of experience"),
    ],
)
def test_years_said_of_the_title_or_the_employer_pass(title: str, rewrite: str) -> None:
    assert ruling(rewrite, "Wrote tools in Python", frame(title)) == "supported"


@pytest.mark.parametrize(
    ("title", "deed", "rewrite"),
    [
        ("Store Manager", "Managed 12 staff", "10 years of store management experience"),
        ("Software Developer", "Led the development of apps", "10 years of software development experience"),
        ("Accountant", "Did accounting for shops", "10 years of accounting experience"),
    ],
)
def test_a_job_is_experience_in_the_work_it_names(title: str, deed: str, rewrite: str) -> None:
    context = EntryContext(title=title, start=PartialDate(2010), end=PartialDate(2020))
    assert ruling(rewrite, deed, context) == "supported"
    other = EntryContext(title="Barista", start=PartialDate(2010), end=PartialDate(2020))
    assert ruling(rewrite, deed, other) != "supported"


def test_a_deed_told_after_the_years_does_not_take_them_away() -> None:
    rewrite = "Software engineer with 8 years of experience who wrote tools in Python"
    assert ruling(rewrite, "Wrote tools in Python", frame()) != "unsupported"


def two_jobs() -> list[EvidenceItem]:
    def job(entry: str, title: str, employer: str, dates: str, deed: str) -> list[EvidenceItem]:
        return [
            EvidenceItem(f"work/{entry}/position", title, "title"),
            EvidenceItem(f"work/{entry}/name", employer, "employer"),
            EvidenceItem(f"work/{entry}/dates", dates, "dates"),
            EvidenceItem(f"work/{entry}/bullets/b1", deed),
        ]

    return [
        *job("hut", "Barista", "Coffee Hut", "2012 - 2014", "Made coffee"),
        *job("bank", "Software Engineer", "Acme Bank", "2014 - 2022", "Wrote tools in Python"),
        *job("web", "Senior Software Engineer", "Web Works", "2022 - 2024", "Ran the web team"),
    ]


@pytest.mark.parametrize(
    "rewrite",
    [
        "Software engineer with 12 years of experience",
        "12 years as a software engineer",
        "Barista with 12 years of experience",
        "10 years at Acme Bank",
        "8 years at Coffee Hut",
        "8 years as a barista",
    ],
)
def test_years_of_one_job_are_not_lent_to_another(rewrite: str) -> None:
    assert judge(rewrite, two_jobs(), as_of=AS_OF).ruling != "supported"


@pytest.mark.parametrize(
    "rewrite",
    [
        "Software engineer with 10 years of experience",
        "10 years as a software engineer",
        "8 years at Acme Bank",
        "2 years as a barista",
        "Software engineer with 8 years at Acme Bank",
    ],
)
def test_years_of_jobs_in_one_line_of_work_add_up(rewrite: str) -> None:
    verdict = judge(rewrite, two_jobs(), as_of=AS_OF)
    assert verdict.ruling == "supported", verdict.reasons


def test_years_of_study_are_no_experience() -> None:
    study = EntryContext(employer="MIT", start=PartialDate(2014), end=PartialDate(2018))
    item = EvidenceItem("education/mit/area", "Physics", "degree")
    assert judge("4 years of experience at MIT", [item], context=study).ruling != "supported"
    assert judge("4 years at MIT", [item], context=study).ruling == "supported"


def test_years_that_a_bullet_names_are_no_stay() -> None:
    short = EntryContext(title="Analyst", start=PartialDate(2020), end=PartialDate(2022))
    item = EvidenceItem("work/acme/bullets/b1", "Analysed census data, 2000-2020")
    assert judge("Analyst with 20 years of experience", [item], context=short).ruling != "supported"


@pytest.mark.parametrize(
    ("source", "rewrite"),
    [
        ("Engineer with 8 years of experience. Wrote tools in Python.", "8 years of experience in Python"),
        ("Engineer with 8 years of experience, wrote tools in Python", "8 years of Python experience"),
        ("Engineer with 8 years of experience and knowledge of Python", "8 years of Python experience"),
        ("Engineer with 8 years of experience, including Python", "Engineer with 8 years of Python experience"),
        ("Engineer with 8 years of experience; Python, SQL", "Engineer with 8 years of experience in Python and SQL"),
        (
            "Chef with 10 years of experience in hotels, trained in French cuisine",
            "10 years of French food experience",
        ),
        ("Nurse with 5 years of experience. Cared for children.", "Nurse with 5 years of experience with children"),
    ],
)
def test_years_of_experience_are_not_moved_to_what_stands_beside_them(source: str, rewrite: str) -> None:
    assert ruling(rewrite, source, EntryContext()) != "supported"


@pytest.mark.parametrize(
    ("source", "rewrite"),
    [
        ("Chef with 10 years of experience in hotels and spas", "Chef with 10 years of hotel and spa experience"),
        ("Chef with 10 years of experience in hotels, trained in Lyon", "Chef with 10 years of experience in hotels"),
        ("15 years teaching chemistry", "15 years of experience teaching chemistry"),
        ("6 years of Java experience", "6 years of experience in Java"),
        ("Analyst with 4 years in retail banking", "Analyst with 4 years of experience in retail banking"),
    ],
)
def test_years_of_experience_said_of_a_thing_stay_with_it(source: str, rewrite: str) -> None:
    assert ruling(rewrite, source, EntryContext()) == "supported"
