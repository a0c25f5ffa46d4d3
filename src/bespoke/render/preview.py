"""Resume -> pages for a screen: the drawings of the PDF's pages in parts that change little between two keystrokes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from bespoke.render.marks import Box, marks_in, read_marks
from bespoke.render.model import Notice, Options
from bespoke.render.setting import compile_setting, make_setting
from bespoke.render.splices import Splice, between, common_spans
from bespoke.resume.model import Resume

_DEFINITIONS, _SYMBOL, _END_SYMBOL, _END = "<defs>", '<symbol id="', "</symbol>", "</defs></svg>"
_SIZE = re.compile(r'<svg viewBox="0 0 ([0-9.]+) ([0-9.]+)"')


@dataclass(frozen=True, slots=True)
class Page:
    """`tags` joined by ">" are the SVG, but for the shapes of its glyphs. `drawn` tells equal drawings before they are
    taken apart; `sha256` is that of the SVG. Sizes are in points.
    """

    drawn: bytes
    tags: list[str]
    boxes: list[Box]
    width: float
    height: float
    sha256: str

    @property
    def svg(self) -> str:
        return ">".join(self.tags)


@dataclass(frozen=True, slots=True)
class Preview:
    """`shapes` are the `<symbol>` elements of all glyphs on the pages that were drawn anew, by their ids."""

    pages: tuple[Page, ...]
    shapes: dict[str, str]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Patch:
    """From one page to another. Both fields in the order of the lists they are for."""

    tags: list[Splice[str]]
    boxes: list[Splice[Box]]


def render_preview(resume: Resume, options: Options, *, last: tuple[Page, ...] = ()) -> Preview:
    """The same pages as `render_svg`. Where a drawing is that of a page of `last`, that page is given again.

    Raises what `render_svg` raises.
    """
    setting = make_setting(resume, options)
    marks = marks_in(setting.view)
    known = {page.drawn: page for page in last}
    pages: list[Page] = []
    shapes: dict[str, str] = {}
    for svg in compile_setting(setting, "svg", marked=True):
        drawn = hashlib.sha256(svg).digest()
        page = known.get(drawn)
        if page is None:
            text, of_page = _without_shapes(svg.decode())
            shapes |= of_page
            page = _page(drawn, *read_marks(text.split(">"), marks))
        pages.append(page)
    return Preview(tuple(pages), shapes, setting.notices)


def make_patch(old: Page, new: Page) -> Patch:
    spans = common_spans(old.tags, new.tags, opening='<g transform="matrix', closing="</g")
    return Patch(between(old.tags, new.tags, spans), between(old.boxes, new.boxes))


def _page(drawn: bytes, tags: list[str], boxes: list[Box]) -> Page:
    svg = ">".join(tags)
    size = _SIZE.match(svg)
    assert size is not None  # the compiler begins every page so
    return Page(drawn, tags, boxes, float(size[1]), float(size[2]), hashlib.sha256(svg.encode()).hexdigest())


def _without_shapes(svg: str) -> tuple[str, dict[str, str]]:
    """Definitions of another kind stay where they are."""
    start = svg.rfind(_DEFINITIONS)
    symbols = svg[start + len(_DEFINITIONS) : -len(_END)].split(_END_SYMBOL)
    if start < 0 or not svg.endswith(_END) or symbols.pop() or not all(one.startswith(_SYMBOL) for one in symbols):
        return svg, {}
    shapes = {one[len(_SYMBOL) : one.index('"', len(_SYMBOL))]: f"{one}{_END_SYMBOL}" for one in symbols}
    return f"{svg[:start]}</svg>", shapes
