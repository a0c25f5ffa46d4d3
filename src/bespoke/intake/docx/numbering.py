"""List numbering: which paragraphs are items, and with which bullet or number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from bespoke.intake.docx.package import W
from bespoke.intake.docx.styles import value


@dataclass(slots=True)
class Numbering:
    """`formats` is (list id, level) -> Word's number format. Counts go on as paragraphs are read."""

    formats: Mapping[tuple[str, int], str]
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def marker(self, num_id: str, level: int) -> str:
        """ "•", "3." or "" for a list that shows nothing."""
        form = self.formats.get((num_id, level), self.formats.get((num_id, 0), "bullet"))
        if num_id == "0" or form == "none":
            return ""
        if form == "bullet":
            return "•"
        count = self._counts.get((num_id, level), 0) + 1
        self._counts[num_id, level] = count
        return f"{count}."


def read_numbering(root: etree._Element | None) -> Numbering:
    if root is None:
        return Numbering({})
    abstract = {e.get(f"{W}abstractNumId", ""): e for e in root.iterchildren(f"{W}abstractNum")}
    formats: dict[tuple[str, int], str] = {}
    for num in root.iterchildren(f"{W}num"):
        num_id = num.get(f"{W}numId", "")
        source = abstract.get(value(num.find(f"{W}abstractNumId")))
        overrides = [
            lvl for override in num.iterchildren(f"{W}lvlOverride") for lvl in override.iterchildren(f"{W}lvl")
        ]
        for level in [*(source.iterchildren(f"{W}lvl") if source is not None else ()), *overrides]:
            index = level.get(f"{W}ilvl", "0")
            if index.isdigit():
                formats[num_id, int(index)] = value(level.find(f"{W}numFmt")) or "decimal"
    return Numbering(formats)
