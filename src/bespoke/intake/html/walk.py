"""The walk over an HTML tree: elements in, source lines out, in the order a person reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from bespoke.intake.html.style import (
    Sheet,
    Style,
    declarations_for,
    font_size,
    is_bold,
    is_hidden,
    read_declarations,
)
from bespoke.intake.limits import Limits, too_complex
from bespoke.intake.lines import Run, SourceLine
from bespoke.intake.paragraph import safe_link, source_lines
from bespoke.intake.tables import Cell, lay_out
from bespoke.intake.xml import local_name

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
DROPPED = frozenset((
    "script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object", "embed", "canvas",
    "audio", "video", "select", "textarea", "title", "meta", "link", "map", "area", "frame", "frameset", "applet",
    "datalist",
))  # fmt: skip
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
BOLD = frozenset(("b", "strong", "th", "dt", *HEADINGS))
ITALIC = frozenset(("i", "em", "cite", "var", "dfn"))
_YEAR = re.compile(r"\d{4}")
_MONTH_PRECISION = len("2019-03")
_APART = frozenset(("span", "time", "a", "small", "label", "date"))


@dataclass(frozen=True, slots=True)
class _Place:
    """What the surrounding blocks make of a line."""

    heading: int | None = None
    marker: str = ""
    level: int = -1


@dataclass(slots=True)
class Walker:
    """Collects lines; `pending` are the runs of the line under way, `place` its shape."""

    sheet: Sheet
    limits: Limits
    lines: list[SourceLine] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    pending: list[Run] = field(default_factory=list)
    place: _Place = _Place()
    depth: int = 0

    def element(self, element: etree._Element, style: Style) -> None:
        tag = _tag(element)
        if not tag or tag in DROPPED or _is_icon(element):
            return
        style = self._style(element, tag, style)
        if style.hidden:
            self.hidden.append(" ".join("".join(_texts(element)).split()))
            return
        self.depth += 1
        if self.depth > self.limits.depth:
            raise too_complex("levels of nested elements", f"more than {self.limits.depth}", self.limits.depth)
        if tag == "br":
            self.pending.append(Run("\n"))
        elif tag == "gap":
            self.pending.append(Run("\t"))
        elif tag in ("table", "ul", "ol", "li") or tag in BLOCKS:
            self._block(element, tag, style)
        else:
            self._inline(element, style)
        self.depth -= 1

    def flush(self) -> None:
        """End the line under way."""
        if self.pending:
            place = self.place
            shape = SourceLine("", heading=place.heading, marker=place.marker, level=max(0, place.level))
            found = source_lines(self.pending, template=shape)
            self.lines.extend(found)
            self.pending = []
            if found and place.marker:
                self.place = _Place(place.heading, "", place.level)

    def _block(self, element: etree._Element, tag: str, style: Style) -> None:
        self.flush()
        outer = self.place
        match tag:
            case "table":
                self.lines.extend(self._table(element, style))
            case "ul" | "ol" | "menu":
                self._list(element, style, ordered=tag == "ol")
            case _:
                self.place = _Place(HEADINGS.get(tag, outer.heading), outer.marker, outer.level)
                self._children(element, style)
                self.flush()
        # A list item's bullet is used up by the first line inside, however deep that line stands.
        used_up = tag not in ("ul", "ol", "menu", "table") and outer.marker and not self.place.marker
        self.place = _Place(outer.heading, "", outer.level) if used_up else outer

    def _list(self, element: etree._Element, style: Style, *, ordered: bool) -> None:
        outer = self.place
        number = 0
        for child in element:
            if _tag(child) == "li":
                number += 1
                marker = f"{number}." if ordered else "•"
                self.place = _Place(outer.heading, marker, outer.level + 1)
                self.element(child, style)
                self.flush()
            else:
                self.place = outer
                self.element(child, style)
            self._text(child.tail, style)
        self.flush()

    def _table(self, element: etree._Element, style: Style) -> list[SourceLine]:
        outer_lines, outer_place = self.lines, self.place
        rows: list[list[Cell]] = []
        for row in _own_rows(element):
            rows.append([])
            for cell in row:
                if _tag(cell) not in ("td", "th"):
                    continue
                self.lines, self.place = [], _Place()
                self.element(cell, style)
                self.flush()
                rows[-1].append(Cell(tuple(self.lines), spans=_span(cell)))
        self.lines, self.place = outer_lines, outer_place
        return lay_out(rows)

    def _inline(self, element: etree._Element, style: Style) -> None:
        if _tag(element) == "time" and len(element) == 0 and not _YEAR.search(element.text or ""):
            self._text(element.get("datetime", "")[:_MONTH_PRECISION] or element.text, style)
            return
        self._children(element, style)

    def _children(self, element: etree._Element, style: Style) -> None:
        self._text(element.text, style)
        before: etree._Element | None = None
        for child in element:
            if before is not None and not before.tail and _stand_apart(before, child) and self._ends_in_word():
                self.pending.append(Run("\t"))
            self.element(child, style)
            self._text(child.tail, style)
            before = child

    def _ends_in_word(self) -> bool:
        return bool(self.pending) and self.pending[-1].text[-1:].strip() != ""

    def _text(self, text: str | None, style: Style) -> None:
        if not text:
            return
        if not style.preformatted:
            text = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
        if text.strip() or self.pending:
            self.pending.append(Run(text, style.bold, style.italic, style.size_pt, color=style.color, link=style.link))

    def _tag_style(self, tag: str, style: Style) -> Style:
        """For an element without attributes in a page without style sheets."""
        bold, italic, pre = tag in BOLD or style.bold, tag in ITALIC or style.italic, tag == "pre" or style.preformatted
        return Style(bold, italic, style.size_pt, style.color, "" if tag == "a" else style.link, preformatted=pre)

    def _style(self, element: etree._Element, tag: str, style: Style) -> Style:
        if not self.sheet and not element.attrib:
            return self._tag_style(tag, style)
        rules = declarations_for(tag, element.get("class", ""), element.get("id", ""), self.sheet)
        rules.update(read_declarations(element.get("style", "")))
        bold = is_bold(rules)
        slant = rules.get("font-style", "")
        return Style(
            bold=tag in BOLD or style.bold if bold is None else bold,
            italic=(tag in ITALIC or style.italic or slant in ("italic", "oblique")) and slant != "normal",
            size_pt=font_size(rules) or style.size_pt,
            color=rules.get("color", style.color),
            link=safe_link(element.get("href", "")) if tag == "a" else style.link,
            hidden=element.get("hidden") is not None or is_hidden(rules),
            preformatted=style.preformatted or tag == "pre" or rules.get("white-space", "").startswith("pre"),
        )


def _tag(element: etree._Element) -> str:
    return local_name(element).lower()


def _is_icon(element: etree._Element) -> bool:
    """Icon fonts that draw a picture for a word: the word is not the person's."""
    return any(name.startswith(("material-icons", "material-symbols")) for name in element.get("class", "").split())


def _texts(element: etree._Element) -> Iterator[str]:
    for text in element.itertext():
        yield str(text)


def _stand_apart(left: etree._Element, right: etree._Element) -> bool:
    """Neighbouring boxes without white space in the source are held apart by the style sheet on the screen."""
    return _tag(left) in _APART and _tag(right) in _APART


def _own_rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        tag = _tag(child)
        if tag == "tr":
            yield child
        elif tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if _tag(row) == "tr")


def _span(cell: etree._Element) -> int:
    value = cell.get("colspan", "1")
    return min(50, int(value)) if value.isdigit() and value != "0" else 1
