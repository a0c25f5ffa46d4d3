"""What no font can show is known before anything is set."""

from __future__ import annotations

import json

import pytest

from bespoke.render.cmap import covered_ranges
from bespoke.render.compilers import shared_compiler
from bespoke.render.display import Run
from bespoke.render.fonts import faces, families, font_chain
from bespoke.render.glyphs import _SURE, missing_glyphs, needs_cjk, needs_composition, unusual_characters


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


@pytest.mark.parametrize("family", [family for family in families() if not needs_composition((), [family])])
def test_sure_characters_look_the_same_without_the_rules_of_composition(family: str) -> None:
    """So that the compiler need not apply these rules to every letter of a document that has no others."""
    characters = "".join(sorted(_SURE))
    pairs = [f"{a}{b}" for a in "fijlIJĳŉŀ" for b in characters]
    source = '#set page(width: 2000pt, height: 4000pt); #set text(font: json("fonts.json"), features: (ccmp: {}))\n'
    source += '#for text in json("texts.json") [#text #strong(text) #emph(text)\\ ]'
    files = {
        "fonts.json": json.dumps(font_chain(family, "en", cjk=False)).encode(),
        "texts.json": json.dumps([characters, " ".join(pairs)]).encode(),
    }
    with_rules, without = (
        shared_compiler().compile({**files, "main.typ": source.format(value).encode()}, "svg") for value in (1, 0)
    )
    assert with_rules == without


def test_the_rules_of_composition_are_needed_for_other_characters_and_for_one_family() -> None:
    assert not needs_composition({}, ("Lato", "EB Garamond"))
    assert needs_composition({"\u0301": "basics/name"}, ("Lato",))
    assert needs_composition({}, ("Open Sauce Sans",))
