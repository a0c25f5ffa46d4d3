"""Words divided at the end of a line."""

from __future__ import annotations

import pytest

from bespoke.intake.structure.paragraphs import join


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
