"""Flags and wordings that two people set in one `ui`."""

from __future__ import annotations

from typing import Any

from bespoke.features.documents.combine_ui import combine_ui

BASE: dict[str, Any] = {
    "sections": [{"name": "skills", "include": True, "locked": False, "items": []}],
    "preview": {"live_preview_text": "old"},
}


def with_item(**flags: Any) -> dict[str, Any]:
    item = {"path": "skills/a/name", "text": "SQL", "include": True, "locked": False, "alternates": ["Sql"], **flags}
    return {**BASE, "sections": [{**BASE["sections"][0], "items": [item]}]}


def item_of(ui: dict[str, Any]) -> dict[str, Any]:
    item: dict[str, Any] = ui["sections"][0]["items"][0]
    return item


def test_flags_of_both_sides_are_taken() -> None:
    merged = item_of(combine_ui(with_item(), with_item(locked=True), with_item(include=False)))
    assert (merged["locked"], merged["include"]) == (True, False)


def test_what_one_side_set_back_stays_set_back() -> None:
    merged = item_of(combine_ui(with_item(locked=True), with_item(locked=False), with_item(locked=True)))
    assert merged["locked"] is False


def test_wordings_of_both_sides_are_taken_and_dropped_ones_go() -> None:
    merged = item_of(combine_ui(with_item(), with_item(alternates=["Sql", "T-SQL"]), with_item(alternates=["PL/SQL"])))
    assert merged["alternates"] == ["T-SQL", "PL/SQL"]


def test_an_item_only_one_side_has_keeps_its_flags() -> None:
    assert item_of(combine_ui(BASE, BASE, with_item(locked=True)))["locked"] is True
    assert item_of(combine_ui(BASE, with_item(locked=True), BASE))["locked"] is True


def test_nothing_at_all_is_merged_to_nothing() -> None:
    assert combine_ui({}, {}, {}) == {"sections": []}
