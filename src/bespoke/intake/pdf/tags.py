"""What the structure tree of a tagged PDF says of each piece of text: heading of a level, or part of a list item."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from bespoke.intake.pdf import native

_MAX_ELEMENTS = 6000
_MAX_DEPTH = 40
_HEADING = re.compile(r"^H([1-6])$")


@dataclass(frozen=True, slots=True)
class Tag:
    """`item` counts the list items of the page, so that two pieces of one item share it; -1 outside lists."""

    heading: int | None = None
    item: int = -1


def read_tags(page: Any) -> dict[int, Tag]:
    """Marked-content id -> tag; empty for pages without a structure tree."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    try:
        reader = _Reader()
        for index in range(max(0, pdfium.FPDF_StructTree_CountChildren(tree))):
            reader.walk(native.address(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)), Tag(), 0)
        return reader.found
    finally:
        pdfium.FPDF_StructTree_Close(tree)


class _Reader:
    def __init__(self) -> None:
        self.found: dict[int, Tag] = {}
        self._seen = 0
        self._items = 0
        self._buffer = ctypes.create_string_buffer(64)

    def walk(self, element: int, tag: Tag, depth: int) -> None:
        self._seen += 1
        if not element or depth > _MAX_DEPTH or self._seen > _MAX_ELEMENTS:
            return
        tag = self._own(element, tag)
        for index in range(native.element_count(element)):
            mark = native.element_child_mark(element, index)
            if mark >= 0:
                self.found.setdefault(mark, tag)
            else:
                self.walk(native.element_child(element, index) or 0, tag, depth + 1)

    def _own(self, element: int, tag: Tag) -> Tag:
        length = native.element_type(element, self._buffer, 64)
        name = self._buffer.raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        heading = _HEADING.match(name)
        if heading:
            return Tag(int(heading.group(1)), tag.item)
        if name == "LI":
            self._items += 1
            return Tag(tag.heading, self._items)
        return tag
