"""Why an edit of a model is thrown away unseen: what no honest edit has, whatever the guard would say."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from bespoke.knowledge.wording import fold
from bespoke.optimize.llm.prompt import EDITING, MENDING, TELLING
from bespoke.optimize.llm.texts import addresses_in, has_markup

Refusal = Literal[
    "no_edit", "unknown_target", "protected", "taken", "no_evidence", "empty", "unchanged", "address", "markup", "echo"
]
_ECHO_WORDS = 6
_WORD = re.compile(r"\w+")


def refusal_of(text: str, before: str) -> Refusal | None:
    """What makes a new wording unfit to be shown at all; `before` is what stands in its place."""
    if not text:
        return "empty"
    if text == before:
        return "unchanged"
    if addresses_in(text) - addresses_in(before):
        return "address"
    if has_markup(text) and not has_markup(before):
        return "markup"
    return "echo" if echoes(text) else None


def echoes(text: str) -> bool:
    """Whether six words in a row come from our own instructions."""
    return not _runs(text).isdisjoint(_own_runs())


@cache
def _own_runs() -> frozenset[tuple[str, ...]]:
    return _runs(EDITING) | _runs(MENDING) | _runs(TELLING)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [fold(word.lower()) for word in _WORD.findall(text)]
    return frozenset(tuple(words[at : at + _ECHO_WORDS]) for at in range(len(words) - _ECHO_WORDS + 1))
