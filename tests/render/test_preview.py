"""Previews show the pages of the PDF, and patches lead from one to the next."""

from __future__ import annotations

import io
import re
from typing import Any
from xml.etree import ElementTree as ET

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bespoke.render.model import Options
from bespoke.render.pages import render_svg
from bespoke.render.pdf import render_pdf
from bespoke.render.preview import make_patch, render_preview
from bespoke.render.splices import apply
from bespoke.resume.model import Bullet, Resume
from bespoke.testing.examples import example_resume

_SVG = "{http://www.w3.org/2000/svg}"
Point = tuple[float, float]


def glyph_origins(svg: str) -> set[Point]:
    """Where glyphs stand, in tenths of a point."""
    found: set[Point] = set()

    def walk(element: ET.Element, x: float, y: float) -> None:
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", element.get("transform", ""))]
        dx, dy = (numbers[-2:] if len(numbers) > 1 else [*numbers, 0.0]) if numbers else (0.0, 0.0)
        if element.tag == f"{_SVG}use":
            found.add((round(x + float(element.get("x", 0)), 1), round(y, 1)))
        for child in element:
            walk(child, x + dx, y + dy)

    walk(ET.fromstring(svg), 0, 0)
    return found


def character_origins(pdf: bytes) -> list[set[Point]]:
    pages = []
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        for page in document:
            text, origins = page.get_textpage(), set()
            x, y = (pdfium.c_double() for _ in range(2))
            for index in range(text.count_chars()):
                if chr(pdfium.FPDFText_GetUnicode(text, index)).isspace():
                    continue
                assert pdfium.FPDFText_GetCharOrigin(text, index, x, y)
                origins.add((round(x.value, 1), round(page.get_height() - y.value, 1)))
            pages.append(origins)
    return pages


def is_near(point: Point, others: set[Point]) -> bool:
    steps = (-0.1, 0.0, 0.1)
    return any((round(point[0] + dx, 1), round(point[1] + dy, 1)) in others for dx in steps for dy in steps)


@pytest.mark.parametrize("template", ["classic", "modern"])
def test_glyphs_stand_where_they_stand_in_the_exported_pdf(template: str) -> None:
    options = Options.model_validate({"template": template})
    preview = render_preview(example_resume(), options)
    in_pdf = character_origins(render_pdf(example_resume(), options).content)
    assert len(preview.pages) == len(in_pdf) == 2
    for page, characters in zip(preview.pages, in_pdf, strict=True):
        glyphs = glyph_origins(page.svg)
        assert len(glyphs) > 500
        assert [point for point in glyphs if not is_near(point, characters)] == []


def test_pages_and_shapes_together_are_what_the_compiler_draws(full_resume: Resume) -> None:
    preview = render_preview(full_resume, Options())
    for page, drawn in zip(preview.pages, render_svg(full_resume), strict=True):
        body, _, shapes = drawn.decode().partition("<defs>")
        assert page.svg == f"{body}</svg>"
        used = [shape for name, shape in preview.shapes.items() if f'"#{name}"' in page.svg]
        assert sorted(re.findall("<symbol.*?</symbol>", shapes)) == sorted(used)


def test_a_page_that_did_not_change_is_given_again(full_resume: Resume) -> None:
    before = render_preview(full_resume, Options())
    reference = full_resume.references[0].model_copy(update={"reference": "Calm under load."})
    after = render_preview(full_resume.model_copy(update={"references": (reference,)}), Options(), last=before.pages)
    assert after.pages[0] is before.pages[0]
    assert after.pages[1] is not before.pages[1]


def test_lines_that_only_moved_are_not_in_the_patch() -> None:
    resume = example_resume()
    entry = resume.work[0]
    longer = Bullet(id=entry.bullets[0].id, text=f"{entry.bullets[0].text} {'and much more of it ' * 5}")
    edited = entry.model_copy(update={"bullets": (longer, *entry.bullets[1:])})
    before = render_preview(resume, Options(template="modern"))
    after = render_preview(resume.model_copy(update={"work": (edited, *resume.work[1:])}), Options(template="modern"))
    patch = make_patch(before.pages[0], after.pages[0])
    assert sum(len(splice.inserted) for splice in patch.tags) < len(after.pages[0].tags) / 5


words = st.text(st.sampled_from("abe fi Zoë–,.(&<>\"'0 مرحبا"), max_size=120)


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_applied_patches_are_the_page_whatever_was_edited(data: st.DataObject) -> None:
    """Each edit of a row: a text, a bullet more, one less, two swapped, another look."""
    resume, options = example_resume(), Options(template="modern")
    held = render_preview(resume, options).pages
    for _ in range(3):
        resume, options = data.draw(st.sampled_from([edited, restyled]))(data, resume, options)
        pages = render_preview(resume, options, last=held).pages
        for old, new in zip(held, pages, strict=False):
            patch = make_patch(old, new)
            assert apply(old.svg.split(">"), patch.tags) == new.tags
            assert apply(old.boxes, patch.boxes) == new.boxes
        assert [page.svg for page in pages] == [page.svg for page in render_preview(resume, options).pages]
        held = pages


def edited(data: st.DataObject, resume: Resume, options: Options) -> tuple[Resume, Options]:
    number = data.draw(st.integers(0, len(resume.work) - 1))
    bullets = list(resume.work[number].bullets)
    at = data.draw(st.integers(0, len(bullets)))
    text = Bullet(id=f"new{len(bullets)}", text=data.draw(words))
    bullets[at : at + data.draw(st.integers(0, 1))] = data.draw(st.sampled_from([[text], []]))
    work = list(resume.work)
    work[number] = work[number].model_copy(update={"bullets": tuple(data.draw(st.permutations(bullets)))})
    return resume.model_copy(update={"work": tuple(work)}), options


def restyled(data: st.DataObject, resume: Resume, options: Options) -> tuple[Resume, Options]:
    look: dict[str, Any] = data.draw(
        st.sampled_from([{"accent": "#663399"}, {"spacing": 1.2}, {"margin_mm": 25}, {"font_size_pt": 9}])
    )
    return resume, options.model_copy(update=look)
