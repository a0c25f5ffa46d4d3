"""What a person and their word processor find in the DOCX."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.text.paragraph import Paragraph
from lxml import etree

from bespoke.render.docx import render_docx
from bespoke.render.model import Options
from bespoke.resume.model import Basics, Bullet, Resume, Work
from bespoke.testing.examples import example_resume

HOSTILE = {
    "#eval(1)": "#eval(1)",
    "{{ 7*7 }}": "{{ 7*7 }}",
    "<script>alert(1)</script>": "<script>alert(1)</script>",
    "a & b < c": "a & b < c",
    "]]>": "]]>",
    "\x00\x07bell": "bell",
    "🚀 emoji": "🚀 emoji",
    "a\tb": "a b",
}


def style_of(paragraph: Paragraph) -> str:
    return str(paragraph.style.name) if paragraph.style is not None else ""


def opened(content: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(content))


def test_headings_and_bullets_are_real_styles() -> None:
    paragraphs = opened(render_docx(example_resume()).content).paragraphs
    styles = {style_of(paragraph) for paragraph in paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet"} <= styles
    titles = [p.text for p in paragraphs if style_of(p) == "Heading 1"]
    assert titles[:2] == ["Summary", "Work Experience"]


def test_every_bullet_of_the_resume_is_one_list_paragraph() -> None:
    resume = example_resume()
    bullets = {p.text for p in opened(render_docx(resume).content).paragraphs if style_of(p) == "List Bullet"}
    assert {bullet.text for work in resume.work for bullet in work.bullets} <= bullets


def test_same_resume_gives_the_same_bytes() -> None:
    assert render_docx(example_resume()).content == render_docx(example_resume()).content


@pytest.mark.parametrize(("text", "shown"), HOSTILE.items())
def test_hostile_text_is_text(text: str, shown: str) -> None:
    resume = Resume(basics=Basics(name=text), work=(Work(id="w", name="Acme", bullets=(Bullet(id="b", text=text),)),))
    content = render_docx(resume).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
    assert [p.text for p in opened(content).paragraphs if style_of(p) == "List Bullet"] == [shown]


def test_a_link_with_another_scheme_is_only_text() -> None:
    resume = Resume(basics=Basics(name="A", url="javascript:alert(1)"))
    with zipfile.ZipFile(io.BytesIO(render_docx(resume).content)) as archive:
        assert b"javascript" not in archive.read("word/_rels/document.xml.rels")


@pytest.mark.parametrize(("size", "twips"), [("a4", 11906), ("us-letter", 12240), ("us-legal", 12240)])
def test_the_page_is_the_size_asked_for(size: str, twips: int) -> None:
    document = opened(render_docx(example_resume(), Options.model_validate({"page_size": size})).content)
    width = document.sections[0].page_width
    assert width is not None
    assert round(width.twips) == twips


def test_dates_stand_flush_right_when_asked() -> None:
    paragraphs = opened(render_docx(example_resume(), Options(date_position="right")).content).paragraphs
    heads = [p.text for p in paragraphs if style_of(p) == "Heading 3"]
    assert any("\tMar 2021" in head for head in heads)
