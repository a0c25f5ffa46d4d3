"""Lines inside an entry that say which field they fill: "Courses: ...", "Keywords: ...", "Roles: ..."."""

from __future__ import annotations

from functools import cache

from bespoke.intake.lexicon.folding import fold_phrase
from bespoke.intake.lexicon.load import load
from bespoke.intake.structure.items import split_label


@cache
def _fields() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for field, words in load("labels")["labels"].items():
        for word in words:
            found.setdefault(fold_phrase(word), []).append(field)
    return {word: tuple(fields) for word, fields in found.items()}


@cache
def _announcements() -> frozenset[str]:
    return frozenset(fold_phrase(word) for word in load("labels")["announcements"]["words"])


def is_bare_label(text: str) -> bool:
    """True for a line that only announces what follows: "Highlights", "Responsibilities:"."""
    return len(text) < 40 and fold_phrase(text.rstrip(" :：")) in _announcements()


def labelled(text: str, wanted: tuple[str, ...]) -> tuple[str, str]:
    """(field, rest) where a text begins with the label of one of the wanted fields, else ("", text)."""
    label, rest = split_label(text)
    fields = _fields().get(fold_phrase(label), ()) if label else ()
    field = next((name for name in wanted if name in fields), "")
    return (field, rest) if field and rest else ("", text)
