"""Our widths are those of the font library, and those the compiler sets."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from bespoke.render.advances import advances
from bespoke.render.fonts import faces


@pytest.mark.parametrize("family", ["Source Sans 3", "EB Garamond", "Roboto", "Lato", "Mukta", "Noto Sans KR"])
@pytest.mark.parametrize("bold", [False, True])
def test_every_character_is_as_wide_as_the_font_says(family: str, bold: bool) -> None:
    style = "Bold" if bold else "Regular"
    with TTFont(next(face for face in faces(family) if face.stem.endswith(f"-{style}")), lazy=True) as font:
        metrics, units = font["hmtx"].metrics, font["head"].unitsPerEm
        widths = {chr(code): metrics[glyph][0] / units for code, glyph in font.getBestCmap().items() if code}
    ours = advances((family,), bold=bold)
    assert {character: ours[character] for character in widths} == widths


def test_a_text_is_as_wide_as_its_characters_and_the_next_family_stands_in() -> None:
    lato = advances(("Lato", "Source Sans 3"))
    assert lato.width_em("aЖ") == lato["a"] + advances(("Source Sans 3",))["Ж"]
    assert lato.width_em("") == 0


def test_what_no_family_has_is_guessed_wide() -> None:
    assert advances(("Lato",)).width_em("漢") == 1
