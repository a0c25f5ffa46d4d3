from __future__ import annotations

import time

import pytest

from bespoke.intake.limits import Limits
from bespoke.intake.lines import SourceLine
from bespoke.intake.markdown.read import read_markdown


def lines(source: str) -> list[SourceLine]:
    return list(read_markdown(source.encode(), limits=Limits()).lines)


def texts(source: str) -> list[str]:
    return [line.text for line in lines(source)]


def test_headings_of_both_kinds() -> None:
    found = lines("Mara *L*\n===\n\nWork\n---\n\n### Acme ###\n\n#### 2019 {#x}\n")
    assert [(line.text, line.heading) for line in found] == [("Mara L", 1), ("Work", 2), ("Acme", 3), ("2019", 4)]


def test_a_heading_keeps_its_own_signs() -> None:
    assert texts("# C#\n\n## Work ## {#w}\n\n### a{b}c\n\n#### #\n\n##### F #1\n") == ["C#", "Work", "a{b}c", "F #1"]


@pytest.mark.parametrize("filling", [" ", "\t", " #", " {q}", " # {q} "])
def test_a_heading_of_nothing_but_gaps_takes_no_longer_than_its_length(filling: str) -> None:
    began = time.process_time()
    read_markdown(f"# x{filling * (30_000 // len(filling))}!\n".encode(), limits=Limits())
    assert time.process_time() - began < 5


def test_lists_nest_and_wrap() -> None:
    found = lines("- Python\n  and more\n    - Flask\n- SQL\n\n1. One\n2. Two\n")
    assert [(line.marker, line.level, line.text) for line in found] == [
        ("•", 0, "Python and more"),
        ("•", 1, "Flask"),
        ("•", 0, "SQL"),
        ("1.", 0, "One"),
        ("2.", 0, "Two"),
    ]


def test_a_loose_list_is_still_one_list() -> None:
    found = lines("* Built\n\n* Led\n\n  four people\n\nAfter\n")
    assert [(line.marker, line.text) for line in found] == [
        ("•", "Built"),
        ("•", "Led"),
        ("", "four people"),
        ("", "After"),
    ]


def test_emphasis_code_and_escapes() -> None:
    (line,) = lines("**Acme**, _Oslo_ `2019` \\*not\\* snake_case_name 2 * 3 * 4\n")
    assert line.text == "Acme, Oslo 2019 *not* snake_case_name 2 * 3 * 4"
    assert [run.text.strip(", ") for run in line.runs if run.bold] == ["Acme"]
    assert [run.text.strip() for run in line.runs if run.italic] == ["Oslo"]


def test_links_of_every_form() -> None:
    source = (
        '[site](https://x.org/a_b "t") <https://y.org> <m@x.org> [ref][1] [two] ![pic](z.png) https://w.org/q.\n\n'
        "[1]: https://one.org\n[two]: <https://two.org>\n"
    )
    (line,) = lines(source)
    assert line.text == "site https://y.org m@x.org ref two https://w.org/q."
    assert line.links == (
        "https://x.org/a_b",
        "https://y.org",
        "mailto:m@x.org",
        "https://one.org",
        "https://two.org",
        "https://w.org/q",
    )


def test_wrapped_prose_is_one_line_and_hard_breaks_are_kept() -> None:
    assert texts("Built pipelines that carry many things\nand led the team.\n\nOslo  \nNorway\\\nEurope\n") == [
        "Built pipelines that carry many things and led the team.",
        "Oslo",
        "Norway",
        "Europe",
    ]


def test_a_line_styled_as_a_whole_stands_alone() -> None:
    assert texts("`2019 - 2021`\n__Acme Ltd__\nOslo\n") == ["2019 - 2021", "Acme Ltd", "Oslo"]


def test_definition_lists() -> None:
    found = lines("2019 - 2021\n:   **Engineer**, Acme\n\n    - Built\n\n:   Second\n")
    assert [(line.marker, line.text) for line in found] == [
        ("", "2019 - 2021"),
        ("", "Engineer, Acme"),
        ("•", "Built"),
        ("", "Second"),
    ]


def test_tables() -> None:
    assert [line.cells for line in lines("| Skill | Level |\n|---|:--:|\n| Python | daily |\n")] == [
        ("Skill", "Level"),
        ("Python", "daily"),
    ]


def test_html_inside_is_read_and_comments_are_not() -> None:
    source = '<div align="center">\n<b>Mara</b>\n</div>\n\n<!-- secret -->\nOslo<br/>Norway\n\n<p hidden>no</p>\n'
    assert texts(source) == ["Mara", "Oslo", "Norway"]


def test_front_matter_names_the_person_only_where_the_text_does_not() -> None:
    front = "---\ntitle: Mara's CV\nname: Mara Lindqvist\nemail: m@x.org\nlayout: cv\n---\n"
    assert texts(f"{front}\n## Work\n") == ["Mara Lindqvist", "email: m@x.org", "Work"]
    assert texts(f"{front}\n# Mara L.\n") == ["email: m@x.org", "Mara L."]


def test_a_pandoc_title_block_is_the_name() -> None:
    assert texts("% Mara Lindqvist\n% Oslo\n\n## Work\n")[0] == "Mara Lindqvist"


def test_latex_fill_is_a_gap() -> None:
    assert lines("**Acme** \\hfill 2019 -- 2021\n")[0].cells == ("Acme", "2019 -- 2021")


def test_rules_quotes_and_fences() -> None:
    assert texts("***\n> quoted\n> text\n\n```\na  b\nc\n```\n---\n") == ["quoted text", "a b", "c"]


def test_typed_angle_brackets_are_text() -> None:
    assert texts("Reduced latency to < 5 ms & > 3 nines\n") == ["Reduced latency to < 5 ms & > 3 nines"]


def test_lines_that_each_begin_in_bold_stay_lines() -> None:
    source = "## Education\n**Chalmers**, M.Sc. Interaction Design, 2013 – 2015\n**Lund**, B.A. History, 2010 – 2013\n"
    assert len(read_markdown(source.encode(), limits=Limits()).lines) == 3
