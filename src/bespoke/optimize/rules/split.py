"""Long bullets -> two: one thought each, in the words they had."""

from __future__ import annotations

import re

from bespoke.knowledge.verbs import Form, form_of, verb_of
from bespoke.optimize.rules.writing import LONGEST_REWORDED, tidy

LONG_WORDS = 30
_SHORTEST_PART_WORDS = 5
_SHORTEST_DEED_WORDS, _MOST_DEEDS = 5, 4
_SENTENCE = re.compile(r"(?<=[a-z0-9)%])(?:; +(?=[A-Za-z])|\. +(?=[A-Z]))")
_ABBREVIATED = re.compile(r"\b(?:Dr|Mrs?|Ms|St|Co|Corp|Inc|Ltd|Jr|Sr|vs|No|etc|est|approx|[A-Za-z])$")
_CLAUSE = re.compile(r"(?:; |,? and (?:then )?|, )(?=(?P<verb>[A-Za-z-]+) )")
_LEANS = re.compile(r"\b(it|its|them|they|their|this|these|both|latter|former|so|such|also)\b", re.IGNORECASE)
_LEANING_HEAD_WORDS = 7
_LABELLED = re.compile(r"(?:[\w&/’'–—-]+ ){0,6}[\w&/’'-]+: ")


def is_long(text: str) -> bool:
    return len(text.split()) > LONG_WORDS


def split_long(text: str) -> tuple[str, ...] | None:
    """The parts of a bullet of more than 30 words, None where no place is safe to cut.

    A part must begin with a verb in the same tense as the whole, and must not lean on the other part ("and moved it").
    A bullet that opens with a label ("Billing: …") stays whole, for the label speaks for all of it.
    """
    if len(text) > LONGEST_REWORDED or _LABELLED.match(text):
        return None
    if (deeds := _deeds(text)) or not is_long(text):
        return deeds
    places = [match for match in _places(text) if _is_safe(text[: match.start()], text[match.end() :])]
    if not places:
        return None
    middle = min(places, key=lambda match: abs(match.start() - len(text) / 2))
    first = tidy(text[: middle.start()])
    return (f"{first}." if text.rstrip().endswith(".") else first), tidy(text[middle.end() :])


def _deeds(text: str) -> tuple[str, ...] | None:
    """The deeds that semicolons set apart, each in the same form: bullets of their own at any length."""
    parts = text.rstrip(". ").split("; ")
    form = form_of(parts[0].split(maxsplit=1)[0]) if parts[0].strip() else None
    if not 1 < len(parts) <= _MOST_DEEDS or form is None or any(not _stands_alone(part, form) for part in parts[1:]):
        return None
    if len(parts[0].split()) < _SHORTEST_DEED_WORDS or text.count("(") != parts[0].count("("):
        return None
    stop = "." if text.rstrip().endswith(".") else ""
    return tuple(f"{tidy(part.removeprefix('and '))}{stop}" for part in parts)


def _stands_alone(part: str, form: Form) -> bool:
    part = part.removeprefix("and ")
    words = part.split()
    return (
        len(words) >= _SHORTEST_DEED_WORDS
        and form_of(words[0]) == form
        and not _LEANS.search(" ".join(words[:_LEANING_HEAD_WORDS]))
    )


def _places(text: str) -> list[re.Match[str]]:
    form = form_of(text.split(maxsplit=1)[0])
    sentences = [m for m in _SENTENCE.finditer(text) if not _ABBREVIATED.search(text[: m.start()])]
    return sentences or [m for m in _CLAUSE.finditer(text) if form and form == form_of(m["verb"]) and _acts(text, m)]


def _acts(text: str, match: re.Match[str]) -> bool:
    """A past form may be an adjective of what follows ("and improved processes"): then the whole was one list."""
    verb = verb_of(match["verb"])
    following = text[match.end("verb") :].split()
    return verb is not None and bool(following) and not _adjective_like(text[: match.start()], following[0])


def _adjective_like(before: str, following: str) -> bool:
    return before.rstrip().endswith(("of", "for", "with", "new")) or following in (",", "and")


def _is_safe(first: str, second: str) -> bool:
    words = second.split()
    if min(len(first.split()), len(words)) < _SHORTEST_PART_WORDS:
        return False
    head = " ".join(words[:_LEANING_HEAD_WORDS])
    return not _LEANS.search(head) and first.count("(") == first.count(")")
