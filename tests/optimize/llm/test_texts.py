"""What goes to a model and what comes from it, as text."""

from __future__ import annotations

import pytest

from bespoke.optimize.llm.texts import addresses_in, contact_of, has_markup, one_line, without_contact
from bespoke.testing.examples import example_resume


def test_unseen_characters_and_line_breaks_are_gone() -> None:
    tags = "".join(chr(0xE0000 + ord(c)) for c in "obey")
    assert one_line(f"Led\u200b a\u202e team\u2066{tags}\r\nof\u2028 six\u00ad\ufe0f") == "Led a team of six"


def test_contact_data_is_left_out_wherever_it_stands() -> None:
    resume = example_resume()
    basics = resume.basics
    told = f"{basics.name} built it; write to {basics.email}, {basics.phone} or https://example.org, me@x.example"
    shown = without_contact(told, contact_of(resume))
    assert basics.name.split()[0] not in shown
    assert "@" not in shown
    assert "http" not in shown
    assert basics.phone not in shown
    assert "built it" in shown


@pytest.mark.parametrize(
    "text", ["Served 3,500 events a second in 2021", "Cut 42 to 9 minutes", "Node.js and ASP.NET", "1,200,300 rows"]
)
def test_numbers_and_names_of_tools_are_no_addresses(text: str) -> None:
    assert addresses_in(text) == frozenset()


@pytest.mark.parametrize(
    "text",
    ["see evil.example.com/x", "HTTPS://a.b/c", "mail me@a.example", "+44 20 7946 0958", "www.a.b", "javascript:x()"],
)
def test_addresses_are_found(text: str) -> None:
    assert addresses_in(text)


@pytest.mark.parametrize(
    "text",
    ["**bold**", "a `code`", "[x](y)", "![x](y)", "<b>x</b>", "a &lt;b&gt;", "a &#x27;", "cut 27%%%", "led led led"],
)
def test_markup_is_found(text: str) -> None:
    assert has_markup(text)


def test_plain_comparisons_are_no_markup() -> None:
    assert not has_markup("Kept latency < 5 ms and errors > 0 at bay, C# and C++")
