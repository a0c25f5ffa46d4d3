"""Marks tell where every field stands and leave no trace on the pages."""

from __future__ import annotations

from typing import get_args
from xml.etree import ElementTree as ET

import pytest

from bespoke.render.marks import Box, marks_in, read_marks
from bespoke.render.model import Options, TemplateName
from bespoke.render.pages import render_svg
from bespoke.render.setting import compile_setting, make_setting
from bespoke.render.view import shown_fields
from bespoke.resume.model import Basics, Profile, Resume
from bespoke.testing.examples import example_resume


def read(resume: Resume, options: Options) -> tuple[list[bytes], list[list[Box]]]:
    """The pages with their marks taken out, and the boxes of each."""
    setting = make_setting(resume, options)
    drawings = compile_setting(setting, "svg", marked=True)
    pages = [read_marks(drawing.decode().split(">"), marks_in(setting.view)) for drawing in drawings]
    return [">".join(tags).encode() for tags, _ in pages], [boxes for _, boxes in pages]


@pytest.mark.parametrize("date_position", ["ats-safe", "right"])
@pytest.mark.parametrize("template", get_args(TemplateName))
def test_the_pages_are_byte_for_byte_those_without_marks(
    full_resume: Resume, template: TemplateName, date_position: str
) -> None:
    options = Options.model_validate({"template": template, "date_position": date_position})
    for resume in (full_resume, example_resume(), full_resume.model_copy(update={"language": "ar"})):
        assert read(resume, options)[0] == render_svg(resume, options)


@pytest.mark.parametrize("template", get_args(TemplateName))
def test_every_field_that_is_shown_has_a_box_on_the_page(full_resume: Resume, template: TemplateName) -> None:
    _, pages = read(full_resume, Options(template=template))
    assert {path for boxes in pages for box in boxes for path in box.paths} == set(shown_fields(full_resume))
    for box in (box for boxes in pages for box in boxes):
        assert 0 <= box.x < box.x + box.width <= 595.28
        assert 0 <= box.y < box.y + box.height <= 841.89


def test_a_text_has_one_box_a_line_even_with_words_that_may_not_break(full_resume: Resume) -> None:
    _, (first, _) = read(full_resume, Options(template="modern"))
    name, bullet = ([box for box in first if box.paths == (p,)] for p in ("basics/name", "work/w-1/bullets/w1-0"))
    assert len(name) == 1
    assert len(bullet) == 2
    assert bullet[0].y + bullet[0].height <= bullet[1].y + 0.1


def test_links_are_those_of_the_person_again() -> None:
    resume = Resume(basics=Basics(name="Ada", email="ada@example.org", profiles=(_profile("https://a.example/b?c=1"),)))
    pages, _ = read(resume, Options())
    assert pages == render_svg(resume, Options())
    assert b"mark:" not in pages[0]
    assert b'href="mailto:ada@example.org"' in pages[0]


def test_a_link_with_signs_of_the_markup_leaves_a_page_that_can_be_parsed() -> None:
    address = "https://example.org/?a=1&b='2'&amp;c"
    pages, _ = read(Resume(basics=Basics(name="Ada", profiles=(_profile(address),))), Options())
    links = [one.get("href") for one in ET.fromstring(pages[0]).iter("{http://www.w3.org/2000/svg}a")]
    assert links == [address]


def _profile(url: str) -> Profile:
    return Profile(id="p", url=url)


def test_a_link_of_another_kind_is_no_link_on_the_page() -> None:
    resume = Resume(basics=Basics(name="Ada", url="javascript:alert(1)", profiles=(_profile("file:///x"),)))
    pages, _ = read(resume, Options())
    assert b"<a " not in pages[0]
