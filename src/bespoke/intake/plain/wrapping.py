"""Hard-wrapped text: which line breaks a program made to fit a width, and which the author meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
NARROW = 45
WIDE = 132


def wrap_width(lines: Sequence[str]) -> int:
    """The width the text was wrapped to, or 0 when its lines are whole paragraphs.

    Wrapped text shows as lines that crowd just below one width and none beyond it.
    """
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    longest = max(lengths, default=0)
    if not NARROW <= longest <= WIDE:
        return 0
    crowd = sum(1 for length in lengths if length >= longest - 14)
    return longest if crowd >= 2 else 0


def breaks_by_width(line: str, following: str, *, width: int) -> bool:
    """Whether `line` ended because the first word of `following` no longer fitted."""
    words = following.split(maxsplit=1)
    return bool(width and words) and len(line.rstrip()) + 1 + len(words[0]) > width - 2


def runs_on(line: str, following: str) -> bool:
    """Whether a long line stops in the middle of a sentence that the next one goes on with."""
    line = line.rstrip()
    stops = line.endswith((".", ":", ";", "!", "?", "|", "。"))
    return NARROW <= len(line) <= WIDE and not stops and following.lstrip()[:1].islower()


def stands_alone(line: str, following: str) -> bool:
    """Whether a web address below the parts of a headline has its line to itself."""
    return " | " in line and _ADDRESS.fullmatch(following.strip()) is not None


def join_wrapped(line: str, following: str) -> str:
    """A word cut at a hyphen keeps it: plain text wraps at hyphens that belong there."""
    line, following = line.rstrip(), following.lstrip()
    cut = line.endswith("-") and len(line) > 1 and line[-2].isalnum() and following[:1].isalnum()
    return line + following if cut else f"{line} {following}"
