"""Places are told apart from names, and cut into their parts."""

from __future__ import annotations

import pytest

from bespoke.intake.lexicon.places import place_score, read_place


@pytest.mark.parametrize(
    "text",
    [
        "Austin, TX",
        "Lyon, France",
        "Pilani, India",
        "Berlin",
        "San Francisco, CA 94105",
        "Köln, Deutschland",
        "北京市海淀区",
    ],
)
def test_places_are_recognised(text: str) -> None:
    assert place_score(text) >= 0.8


@pytest.mark.parametrize(
    "text", ["Rheinbau GmbH, Köln", "Senior Engineer", "Led a team in Paris.", "Python, Go", "Acme Corp", "education"]
)
def test_names_and_sentences_are_no_places(text: str) -> None:
    assert place_score(text) < 0.5


def test_a_full_address_is_cut_into_its_parts() -> None:
    place = read_place("12 rue des Lilas, 69003 Lyon, France")
    assert (place.address, place.postal_code, place.city, place.region) == (
        "12 rue des Lilas",
        "69003",
        "Lyon",
        "France",
    )


def test_a_state_is_a_region_and_an_iso_code_a_country() -> None:
    assert read_place("Toronto, ON").region == "ON"
    three = read_place("Rotterdam, South Holland, NL")
    assert (three.city, three.region, three.country_code) == ("Rotterdam", "South Holland", "NL")


@pytest.mark.parametrize(
    ("text", "address", "city"),
    [
        ("12 Elm Street, Apt 4, Springfield, IL 62701", "12 Elm Street, Apt 4", "Springfield"),
        ("1200 Main St, Suite 5, Dallas, TX 75201", "1200 Main St, Suite 5", "Dallas"),
        ("Flat 3, 12 Rose Lane, Leeds LS1 4DY", "Flat 3, 12 Rose Lane", "Leeds"),
        ("PO Box 12, Reno, NV 89501", "PO Box 12", "Reno"),
    ],
)
def test_a_flat_or_a_suite_is_part_of_the_address(text: str, address: str, city: str) -> None:
    place = read_place(text)
    assert (place.address, place.city) == (address, city)


@pytest.mark.parametrize(
    ("text", "named"), [("Nurse, Leeds General Infirmary, Leeds", False), ("221B Baker Street, London NW1 6XE", True)]
)
def test_a_title_before_a_town_makes_no_place_and_a_street_does(text: str, named: bool) -> None:
    assert (place_score(text) >= 0.8) is named
