"""Who did what, as far as a shallow reading tells."""

from __future__ import annotations

import pytest

from bespoke.optimize.guard.reading import read


def doers(text: str) -> list[tuple[str, str]]:
    reading = read(text)
    return [(reading.atoms[c.verb].raw, c.doer) for c in reading.clauses if c.verb is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trained 15 cashiers and balanced registers", [("Trained", "self"), ("balanced", "self")]),
        ("Supported the team that won the tender", [("Supported", "self"), ("won", "other")]),
        ("My manager negotiated the contract; I typed it", [("negotiated", "other"), ("typed", "self")]),
        ("The team delivered the portal", [("delivered", "team")]),
        ("We shipped the game", [("shipped", "team")]),
        ("The branch, where I was a teller, grew deposits", [("grew", "other")]),
    ],
)
def test_doer_of_each_deed(text: str, expected: list[tuple[str, str]]) -> None:
    assert doers(text) == expected


def test_helping_to_do_is_no_more_than_helping() -> None:
    reading = read("Helped migrate the CRM from HubSpot to Salesforce")
    assert [c.strength for c in reading.clauses if c.verb is not None] == [1, 1]


def test_denied_words_are_marked_until_the_denial_ends() -> None:
    reading = read("Completed the audit with no material findings in 2020")
    assert [a.raw for a in reading.atoms if a.negated] == ["material", "findings"]


def test_hyphened_no_is_part_of_a_word() -> None:
    assert not any(atom.negated for atom in read("Cut no-show rates at a non-profit clinic").atoms)


def test_reading_any_text_twice_gives_the_same() -> None:
    assert read("Led 5 nurses") is read("Led 5 nurses")
