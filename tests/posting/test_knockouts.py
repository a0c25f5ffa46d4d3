"""Questions that reject by themselves."""

from __future__ import annotations

import pytest

from bespoke.posting.analyse import analyse


def kinds(line: str) -> set[str]:
    return {one.kind for one in analyse(f"Technician\n\nRequirements\n- {line}\n").knockouts}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Must be authorized to work in the United States", "work_permit"),
        ("We cannot offer visa sponsorship", "work_permit"),
        ("Active Secret clearance", "clearance"),
        ("Valid driver's license and clean driving record", "driving"),
        ("Must be at least 21 years of age", "age"),
        ("Able to work night shifts and weekends", "shift"),
        ("Must reside within 50 miles of Denver", "location"),
        ("Travel up to 50% of the time", "other"),
        ("Able to lift 50 lbs", "other"),
        ("3 years of experience", "years"),
        ("Bachelor's degree", "degree"),
    ],
)
def test_conditions_become_questions(line: str, kind: str) -> None:
    assert kind in kinds(line)


def test_equal_opportunity_statements_ask_nothing() -> None:
    line = "We are an equal opportunity employer without regard to citizenship, age or disability"
    assert kinds(line) == set()


def test_a_wish_is_no_knockout() -> None:
    assert "driving" not in kinds("A driver's license is preferred")
