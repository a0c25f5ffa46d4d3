"""Letters set apart ("J O R D A N") put together again."""

from __future__ import annotations

from itertools import pairwise

from bespoke.intake.pdf.spans import Span


def spaced_text(span: Span) -> str | None:
    """The words of a letter-spaced span, None when it is set as usual.

    Within a word the gaps are alike; between words they are clearly wider.
    """
    tokens = span.text.split()
    if len(tokens) < 4 or sum(len(token) == 1 for token in tokens) < 0.8 * len(tokens):
        return None
    letters = [(char, edge) for char, edge in zip(span.chars, span.edges, strict=True) if char != " "]
    gaps = [right[1][0] - left[1][1] for left, right in pairwise(letters)]
    usual = sorted(gaps)[len(gaps) // 2]
    limit = max(usual * 1.6, usual + 0.15 * span.style.size_pt)
    text = letters[0][0]
    for (char, _), gap in zip(letters[1:], gaps, strict=True):
        text += (" " if gap > limit else "") + char
    return text
