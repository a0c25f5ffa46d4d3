"""Which key an answer shows, and when."""

from __future__ import annotations

from typing import Any

from bench.ui.keystrokes import ways_of


def asked(start: float, end: float, path: str = "preview") -> dict[str, Any]:
    address = f"http://127.0.0.1:8380/api/v1/resumes/1/{path}"
    return {"name": address, "startTime": start, "responseStart": end - 1, "responseEnd": end}


def key(at: float) -> dict[str, float]:
    return {"at": at, "handled": at + 2}


def test_keys_that_wait_for_an_answer_are_shown_by_the_next_one() -> None:
    found = {
        "keys": [key(0), key(30), key(60)],
        "asked": [asked(80, 120), asked(5, 70), asked(50, 55, "events")],
        "drawn": [{"at": 75, "seen": 90}, {"at": 125, "seen": 140}],
    }
    assert [way.seen for way in ways_of(found)] == [90, 140 - 30, 140 - 60]


def test_a_key_that_changes_nothing_to_be_seen_does_not_count() -> None:
    found = {
        "keys": [key(0), key(100)],
        "asked": [asked(5, 70), asked(105, 160)],
        "drawn": [{"at": 165, "seen": 180}],
    }
    assert [way.seen for way in ways_of(found)] == [80]


def test_a_key_whose_answer_was_never_drawn_does_not_count() -> None:
    assert ways_of({"keys": [key(0)], "asked": [asked(5, 70)], "drawn": [{"at": 60, "seen": 65}]}) == []
