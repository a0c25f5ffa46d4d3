"""The HTML page is self-contained, semantic, and shows text as text."""

from __future__ import annotations

import re

import pytest
from lxml import html

from bespoke.render.errors import UnknownFont
from bespoke.render.html import render_html
from bespoke.render.model import Options
from bespoke.resume.model import Basics, Bullet, Resume, Work
from bespoke.testing.examples import example_resume


def page(resume: Resume) -> html.HtmlElement:
    return html.fromstring(render_html(resume).content.decode())


def test_loads_nothing_from_anywhere() -> None:
    text = render_html(example_resume()).content.decode()
    assert not re.search(r"<(script|link|img|iframe|object|embed)\b", text)
    assert "url(" not in text
    assert "@import" not in text


def test_sections_entries_and_bullets_are_semantic() -> None:
    root = page(example_resume())
    assert [e.text_content() for e in root.iter("h1")] == ["Maren Okafor-Lindqvist"]
    assert "Work Experience" in [e.text_content() for e in root.iter("h2")]
    bullets = [e.text_content() for e in root.iterfind(".//article//li")]
    assert example_resume().work[0].bullets[0].text in bullets


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", '"><img src=x onerror=alert(1)>']
)
def test_hostile_text_is_text(text: str) -> None:
    root = page(Resume(basics=Basics(name=text), work=(Work(id="w", name=text, bullets=(Bullet(id="b", text=text),)),)))
    assert not list(root.iter("script", "img"))
    assert [e.text_content() for e in root.iter("h1")] == [text]


def test_only_web_mail_and_phone_links_are_links() -> None:
    root = page(Resume(basics=Basics(name="A", url="javascript:alert(1)", email="a@example.com")))
    assert [e.get("href") for e in root.iter("a")] == ["mailto:a@example.com"]


def test_an_unknown_font_is_refused_before_it_reaches_the_style_sheet() -> None:
    with pytest.raises(UnknownFont) as refused:
        render_html(example_resume(), Options(font='x"; } body { display: none'))
    assert refused.value.field == "options/font"
