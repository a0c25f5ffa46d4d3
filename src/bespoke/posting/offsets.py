"""Text edited for reading, with the way back to the characters as given."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from bespoke.posting.model import Span


@dataclass(frozen=True)
class OffsetMap:
    """Runs of characters kept by one pass of edits.

    Run i covers edited [at[i], at[i] + length[i]) and came from source [origin[i], origin[i] + length[i]); what lies
    between two runs was replaced or inserted and maps to the whole source gap between them.
    """

    at: list[int] = field(default_factory=list)
    origin: list[int] = field(default_factory=list)
    length: list[int] = field(default_factory=list)

    def add(self, at: int, origin: int, length: int) -> None:
        self.at.append(at)
        self.origin.append(origin)
        self.length.append(length)

    def start(self, position: int) -> int:
        run = max(0, bisect_right(self.at, position) - 1)
        return self.origin[run] + min(max(0, position - self.at[run]), self.length[run])

    def end(self, position: int) -> int:
        if position <= 0:
            return self.start(0)
        run = max(0, bisect_right(self.at, position - 1) - 1)
        inside = position - 1 - self.at[run]
        if inside < self.length[run]:
            return self.origin[run] + max(0, inside) + 1
        return self.origin[run + 1] if run + 1 < len(self.origin) else self.origin[run] + self.length[run]


@dataclass(frozen=True)
class Reading:
    """The text as the analysis reads it; `span` leads back to the text as given."""

    text: str
    maps: tuple[OffsetMap, ...] = ()

    def span(self, start: int, end: int) -> Span:
        for offsets in reversed(self.maps):
            start, end = offsets.start(start), offsets.end(end)
        return Span(start=start, end=max(start, end))

    def edited(self, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str | None]) -> Reading:
        """Every match replaced; None leaves a match as it is.

        In a pattern with groups only the group that matched is replaced: starting with what must stand before it is
        several times as fast as looking behind from every character.
        """
        parts: list[str] = []
        offsets = OffsetMap()
        at = origin = 0
        for match in pattern.finditer(self.text):
            new = replace(match)
            if new is None:
                continue
            begin, end = match.span(match.lastindex or 0)
            kept = self.text[origin:begin]
            offsets.add(at, origin, len(kept))
            parts += (kept, new)
            at += len(kept) + len(new)
            origin = end
        if not parts:
            return self
        offsets.add(at, origin, len(self.text) - origin)
        parts.append(self.text[origin:])
        return Reading("".join(parts), (*self.maps, offsets))
