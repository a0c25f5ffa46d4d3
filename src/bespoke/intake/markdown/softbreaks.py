"""Line breaks inside a Markdown paragraph.

Markdown runs lines together, yet people who write a résumé in it often put dates, employer and place on lines of their
own and never look at the result. A line that is styled as a whole, or that is far too short for a wrapped one, stays
a line, and so do lines that each begin in bold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_STYLED = re.compile(r"^(?:\*{1,3}[^*]+\*{1,3}|_{1,3}[^_]+_{1,3}|`[^`]+`)[.,:;]?$")
_LED = re.compile(r"^(?:\*\*[^*]+\*\*|__[^_]+__)")
_HARD = re.compile(r"(?: {2,}|\\)$")


def join_lines(lines: Sequence[str]) -> str:
    """The paragraph's source with `\\` at the end of every line that a person meant to end there."""
    longest = max((len(line) for line in lines), default=0)
    parts = [
        _end(line) if _ends(line, following, longest) else line.rstrip()
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return "\n".join(parts)


def _end(line: str) -> str:
    return _HARD.sub("", line).rstrip() + "\\"


def _ends(line: str, following: str, longest: int) -> bool:
    if not following:
        return False
    if _HARD.search(line) or _STYLED.match(line.strip()) or _STYLED.match(following.strip()):
        return True
    if _LED.match(line.strip()) and _LED.match(following.strip()):
        return True
    first_word = following.split(maxsplit=1)[0]
    fitted = len(line) + 1 + len(first_word) <= min(longest, 50)
    return fitted and not first_word[:1].islower() and not line.rstrip().endswith((",", "and", "&", "-"))
