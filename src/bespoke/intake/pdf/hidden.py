"""Text that a person cannot see: invisible, without size, off the page, or in the colour of the paper.

It is left out, because a résumé says what its pages show; the person is told. Invisible text over a picture or over
drawn letters is what scanners and browsers put there to be copied; it stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bespoke.intake.ledger import Warning as Notice
from bespoke.intake.pdf.frame import Frame
from bespoke.intake.pdf.shapes import Box, Shape, drawn_shapes
from bespoke.intake.pdf.spans import Span

_MAX_OBJECTS = 3000
_MAX_OUTLINED = 2000
_MAX_LOOKS = 2_000_000
"""Each doubtful text is held against each shape. What is drawn first lies below, so it is the last to go unseen."""
_TINY_PT = 1.5
_ENOUGH_CHARS = 12


def split_hidden(spans: Sequence[Span], page: Any, frame: Frame) -> tuple[list[Span], list[Span]]:
    """(what can be seen, what cannot)."""
    doubtful = sum(_is_pale(span.style.color) or not span.style.visible for span in spans)
    most_objects = min(_MAX_OBJECTS, _MAX_LOOKS // doubtful) if doubtful else 0
    grounds = list(drawn_shapes(page, frame, most_objects=most_objects))
    seen: list[Span] = []
    hidden: list[Span] = []
    for span in spans:
        (hidden if _is_hidden(span, frame, grounds) else seen).append(span)
    if sum(len(span.chars) for span in seen) < _ENOUGH_CHARS:
        return list(spans), []
    if any(span.style.visible for span in seen):
        _show_outlined(seen, grounds)
    return seen, hidden


def _show_outlined(spans: Sequence[Span], grounds: Sequence[Shape]) -> None:
    """Gives text that is drawn as outlines their colour and weight: browsers draw letters so that they embolden."""
    for span in [span for span in spans if not span.style.visible][:_MAX_OUTLINED]:
        color = next((color for box, color in grounds if color and _covers(box, span)), "")
        if color:
            span.style = replace(span.style, bold=True, color=color, visible=True)


def _covers(box: Box, span: Span) -> bool:
    """True for a shape of the height of a letter or a word, where the text stands."""
    x0, y0, x1, y1 = box
    size = span.style.size_pt
    return y1 - y0 <= 1.5 * size and x0 >= span.x0 - size and x1 <= span.x1 + size and _touches(span, box)


def hidden_notice(hidden: Sequence[Span], page: int) -> list[Notice]:
    """A warning when more than a stray character is hidden."""
    text = " ".join(span.text.strip() for span in hidden)
    if len(text.strip()) < _ENOUGH_CHARS:
        return []
    return [
        Notice(
            code="hidden_text",
            message=f"Page {page} holds text nobody can see ({text[:60]!r}…). It was left out.",
            fix="Remove the hidden text, or make it visible if it belongs to the résumé.",
            page=page,
        )
    ]


def _is_hidden(span: Span, frame: Frame, grounds: Sequence[Shape]) -> bool:
    style = span.style
    if style.size_pt < _TINY_PT:
        return True
    if style.turns:
        return False
    if not style.visible and not any(_touches(span, box) for box, _ in grounds):
        return True
    x, y = (span.x0 + span.x1) / 2, span.baseline - 0.3 * style.size_pt
    if not frame.holds(x, y):
        return True
    if not _is_pale(style.color):
        return False
    return not any(x0 - 1 <= x <= x1 + 1 and y0 - 1 <= y <= y1 + 1 for (x0, y0, x1, y1), _ in grounds)


def _touches(span: Span, ground: Box) -> bool:
    x0, y0, x1, y1 = ground
    return x0 < span.x1 and span.x0 < x1 and y0 < span.bottom and span.top < y1


def _is_pale(color: str) -> bool:
    return len(color) == 7 and min(int(color[place : place + 2], 16) for place in (1, 3, 5)) >= 0xF2
