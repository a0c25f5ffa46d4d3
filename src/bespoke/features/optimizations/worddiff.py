"""The difference of two texts by words, as a person reads it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_WORD = re.compile(r"\s+|[^\s]+")
# Above this many words on both sides a word diff is neither quick nor readable.
_LIMIT_WORDS = 600


class DiffPart(NamedTuple):
    op: Literal["same", "out", "in"]
    text: str


def word_diff(before: str, after: str) -> list[DiffPart]:
    """Parts in reading order; the parts not `in` spell `before`, the parts not `out` spell `after`."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) > _LIMIT_WORDS or len(new) > _LIMIT_WORDS:
        return [DiffPart("out", before), DiffPart("in", after)]
    parts: list[DiffPart] = []
    for op, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if op == "equal":
            parts.append(DiffPart("same", "".join(old[i:j])))
            continue
        if i < j:
            parts.append(DiffPart("out", "".join(old[i:j])))
        if k < m:
            parts.append(DiffPart("in", "".join(new[k:m])))
    return parts
