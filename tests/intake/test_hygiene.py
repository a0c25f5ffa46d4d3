from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bespoke.intake.hygiene import clean, scrub
from bespoke.intake.lines import Run, SourceLine
from bespoke.intake.paragraph import plain_line
from bespoke.intake.reading import Reading


@given(st.text())
def test_clean_text_is_nfc_and_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")


def test_unseen_characters_go() -> None:
    assert clean("Ma\u200bra\u00ad \u202eLind\u2066qvist\ufeff\x00\ud800") == "Mara Lindqvist"


def test_spaces_of_all_kinds_become_plain() -> None:
    assert clean("a\u00a0b\u2009c\u3000d") == "a b c d"


def test_what_a_script_needs_stays() -> None:
    assert clean("می\u200cخواهم") == "می\u200cخواهم"
    assert clean("👩\u200d🔬") == "👩\u200d🔬"
    assert clean("क\u094d\u200dष") == "क\u094d\u200dष"


def test_joiners_between_latin_letters_go() -> None:
    assert clean("Ma\u200dra") == "Mara"


def test_vietnamese_accents_survive() -> None:
    assert clean("Nguyễn Thị Ngọc Hường") == "Nguyễn Thị Ngọc Hường"


def test_lines_of_nothing_but_unseen_characters_are_dropped() -> None:
    reading = scrub(Reading((plain_line("\u200b\u200b"), plain_line("Mara"))))
    assert [line.text for line in reading.lines] == ["Mara"]


def test_clean_lines_are_passed_on_untouched() -> None:
    line = plain_line("Mara Lindqvist")
    reading = scrub(Reading((line,)))
    assert reading.lines[0] is line
    assert reading.warnings == ()


def test_a_line_that_changes_its_style_all_the_time_is_read_as_plain() -> None:
    runs = tuple(Run("a", bold=index % 2 == 0) for index in range(1_000))
    (line,) = scrub(Reading((SourceLine("a" * 1_000, runs=runs, cells=("a" * 1_000,)),))).lines
    assert line.runs == (Run("a" * 1_000),)
