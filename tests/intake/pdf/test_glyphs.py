from __future__ import annotations

import pytest

from bespoke.intake.pdf.glyphs import icon_bullet


@pytest.mark.parametrize(
    ("char", "font"),
    [("\uf111", "FontAwesome5Free-Regular"), ("\uf0b7", "SymbolMT"), ("§", "Wingdings-Regular"), ("●", "Dingbats")],
)
def test_pictures_that_stand_before_list_items_are_bullets(char: str, font: str) -> None:
    assert icon_bullet(char, font)


@pytest.mark.parametrize(("char", "font"), [("\uf0e0", "FontAwesome"), ("\uf095", "FontAwesome"), ("n", "Lato")])
def test_an_envelope_a_telephone_and_a_letter_are_no_bullets(char: str, font: str) -> None:
    assert not icon_bullet(char, font)
