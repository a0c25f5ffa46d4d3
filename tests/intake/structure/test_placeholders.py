"""Dates that were never filled in are kept as printed, and the person is told."""

from __future__ import annotations

import pytest

from bespoke.intake.ledger import Intake
from bespoke.intake.read import read
from bespoke.intake.structure.dates import find_dates

RESUME = """Jane Roe
jane@example.com

EXPERIENCE

Manager, Acme Corp
January 20XX - Present
- Ran the shop

Clerk, Bolt Ltd
XXXX - XXXX
- Filed papers

EDUCATION
BSc Biology, State University, May 20__
"""


@pytest.fixture(scope="module")
def intake() -> Intake:
    return read(RESUME.encode(), "resume.txt")


def test_placeholder_dates_are_the_printed_dates_of_their_entry(intake: Intake) -> None:
    entries = (*intake.resume.work, *intake.resume.education)
    assert [entry.dates_text for entry in entries] == ["January 20XX - Present", "XXXX - XXXX", "May 20__"]
    assert all(entry.start is None and entry.end is None for entry in entries)
    assert [work.description for work in intake.resume.work] == ["", ""]
    assert intake.resume.education[0].institution == "State University"


def test_the_person_is_warned_of_placeholder_dates(intake: Intake) -> None:
    (warning,) = intake.ledger.warnings
    assert warning.code == "placeholder_dates"
    assert "3 entries" in warning.message
    assert "January 20XX - Present" in warning.message
    assert warning.fix
    assert intake.ledger.left_over == ()


def test_an_award_keeps_its_placeholder_date() -> None:
    awards = read(b"Jane Roe\njane@example.com\n\nAWARDS\nBest Clerk, Bolt Ltd, 20XX\n", "a.txt").resume.awards
    assert "20XX" in " ".join((awards[0].title, awards[0].awarder, awards[0].summary))


def test_a_certificate_that_is_only_expected_says_so_and_was_earned_in_no_year() -> None:
    text = b"Jane Roe\njane@example.com\n\nCERTIFICATES\nSHRM-CP, expected 2027\nPMP, 2019\n"
    expected, held = read(text, "c.txt").resume.certificates
    assert ("expected 2027" in expected.name, expected.date) == (True, None)
    assert (held.name, str(held.date)) == ("PMP", "2019")


def test_no_month_or_year_is_invented_for_a_placeholder() -> None:
    (span,) = find_dates("January 20XX - March 20XX")
    assert (span.start, span.end, span.placeholder) == (None, None, True)


def test_a_known_year_beside_a_placeholder_is_kept() -> None:
    (span,) = find_dates("2019 - 20XX")
    assert (str(span.start), span.end, span.placeholder) == ("2019", None, True)


@pytest.mark.parametrize("text", ["+1 (xxx) xxx-xxxx", "XXXX-XXXX-XXXX-1234", "Company XXXX", "555 XXXX", "a__b"])
def test_other_blanks_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()
