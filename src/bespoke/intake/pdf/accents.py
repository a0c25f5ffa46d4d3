"""Accents that a file draws as characters of their own above or below a letter, put together with it ("´e" -> "é")."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from bespoke.intake.pdf.spans import Span

_COMBINING = {
    "`": "\u0300",
    "´": "\u0301",
    "ˆ": "\u0302",
    "^": "\u0302",
    "˜": "\u0303",
    "~": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "¸": "\u0327",
    "˛": "\u0328",
}
_DOTLESS = {"ı": "i", "ȷ": "j"}
# A raised accent is read after the rest of its line.
_WINDOW = 6


def compose_accents(spans: Sequence[Span]) -> list[Span]:
    """The spans with such letters made whole; an accent that stands over no letter stays as it is."""
    for place, span in enumerate(spans):
        if not _COMBINING.keys().isdisjoint(span.chars):
            _compose(span, [*spans[place + 1 : place + 2], *spans[max(0, place - _WINDOW) : place]])
    return [span for span in spans if span.chars]


def _compose(span: Span, neighbours: Sequence[Span]) -> None:
    place = 0
    while place < len(span.chars):
        accent = _COMBINING.get(span.chars[place])
        if accent is None or not (_before(span, place, accent) or _beside(span, place, accent, neighbours)):
            place += 1


def _before(span: Span, place: int, accent: str) -> bool:
    """An accent drawn ahead of its letter in the same span, perhaps with a space that its raised place caused."""
    base = place + 1
    if base < len(span.chars) and span.chars[base] == " ":
        base += 1
    if base >= len(span.chars) or not _put(span, base, accent, span.edges[place]):
        return _behind(span, place, accent)
    del span.chars[place:base], span.edges[place:base]
    return True


def _behind(span: Span, place: int, accent: str) -> bool:
    if place == 0 or not _put(span, place - 1, accent, span.edges[place]):
        return False
    del span.chars[place], span.edges[place]
    return True


def _beside(span: Span, place: int, accent: str, neighbours: Sequence[Span]) -> bool:
    """An accent at the end of a span whose letter stands in another one, perhaps on a lower baseline."""
    if place != len(span.chars) - 1:
        return False
    edges = span.edges[place]
    for other in neighbours:
        if abs(other.baseline - span.baseline) > 0.6 * other.style.size_pt or not _over(other, accent, edges):
            continue
        del span.chars[place], span.edges[place]
        span.x1 = max((right for _, right in span.edges), default=span.x0)
        return True
    return False


def _over(span: Span, accent: str, edges: tuple[float, float]) -> bool:
    if not span.x0 - 1 <= (edges[0] + edges[1]) / 2 <= span.x1:
        return False
    return any(_put(span, base, accent, edges) for base in range(len(span.chars)))


def _put(span: Span, base: int, accent: str, edges: tuple[float, float]) -> bool:
    """Sets the accent on a letter when it stands over it and the two make one character."""
    letter = _DOTLESS.get(span.chars[base], span.chars[base])
    left, right = span.edges[base]
    middle = (edges[0] + edges[1]) / 2
    whole = unicodedata.normalize("NFC", letter + accent)
    if not letter.isalpha() or len(whole) != 1 or not left - 0.1 * (right - left) <= middle <= right:
        return False
    span.chars[base] = whole
    return True
