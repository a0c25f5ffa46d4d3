"""Text boxes and where they stand on the page: those of one paragraph are read column by column, top down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from bespoke.intake.xml import local_name

_COLUMN_GAP_EMU = 1_400_000
_WIDE_EMU = 4_300_000
"""Lengths are English Metric Units, 360,000 to the centimetre: two columns start 4 cm apart, a banner is 12 cm wide."""


@dataclass(frozen=True, slots=True)
class Box:
    """One text box. `x`, `y` and `width` are None where the document does not say."""

    content: etree._Element
    x: int | None = None
    y: int | None = None
    width: int | None = None


def preferred(alternate: etree._Element) -> etree._Element:
    """The first choice of alternate content, which is the same text as its fallback."""
    for child in alternate:
        if local_name(child) == "Choice":
            return child
    return next(iter(alternate), alternate)


def find_boxes(element: etree._Element, place: Box | None = None) -> list[Box]:
    """The outermost text boxes inside; those within a box are found when that box is read."""
    name = local_name(element)
    if name == "txbxContent":
        return [Box(element, place.x, place.y, place.width) if place else Box(element)]
    if name == "AlternateContent":
        element = preferred(element)
    if name == "anchor":
        place = _place(element)
    return [box for child in element for box in find_boxes(child, place)]


def columns(boxes: Sequence[Box]) -> list[list[Box]]:
    """The boxes by column: banners across the page first, then from left to right, each from the top down."""
    if len(boxes) < 2 or any(box.x is None or box.y is None for box in boxes):
        return [list(boxes)]
    banners = [box for box in boxes if (box.width or 0) >= _WIDE_EMU]
    found: list[list[Box]] = []
    for box in sorted((box for box in boxes if box not in banners), key=lambda box: box.x or 0):
        if found and (box.x or 0) - (found[-1][0].x or 0) < _COLUMN_GAP_EMU:
            found[-1].append(box)
        else:
            found.append([box])
    groups = ([banners] if banners else []) + found
    return [sorted(group, key=lambda box: box.y or 0) for group in groups]


def _place(anchor: etree._Element) -> Box:
    x = y = width = None
    for child in anchor:
        match local_name(child):
            case "positionH":
                x = _offset(child)
            case "positionV":
                y = _offset(child)
            case "extent":
                width = _whole(child.get("cx", ""))
            case _:
                pass
    return Box(anchor, x, y, width)


def _offset(position: etree._Element) -> int | None:
    return next((_whole(child.text or "") for child in position if local_name(child) == "posOffset"), None)


def _whole(text: str) -> int | None:
    digits = text.strip()
    return int(digits) if digits.removeprefix("-").isdecimal() and len(digits) <= 12 else None
