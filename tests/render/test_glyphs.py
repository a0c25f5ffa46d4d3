"""What no font can show is known before anything is set."""

from __future__ import annotations

from bespoke.render.cmap import covered_ranges
from bespoke.render.display import Run
from bespoke.render.fonts import faces, families, font_chain
from bespoke.render.glyphs import _SURE, missing_glyphs, needs_cjk, unusual_characters


def test_the_sure_characters_are_in_every_face_of_the_font_that_ends_every_chain() -> None:
    for face in faces("Source Sans 3"):
        ranges = covered_ranges(face)
        assert [c for c in _SURE if not any(first <= ord(c) <= last for first, last in ranges)] == []
    assert all("Source Sans 3" in font_chain(family, "en", cjk=False) for family in families())


def test_every_family_has_its_faces() -> None:
    assert {len(faces(family)) for family in families()} <= {2, 4}


def test_each_unusual_character_is_found_where_it_first_stands() -> None:
    runs = [Run("plain", ("a",)), Run("x ☂", ("b",)), Run("☂", ("c",))]
    assert unusual_characters(runs) == {"☂": "b"}


def test_characters_without_a_glyph_are_missing_and_joiners_are_not() -> None:
    chain = font_chain("Lato", "en", cjk=False)
    assert missing_glyphs("Ж\u200d\ufe0f😀ש", chain) == ("😀",)
    assert missing_glyphs("漢", chain) == ("漢",)
    assert missing_glyphs("漢字かな한", font_chain("Lato", "ja", cjk=True)) == ()


def test_only_east_asian_text_needs_the_large_fonts() -> None:
    assert needs_cjk("é漢")
    assert not needs_cjk("éЖא😀")
