"""Sentences with what they ask, and which of several accepted paths ("1. … ; or 2. …") they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bespoke.posting.levels import Asking, asking
from bespoke.posting.lines import Sentence
from bespoke.posting.model import Zone
from bespoke.posting.zones import Placed

_ENDS_WITH_OR = re.compile(r"[;,.]?\s*\bor\s*[(\d.)]*\s*$", re.IGNORECASE)
_STARTS_WITH_OR = re.compile(r"\W*or\b\W", re.IGNORECASE)
_OTHER_PATH = re.compile(
    r"\b(?:assignment levels? (?:ii|iii|iv)|eligible for placement|"
    r"to qualify (?:for|at) (?:the )?(?:higher|next|gs-1[0-5])|"
    r"employer will accept|(?:will|we) also accept|alternatively)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Asked:
    """`path` 0 is the main path; every further one is an alternative to it."""

    sentence: Sentence
    zone: Zone
    asking: Asking
    path: int


def follow(placed: Iterable[Placed]) -> list[Asked]:
    some = list(placed)
    if all(one.zone in ("company", "boilerplate") for one in some):
        some = [replace(one, zone="other") if one.zone == "company" else one for one in some]
    headed = any(one.zone == "must" for one in some)
    found: list[Asked] = []
    path, block, before = 0, -1, ""
    for one in some:
        text = one.sentence.text
        if one.block != block:
            path, block, before = 0, one.block, ""
        if _ENDS_WITH_OR.search(before[-24:]) or _STARTS_WITH_OR.match(text + " ") or _OTHER_PATH.search(text):
            path += 1
        before = "" if one.zone == "company" else text
        found.append(Asked(one.sentence, one.zone, asking(one, headed=headed), path))
    return found
