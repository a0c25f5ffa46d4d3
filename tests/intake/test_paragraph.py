from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bespoke.intake.lines import Run, SourceLine
from bespoke.intake.paragraph import safe_link, source_lines, split_marker


def test_tabs_cut_cells_and_breaks_cut_lines() -> None:
    lines = source_lines([Run("Acme Ltd\t 2019 –"), Run(" 2021\nEngineer ")])
    assert [line.cells for line in lines] == [("Acme Ltd", "2019 – 2021"), ("Engineer",)]
    assert lines[0].text == "Acme Ltd 2019 – 2021"


def test_an_ideographic_space_parts_long_words_only() -> None:
    (line,) = source_lines([Run("北京科技有限公司\u3000软件工程师")])
    assert line.cells == ("北京科技有限公司", "软件工程师")
    (name,) = source_lines([Run("王\u3000明")])
    assert name.cells == ("王 明",)


def test_runs_spell_the_text_of_their_line() -> None:
    (line,) = source_lines([Run("  Acme ", bold=True), Run(" Ltd\t", bold=True), Run("Oslo  \t")])
    assert "".join(run.text for run in line.runs) == line.text == "Acme Ltd Oslo"
    assert [run.bold for run in line.runs] == [True, False]


@given(st.lists(st.builds(Run, text=st.text(alphabet="ab \t\n•-", max_size=8), bold=st.booleans()), max_size=8))
def test_no_word_is_lost_or_made_up(runs: list[Run]) -> None:
    lines = source_lines(runs)
    given_letters = [char for run in runs for char in run.text if char in "ab"]
    assert [char for line in lines for char in line.text if char in "ab"] == given_letters
    for line in lines:
        assert "".join(run.text for run in line.runs) == line.text
        assert "".join(line.cells).replace(" ", "") == line.text.replace(" ", "")


@pytest.mark.parametrize("glyph", ["•", "-", "–", "*", "▪", "➢", "o"])
def test_a_glyph_before_words_is_a_bullet(glyph: str) -> None:
    expected = ("", f"{glyph} Built") if glyph == "o" else (glyph, "Built")
    assert split_marker(f"{glyph} Built") == expected


@pytest.mark.parametrize("text", ["-5 °C", "+47 555 12 345", "+ 47 555 12 345", "*", "–", "C++", "-"])
def test_other_uses_of_these_characters_are_text(text: str) -> None:
    assert split_marker(text) == ("", text)


def test_a_heading_keeps_its_dash() -> None:
    (line,) = source_lines([Run("- Work -")], template=SourceLine("", heading=1))
    assert (line.text, line.marker) == ("- Work -", "")


def test_the_bullet_belongs_to_the_first_line_only() -> None:
    lines = source_lines([Run("Built\nand ran it")], template=SourceLine("", marker="•"))
    assert [line.marker for line in lines] == ["•", ""]


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("https://x.org", True),
        ("mailto:a@b.c", True),
        ("tel:+47", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("resume.pdf", False),
    ],
)
def test_only_harmless_links_are_kept(target: str, kept: bool) -> None:
    assert bool(safe_link(target)) is kept
