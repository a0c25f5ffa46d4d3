from __future__ import annotations

from bespoke.intake.html.read import read_html
from bespoke.intake.limits import Limits
from bespoke.intake.lines import SourceLine
from bespoke.intake.reading import Reading


def reading(markup: str) -> Reading:
    return read_html(f"<html><body>{markup}</body></html>".encode(), limits=Limits())


def lines(markup: str) -> list[SourceLine]:
    return list(reading(markup).lines)


def texts(markup: str) -> list[str]:
    return [line.text for line in lines(markup)]


def test_headings_keep_their_level() -> None:
    found = lines("<h1>Mara</h1><section><h2>Work</h2><article><h3>Acme</h3></article></section><p>Built</p>")
    assert [(line.text, line.heading) for line in found] == [("Mara", 1), ("Work", 2), ("Acme", 3), ("Built", None)]


def test_nested_lists_keep_marker_and_level() -> None:
    found = lines("<ul><li>Python<ul><li>Flask</li></ul></li><li><p>SQL</p></li></ul><ol><li>One</li><li>Two</li></ol>")
    assert [(line.marker, line.level, line.text) for line in found] == [
        ("•", 0, "Python"),
        ("•", 1, "Flask"),
        ("•", 0, "SQL"),
        ("1.", 0, "One"),
        ("2.", 0, "Two"),
    ]


def test_white_space_follows_the_browser() -> None:
    assert texts("<p>  Mara\n   <b>Lind</b>qvist </p>\n<div>a<br>b</div>") == ["Mara Lindqvist", "a", "b"]


def test_boxes_side_by_side_do_not_run_together() -> None:
    (line,) = lines("<div><span>Acme Ltd</span><span>2019 – 2021</span></div>")
    assert line.cells == ("Acme Ltd", "2019 – 2021")


def test_emphasis_inside_a_word_does_not_part_it() -> None:
    assert texts("<p><b>Mara</b><i>thon</i></p>") == ["Marathon"]


def test_styles_say_what_is_bold_and_large() -> None:
    markup = (
        '<style>.c1{font-weight:700;font-size:20px} @media print{p{display:none}}</style><p class="c1">Mara</p><p>x</p>'
    )
    first, second = lines(markup)
    assert (first.runs[0].bold, first.runs[0].size_pt) == (True, 15.0)
    assert (second.runs[0].bold, second.text) == (False, "x")


def test_hidden_text_is_set_aside() -> None:
    markup = (
        '<style>.off{display:none}</style><p>Mara</p><p class="off">one</p><p hidden>two</p>'
        '<p style="visibility:hidden">three</p><p style="font-size:0">four</p>'
        '<div style="position:absolute;left:-9999px">five</div>'
    )
    found = reading(markup)
    assert [line.text for line in found.lines] == ["Mara"]
    assert found.hidden == ("one", "two", "three", "four", "five")


def test_links_are_kept_with_their_targets() -> None:
    (line,) = lines(
        '<p><a href="mailto:m@x.org">Mail</a> <a href="resume.pdf">PDF</a> <a href="https://x.org/a">Site</a></p>'
    )
    assert line.links == ("mailto:m@x.org", "https://x.org/a")


def test_tables_become_rows_and_columns() -> None:
    assert [line.cells for line in lines("<table><tr><th>Phone</th><td>555</td></tr></table>")] == [("Phone", "555")]


def test_definition_lists_stand_as_bold_terms_and_texts() -> None:
    term, text = lines("<dl><dt>2019 – 2021</dt><dd>Engineer, Acme</dd></dl>")
    assert (term.text, term.runs[0].bold) == ("2019 – 2021", True)
    assert (text.text, text.runs[0].bold) == ("Engineer, Acme", False)


def test_a_time_that_names_no_year_shows_its_date_to_the_month() -> None:
    assert texts('<p><time datetime="2019-03-01">March</time> to <time>today</time></p>') == ["2019-03 to today"]
    assert texts('<p><time datetime="2019-03"></time> – <time datetime="2021-04-01">April 2021</time></p>') == [
        "2019-03 – April 2021"
    ]


def test_entities_and_declared_encodings_are_understood() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Иван &amp; Co &eacute;</p></body></html>'
    assert read_html(page.encode("cp1251"), limits=Limits()).lines[0].text == "Иван & Co é"


def test_unclosed_tags_lose_nothing() -> None:
    assert texts("<h2>Work<ul><li>Built<li>Led</ul><p>Acme<p>Oslo") == ["Work", "Built", "Led", "Acme", "Oslo"]
