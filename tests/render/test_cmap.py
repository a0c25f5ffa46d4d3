"""Our reading of a font's character table agrees with the font library's."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from bespoke.render.cmap import covered_ranges
from bespoke.render.fonts import faces


@pytest.mark.parametrize("family", ["Source Sans 3", "EB Garamond", "Mukta", "Noto Sans KR"])
def test_the_covered_characters_are_those_of_the_font(family: str) -> None:
    face = faces(family)[0]
    ours = {code for first, last in covered_ranges(face) for code in range(first, last + 1)}
    with TTFont(face, lazy=True) as font:
        theirs = set(font.getBestCmap())
    assert theirs <= ours
    assert len(ours - theirs) <= 5
