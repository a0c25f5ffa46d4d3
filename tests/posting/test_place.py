"""Place, workplace and employer."""

from __future__ import annotations

import pytest

from bespoke.posting.analyse import analyse


@pytest.mark.parametrize(
    ("line", "workplace"),
    [
        ("This role is fully remote", "remote"),
        ("Hybrid work, three days a week in the office", "hybrid"),
        ("This is not a remote position, on-site only", "on-site"),
        ("Experience with remote sensing", None),
    ],
)
def test_workplace_is_told_apart(line: str, workplace: str | None) -> None:
    assert analyse(f"Analyst\n\nRequirements\n- {line}\n").workplace == workplace


def test_locations_are_read_from_labels_and_lines() -> None:
    analysis = analyse("Nurse\nMercy Hospital\nAustin, TX\n\nLocation: Round Rock\n")
    assert [one.value for one in analysis.locations] == ["Round Rock", "Austin, TX"]


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Nurse\nMercy Hospital\n\nRequirements\n- Excel", "Mercy Hospital"),
        ("Nurse\n\nCompany: Mercy Hospital\n", "Mercy Hospital"),
        ("Nurse\n\nAbout Mercy Hospital\nWe heal people.", "Mercy Hospital"),
        ("Nurse\n\nMercy Hospital · Austin, TX · Hybrid\n\nAbout Mercy\nWe heal people.", "Mercy Hospital"),
        ("Nurse\nPosted 3 days ago\nMercy Hospital, a clinic near you, is hiring a nurse.", "Mercy Hospital"),
        ("Nurse\nMercy Hospital, Leeds\n", "Mercy Hospital"),
        ("Pfleger (m/w/d)\n\nWir sind die Sonnenhof GmbH, ein Klinikbetreiber.", "Sonnenhof GmbH"),
        ("Nurse\nRequirements\n- Excel", ""),
        ("Enfermera\nMadrid · Híbrido\nClínica Almendra es una clínica privada.", "Clínica Almendra"),
    ],
)
def test_employer_is_named(text: str, company: str) -> None:
    assert analyse(text).company == company


def test_employment_type_is_not_taken_from_experience() -> None:
    assert analyse("Nurse\n\nThis is a part-time position.").employment_type == "part-time"
    assert analyse("Nurse\n\nRequirements\n- 2 years of full-time satisfactory experience").employment_type == ""


def test_a_title_with_two_capitals_behind_a_comma_is_no_place() -> None:
    assert analyse("Data Scientist, MO for Housing\n\nRequirements\n- SQL").locations == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Teacher of Mathematics\nMeadow Academy – Sheffield\n", "Sheffield"),
        ("ICU Nurse\nSt. Brendan | Spokane, Washington | Full-time\n", "Spokane, Washington"),
        ("Account Executive\nNew York City or Remote\n", "New York City"),
        ("We're Quillworks, a software company in Leeds, and we are looking for a Senior Engineer.\n", "Leeds"),
    ],
)
def test_a_town_in_the_first_lines_is_the_place(text: str, place: str) -> None:
    assert [found.value for found in analyse(text).locations] == [place]


def test_an_employer_is_told_by_the_town_behind_it_or_by_itself() -> None:
    assert analyse("Teacher of Mathematics\nMeadow Academy – Sheffield\n").company == "Meadow Academy"
    assert analyse("We're Quillworks, a software company, and need a Senior Engineer.\n").company == "Quillworks"
