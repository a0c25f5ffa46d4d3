"""The job's title among everything else that stands at the top."""

from __future__ import annotations

import pytest

from bespoke.posting.analyse import analyse


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Senior Data Engineer - Berlin, Germany\nAcme GmbH", "Senior Data Engineer"),
        ("Staff Nurse (Req #12345)\nCity Hospital", "Staff Nurse"),
        ("Software Engineer (m/f/d)\n", "Software Engineer"),
        ("Acme Corp\nPosted 3 days ago\nJob Title: Warehouse Supervisor\nLocation: Leeds", "Warehouse Supervisor"),
        ("Acme is hiring a Payroll Specialist\nAustin, TX", "Payroll Specialist"),
        ("Position: Head Chef | Full-time", "Head Chef"),
        ("About us\nWe build things.\nWe are looking for a Marketing Manager to join our team.", "Marketing Manager"),
        ("Manager, Technical Accounting\nAcme", "Manager, Technical Accounting"),
        ("Acme - Account Executive - Remote", "Account Executive"),
        ("Business Title: Fire Protection Inspector\nGrade 4", "Fire Protection Inspector"),
    ],
)
def test_title_is_found_without_its_decorations(text: str, title: str) -> None:
    assert analyse(text).title == title


def test_a_sentence_is_no_title() -> None:
    assert analyse("We are a company that you will love to work for.").title == ""


def test_the_title_points_at_the_text() -> None:
    text = "\n\nJob Title: Warehouse Supervisor (Nights)\n"
    span = analyse(text).title_span
    assert span is not None
    assert text[span.start : span.end] == "Warehouse Supervisor"
