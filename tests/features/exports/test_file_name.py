"""Names of files are safe wherever they go."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bespoke.features.exports.file_name import content_disposition, suggested_name, unique_names

RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("Ada Byron", "Staff Engineer", "Acme Ltd."), "Ada_Byron_Staff_Engineer_Acme_Ltd.pdf"),
        (("José Núñez", "", "C++ & Co"), "José_Núñez_C++_&_Co.pdf"),
        (("李 娜", "工程师", ""), "李_娜_工程师.pdf"),
        (("../../etc/passwd", "a/b\\c", ""), "etc_passwd_a_b_c.pdf"),
        (("", "", ""), "resume.pdf"),
        (("con", "", ""), "_con.pdf"),
        ((".hidden", "", ""), "hidden.pdf"),
    ],
)
def test_a_name_is_made_of_name_title_and_company(parts: tuple[str, str, str], expected: str) -> None:
    assert suggested_name(*parts, extension="pdf") == expected


@given(st.text(), st.text(), st.text())
def test_any_text_gives_a_name_every_file_system_takes(name: str, position: str, company: str) -> None:
    made = suggested_name(name, position, company, extension="docx")
    stem = made.removesuffix(".docx")
    assert made.endswith(".docx")
    assert 0 < len(made.encode()) <= 255
    assert not set(made) & set('<>:"/\\|?*\r\n\0\x7f')
    assert made.isprintable()
    assert not made.startswith((".", " ", "-"))
    assert stem.partition(".")[0].lower() not in RESERVED


def test_names_that_differ_by_capitals_only_are_told_apart() -> None:
    assert list(unique_names(["a.pdf", "A.pdf", "a.pdf", "b.pdf"])) == ["a.pdf", "A_2.pdf", "a_3.pdf", "b.pdf"]


def test_a_name_travels_exactly_and_in_ascii() -> None:
    header = content_disposition('Zoë "Ada"_李.pdf')
    assert header.isascii()
    plain, _, exact = header.partition("; filename*=UTF-8''")
    assert plain == 'attachment; filename="Zo_ _Ada___.pdf"'
    assert unquote(exact) == 'Zoë "Ada"_李.pdf'
