"""The stem of a file's name is safe wherever it goes, with any ending."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bespoke.resume.file_name import file_stem


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("Ada Byron", "Staff Engineer", "Acme Ltd."), "Ada_Byron_Staff_Engineer_Acme_Ltd"),
        (("Łukasz Żółć", "Inżynier", ""), "Łukasz_Żółć_Inżynier"),
        (("李 娜", "工程师"), "李_娜_工程师"),
        (("../../etc/passwd", "a/b\\c"), "etc_passwd_a_b_c"),
        (("", "", ""), "resume"),
        (("nul",), "_nul"),
        ((".hidden",), "hidden"),
    ],
)
def test_a_stem_is_made_of_the_words_of_its_parts(parts: tuple[str, ...], expected: str) -> None:
    assert file_stem(parts) == expected


@given(st.lists(st.text(), max_size=4))
def test_any_text_gives_a_stem_with_room_for_an_ending(parts: list[str]) -> None:
    stem = file_stem(parts)
    assert 0 < len(stem.encode()) <= 250
    assert not set(stem) & set('<>:"/\\|?*\r\n\0\x7f')
    assert not stem.startswith((".", " ", "-"))
