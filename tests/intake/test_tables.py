from __future__ import annotations

from dataclasses import replace

from bespoke.intake.lines import SourceLine
from bespoke.intake.paragraph import plain_line
from bespoke.intake.tables import Cell, lay_out


def cell(*texts: str) -> Cell:
    """Texts starting with # are headings, with • list items."""
    return Cell(tuple(_line(text) for text in texts))


def _line(text: str) -> SourceLine:
    if text.startswith("# "):
        return plain_line(text[2:], heading=2)
    if text.startswith("• "):
        return plain_line(text[2:], marker="•")
    return plain_line(text)


def texts(lines: list[SourceLine]) -> list[str]:
    return [" | ".join(line.cells) for line in lines]


def test_label_and_value_are_one_line() -> None:
    assert texts(lay_out([[cell("Phone"), cell("555 12 345")], [cell(""), cell("")]][:1])) == ["Phone | 555 12 345"]


def test_dates_on_the_left_join_the_entry_they_date() -> None:
    lines = lay_out([[cell("2019 – 2021"), cell("Engineer, Acme", "• Built", "• Led")]])
    assert texts(lines) == ["2019 – 2021 | Engineer, Acme", "Built", "Led"]


def test_dates_on_the_right_join_the_entry_they_date() -> None:
    lines = lay_out([[cell("Engineer, Acme", "• Built", "• Led"), cell("2019 – 2021")]])
    assert texts(lines) == ["Engineer, Acme | 2019 – 2021", "Built", "Led"]


def test_employer_and_place_above_title_and_dates_are_paired() -> None:
    lines = lay_out([[cell("Acme Ltd", "Engineer"), cell("Oslo", "2019 – 2021")]])
    assert texts(lines) == ["Acme Ltd | Oslo", "Engineer | 2019 – 2021"]


def test_a_sidebar_is_read_as_a_column() -> None:
    side = cell("# Contact", "Oslo", "# Skills", "Python")
    main = cell("# Experience", "Engineer, Acme", "2019 – 2021", "• Built")
    lines = lay_out([[side, main]])
    assert texts(lines)[:5] == ["Contact", "Oslo", "Skills", "Python", "Experience"]
    assert [line.column for line in lines] == [1] * 4 + [2] * 4


def test_columns_run_through_all_rows_between_full_rows() -> None:
    rows = [
        [replace(cell("Mara Lindqvist"), spans=2)],
        [cell("# Contact"), cell("# Experience")],
        [cell("Oslo", "mara@example.org"), cell("Acme", "• Built", "• Led", "• Ran")],
    ]
    found = texts(lay_out(rows))
    assert found == [
        "Mara Lindqvist",
        "Contact",
        "Oslo",
        "mara@example.org",
        "Experience",
        "Acme",
        "Built",
        "Led",
        "Ran",
    ]


def test_a_section_name_beside_its_content_stays_a_line() -> None:
    lines = lay_out([[cell("Experience"), cell("Engineer, Acme", "• Built", "• Led")]])
    assert texts(lines) == ["Experience", "Engineer, Acme", "Built", "Led"]


def test_a_skill_grid_is_read_down_its_columns() -> None:
    lines = lay_out([[cell("• Python", "• SQL"), cell("• Go", "• Rust")]])
    assert texts(lines) == ["Python", "SQL", "Go", "Rust"]


def test_empty_tables_have_no_lines() -> None:
    assert lay_out([]) == []
    assert lay_out([[Cell(()), Cell(())]]) == []


def test_a_form_that_goes_on_to_the_right_is_read_pair_by_pair() -> None:
    assert texts(lay_out([[cell("姓名："), cell("王小明"), cell("电话："), cell("138 0000")]])) == [
        "姓名： | 王小明",
        "电话： | 138 0000",
    ]


def test_a_grid_of_words_is_no_form() -> None:
    assert texts(lay_out([[cell("Python"), cell("SQL"), cell("Go"), cell("Rust")]])) == ["Python | SQL | Go | Rust"]
