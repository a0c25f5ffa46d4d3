"""Objects out of whatever a model streams."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bespoke.optimize.llm.scanner import MOST_CHARACTERS, ObjectScanner

A, B = {"op": "drop_bullet", "target": "b1", "order": []}, {"op": "x", "text": 'a "quoted" {brace} \\ and }'}
VALUES = st.dictionaries(st.text(max_size=8), st.text(max_size=20) | st.lists(st.text(max_size=5)), min_size=1)


def scan(text: str, size: int = 5) -> list[dict[str, Any]]:
    scanner = ObjectScanner()
    return [found for at in range(0, len(text), size) for found in scanner.feed(text[at : at + size])]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"edits": [A, B]}),
        json.dumps([A, B]),
        f"{json.dumps(A)}\n{json.dumps(B)}\n",
        f"Sure! Here's what I'd do:\n```json\n{json.dumps({'edits': [A, B]}, indent=2)}\n```\nHope that helps :-}}",
        f'A set {{like this}} and a " quote.\n{json.dumps([A, B])}',
        f"<think>maybe {json.dumps({'op': 'secret'})} or {{</think>{json.dumps([A, B])}",
        json.dumps({"edits": [A, B]})[:-2],
        json.dumps({"edits": [A, B, A]})[:-20],
        json.dumps({"answer": {"edits": [A, B]}}),
    ],
)
@pytest.mark.parametrize("size", [1, 7, 1000])
def test_whole_edits_are_found_whatever_stands_around_them(text: str, size: int) -> None:
    assert scan(text, size) == [A, B]


def test_an_edit_is_given_before_the_next_one_begins() -> None:
    scanner = ObjectScanner()
    assert list(scanner.feed('{"edits": [' + json.dumps(A))) == [A]
    assert list(scanner.feed(", " + json.dumps(B)[:-1])) == []
    assert list(scanner.feed("}")) == [B]


def test_saying_that_there_is_nothing_to_change_is_an_object_too() -> None:
    assert scan('{"edits": []}') == [{"edits": []}]


@given(st.lists(VALUES, max_size=5), st.integers(1, 9))
def test_any_flat_objects_in_an_array_come_back_as_they_were(values: list[dict[str, Any]], size: int) -> None:
    assert scan(json.dumps(values), size) == values


@given(st.text(alphabet='{}[]"\\\n a<think>/', max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    scan(text)


def test_an_endless_answer_is_full_and_costs_no_more_memory() -> None:
    scanner = ObjectScanner()
    for _ in range(MOST_CHARACTERS // 1000 + 5):
        assert list(scanner.feed('{"a' * 333 + " ")) == []
    assert scanner.is_full
    assert scanner.characters == MOST_CHARACTERS


def test_lists_within_lists_without_end_are_no_object() -> None:
    deep = '{"op": ' + "[" * 9000 + "]" * 9000 + "}"
    assert scan(f"[{deep}, {json.dumps(A)}]", 1000) == [A]
