"""Spans -> segments: what stands on one baseline without a wide gap, the smallest thing that is never torn apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bespoke.intake.pdf.spans import Span


@dataclass(slots=True)
class Segment:
    """`order` is the place in the file's own drawing order."""

    spans: list[Span]
    order: int
    x0: float
    x1: float
    baseline: float
    size_pt: float

    @property
    def top(self) -> float:
        return self.baseline - 0.8 * self.size_pt

    @property
    def bottom(self) -> float:
        return self.baseline + 0.25 * self.size_pt

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


def build_segments(spans: Sequence[Span]) -> list[Segment]:
    segments: list[Segment] = []
    for span in spans:
        last = segments[-1] if segments else None
        if last is not None and _belongs(last, span):
            _extend(last, span)
        elif span.text.strip():
            segments.append(Segment([span], len(segments), span.x0, span.x1, span.baseline, span.style.size_pt))
    return segments


def _belongs(segment: Segment, span: Span) -> bool:
    last = segment.spans[-1]
    if last.style.turns != span.style.turns:
        return False
    if not span.breaks:
        return True
    size = max(segment.size_pt, span.style.size_pt)
    gap, drop = span.x0 - segment.x1, abs(span.baseline - segment.baseline)
    if last.mark != span.mark and min(last.mark, span.mark) >= 0 and gap > 0.45 * size:
        return False
    if gap < -0.3 * size or gap > 0.8 * min(segment.size_pt, span.style.size_pt, size):
        return False
    small = min(segment.size_pt, span.style.size_pt) < 0.85 * size
    return drop < (0.6 if small else 0.15) * size and (not small or gap < 0.5 * size)


def _extend(segment: Segment, span: Span) -> None:
    last = segment.spans[-1]
    gap = span.x0 - last.x1
    if span.breaks and gap > 0.2 * span.style.size_pt and not last.text.endswith(" "):
        last.chars.append(" ")
        last.edges.append((last.x1, last.x1))
    segment.spans.append(span)
    segment.x1 = max(segment.x1, span.x1)
    if len(span.text) > 2 and span.style.size_pt > segment.size_pt:
        segment.size_pt, segment.baseline = span.style.size_pt, span.baseline
