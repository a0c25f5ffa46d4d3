"""Paragraph and character styles with what they inherit: headings, weight, size, color, hidden, list, space above."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from lxml import etree

from bespoke.intake.docx.package import W

_HEADING_NAME = re.compile(r"^heading\s*([1-9])$", re.IGNORECASE)
_SECTION_NAME = re.compile(r"(?:^|[\s_-])(?:section|heading|überschrift)(?:$|[\s_-])", re.IGNORECASE)
_LIST_NAME = re.compile(r"^list(?:enabsatz)? (?:bullet|paragraph bullet)|\bbullets?\b", re.IGNORECASE)
_CHAIN = 20
TITLE = 0
"""The heading level of the style Title, above every Heading n."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; None where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    size_pt: float | None = None
    font: str | None = None
    color: str | None = None
    hidden: bool | None = None
    filled: bool | None = None

    def under(self, over: Look) -> Look:
        """This look with what `over` says laid on top."""
        said = {f.name: getattr(over, f.name) for f in fields(over) if getattr(over, f.name) is not None}
        return replace(self, **said) if said else self


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph is set. `heading` counts from 1, 0 is the title; `space_*` are points."""

    heading: int | None = None
    num_id: str | None = None
    num_level: int | None = None
    space_before: float | None = None
    space_after: float | None = None
    is_list: bool | None = None

    def under(self, over: Shape) -> Shape:
        said = {f.name: getattr(over, f.name) for f in fields(over) if getattr(over, f.name) is not None}
        return replace(self, **said) if said else self


@dataclass(slots=True)
class Styles:
    elements: Mapping[str, etree._Element]
    default_look: Look = Look()
    default_shape: Shape = Shape()
    default_paragraph: str = ""
    _looks: dict[str, Look] = field(default_factory=dict)
    _shapes: dict[str, Shape] = field(default_factory=dict)

    def look(self, style_id: str) -> Look:
        """What the style and those it is based on say, without the document's defaults."""
        if style_id not in self._looks:
            look = Look()
            for element in self._chain(style_id):
                look = look.under(read_look(element.find(f"{W}rPr")))
            self._looks[style_id] = look
        return self._looks[style_id]

    def shape(self, style_id: str) -> Shape:
        if style_id not in self._shapes:
            shape = self.default_shape
            for element in self._chain(style_id):
                shape = shape.under(read_shape(element.find(f"{W}pPr"))).under(_named_shape(element))
            self._shapes[style_id] = shape
        return self._shapes[style_id]

    def _chain(self, style_id: str) -> list[etree._Element]:
        """From the farthest ancestor to the style itself; circles end the chain."""
        chain: list[etree._Element] = []
        while style_id in self.elements and len(chain) < _CHAIN:
            element = self.elements[style_id]
            if element in chain:
                break
            chain.append(element)
            style_id = value(element.find(f"{W}basedOn"))
        return chain[::-1]


def read_styles(root: etree._Element | None) -> Styles:
    if root is None:
        return Styles({})
    elements = {element.get(f"{W}styleId", ""): element for element in root.iterchildren(f"{W}style")}
    default = next(
        (i for i, e in elements.items() if e.get(f"{W}default") in ("1", "true") and e.get(f"{W}type") == "paragraph"),
        "",
    )
    return Styles(
        elements,
        read_look(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")),
        read_shape(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")),
        default,
    )


def read_look(element: etree._Element | None) -> Look:
    if element is None:
        return Look()
    size = value(element.find(f"{W}sz"))
    fonts = element.find(f"{W}rFonts")
    color = value(element.find(f"{W}color")).upper()
    return Look(
        bold=_switch(element.find(f"{W}b")),
        italic=_switch(element.find(f"{W}i")),
        size_pt=number(size, 0.5) if size else None,
        font=(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")) if fonts is not None else None,
        color=f"#{color.lower()}" if re.fullmatch("[0-9A-F]{6}", color) else None,
        hidden=_switch(element.find(f"{W}vanish")),
        filled=_is_filled(element) or None,
    )


def read_shape(element: etree._Element | None) -> Shape:
    if element is None:
        return Shape()
    spacing = element.find(f"{W}spacing")
    before, after = (spacing.get(f"{W}{side}") if spacing is not None else None for side in ("before", "after"))
    level = value(element.find(f"{W}numPr/{W}ilvl"))
    outline = value(element.find(f"{W}outlineLvl"))
    return Shape(
        heading=int(outline) + 1 if outline.isdigit() and int(outline) < 9 else None,
        num_id=value(element.find(f"{W}numPr/{W}numId")) or None,
        num_level=int(level) if level.isdigit() and int(level) < 10 else None,
        space_before=number(before, 0.05) if before else None,
        space_after=number(after, 0.05) if after else None,
    )


def value(element: etree._Element | None) -> str:
    """The element's `w:val`, "" without one."""
    return element.get(f"{W}val", "") if element is not None else ""


def number(text: str | None, unit: float) -> float | None:
    """The number times its unit, None for what is none."""
    return float(text) * unit if text and re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", text) else None


def _named_shape(element: etree._Element) -> Shape:
    """Built-in styles are known by their name, which stays English in every language of Word."""
    name = value(element.find(f"{W}name"))
    match = _HEADING_NAME.match(name)
    if match:
        return Shape(heading=int(match[1]))
    if name.lower() == "title":
        return Shape(heading=TITLE)
    if _LIST_NAME.search(name):
        return Shape(is_list=True)
    return Shape(heading=2) if _SECTION_NAME.search(name) and element.get(f"{W}type") == "paragraph" else Shape()


def _switch(element: etree._Element | None) -> bool | None:
    if element is None:
        return None
    return element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def _is_filled(element: etree._Element) -> bool:
    shade = element.find(f"{W}shd")
    fill = shade.get(f"{W}fill", "auto").lower() if shade is not None else "auto"
    return fill not in ("auto", "ffffff") or value(element.find(f"{W}highlight")) not in ("", "none", "white")
