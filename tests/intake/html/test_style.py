from __future__ import annotations

import time

import pytest

from bespoke.intake.html.style import declarations_for, font_size, is_bold, is_hidden, read_declarations, read_sheet


def test_rules_of_simple_selectors_count() -> None:
    sheet = read_sheet("/* x */ p, .date { color: RED } h2.big{font-size:2em} a > b{color:blue} #me{font-weight:bold}")
    assert declarations_for("p", "", "", sheet) == {"color": "red"}
    assert declarations_for("h2", "big date", "", sheet) == {"color": "red", "font-size": "2em"}
    assert declarations_for("b", "", "me", sheet) == {"font-weight": "bold"}


def test_rules_for_other_media_do_not_count() -> None:
    assert read_sheet("@media print{p{display:none} b{color:red}} @import url(x); i{color:blue}") == {
        "i": {"color": "blue"}
    }


@pytest.mark.parametrize(
    "css", ["{" * 100_000, "}" * 100_000, "a{" * 100_000, "@media{" * 50_000, "/*" * 100_000, "a," * 100_000]
)
def test_broken_css_costs_no_time(css: str) -> None:
    started = time.process_time()
    read_sheet(css)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("style", "hidden"),
    [
        ("display:none", True),
        ("visibility:hidden", True),
        ("opacity:0", True),
        ("font-size:0px", True),
        ("text-indent:-9999px", True),
        ("display:block", False),
        ("color:#fff", False),
        ("left:-5px", False),
    ],
)
def test_hidden_is_what_a_person_cannot_see(style: str, hidden: bool) -> None:
    assert is_hidden(read_declarations(style)) is hidden


def test_sizes_and_weights_are_understood() -> None:
    assert font_size({"font-size": "16px"}) == 12.0
    assert font_size({"font-size": "var(--x)"}) is None
    assert is_bold({"font-weight": "700"}) is True
    assert is_bold({"font-weight": "400"}) is False
    assert is_bold({}) is None
