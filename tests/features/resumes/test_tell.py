"""Reading what people tell: what is not said is not made up."""

from __future__ import annotations

import pytest

from bespoke.features.resumes.tell import TOLD_SECTIONS, read_told


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("work", "I managed a team of 5 and cut costs by 20%"),
        ("work", "Managed a team of 5 people"),
        ("work", "I’ve led four projects at once"),
        ("education", "I studied mathematics at Cambridge from 1999 to 2002"),
        ("projects", "Built a machine that counts"),
        ("volunteer", "I helped old people every Sunday"),
    ],
)
def test_a_sentence_is_no_employer_school_or_project(section: str, text: str) -> None:
    told = read_told(section, text)
    assert not told.is_understood
    assert "not where" in told.reason()["detail"]


@pytest.mark.parametrize("section", TOLD_SECTIONS)
def test_marks_without_a_word_are_not_understood(section: str) -> None:
    assert not read_told(section, "???").is_understood


@pytest.mark.parametrize(
    ("section", "text", "name"),
    [
        ("projects", "Engine - a machine\n- Built it of brass", "Engine"),
        ("work", "Data Analyst, Babbage & Co, March 2021 - Present\n- Managed a team of 5", "Babbage & Co"),
        ("certificates", "AWS Solutions Architect, 2021", "AWS Solutions Architect"),
    ],
)
def test_what_is_named_becomes_an_entry(section: str, text: str, name: str) -> None:
    told = read_told(section, text)
    assert told.is_understood
    assert told.content()[section][0]["name"] == name
