"""Words divided at the end of a line."""

from __future__ import annotations

import time

import pytest

from bespoke.intake.ledger import Box
from bespoke.intake.lines import SourceLine
from bespoke.intake.structure.features import look_all
from bespoke.intake.structure.paragraphs import build_paragraphs, join


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("a ware-", "house", "a warehouse"),
        ("a full-stack e-", "commerce site", "a full-stack e-commerce site"),
        ("x-", "ray", "x-ray"),
        ("Jean-", "Paul", "Jean-Paul"),
        ("two", "words", "two words"),
    ],
)
def test_join(left: str, right: str, whole: str) -> None:
    assert join(left, right) == whole


def test_a_word_divided_at_thousands_of_line_ends_costs_little() -> None:
    rows = [SourceLine(f"{'a' * 19}-", continues=True)] * 10_000
    started = time.process_time()
    assert len(build_paragraphs(look_all(rows))) == 1
    assert time.process_time() - started < 4


def test_a_label_alone_on_its_line_goes_on_with_no_list_above_it() -> None:
    texts = ("Forklifts • Cranes • Ladders and", "ropes • Harnesses of any kind", "Familiar so far:", "Boats • Kites")
    rows = [
        SourceLine(text, cells=(text,), box=Box(page=1, x0=40, y0=14 * n, x1=200, y1=14 * n + 10), gap_before=0.3)
        for n, text in enumerate(texts)
    ]
    assert [paragraph.text for paragraph in build_paragraphs(look_all(rows))] == [
        "Forklifts • Cranes • Ladders and ropes • Harnesses of any kind",
        "Familiar so far: Boats • Kites",
    ]
