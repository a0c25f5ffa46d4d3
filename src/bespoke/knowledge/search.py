"""Search over everything the product knows about writing a résumé."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from bespoke.knowledge.bm25 import Bm25
from bespoke.knowledge.industries import industries
from bespoke.knowledge.lemmas import lemmas_of
from bespoke.knowledge.phrases import phrases
from bespoke.knowledge.practices import practices
from bespoke.knowledge.questions import questions_for
from bespoke.knowledge.styles import styles
from bespoke.knowledge.tables import word_table
from bespoke.knowledge.verbs import STRENGTHS, verbs
from bespoke.knowledge.weak import fillers, lead_ins, plainer_phrases

_TITLE_COUNTS = 3
_ALSO_COUNTS = 0.7
_SLUG_WORDS = 8
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of knowledge. `source` is the file it comes from: practices, industries, styles, phrases, verbs, weak.
    `score` is BM25, comparable within one search only. `id` stays the same as long as the title does, for citing."""

    id: str
    source: str
    title: str
    text: str
    score: float = 0.0


def search(query: str, *, limit: int = 5) -> list[Passage]:
    """The passages nearest to the query, best first; none when no word of it is known."""
    asked = [word for word in lemmas_of(query) if word not in _about()]
    scores = _index().scores(asked)
    for place, score in _index().scores(_also(query, asked)).items():
        scores[place] = scores.get(place, 0.0) + _ALSO_COUNTS * score
    best = sorted(scores, key=lambda place: (-scores[place], place))[: max(0, limit)]
    return [replace(_passages()[place], score=round(scores[place], 4)) for place in best]


def passage(passage_id: str) -> Passage | None:
    return next((one for one in _passages() if one.id == passage_id), None)


def _also(query: str, asked: list[str]) -> list[str]:
    """What the answers say for the words asked with, without those words."""
    also: dict[str, list[str]] = word_table("search")["also"]
    words = [other for word in _WORD.findall(query.lower()) for other in also.get(word, ())]
    return [word for word in lemmas_of(" ".join(words)) if word not in asked]


@cache
def _about() -> frozenset[str]:
    return frozenset(lemmas_of(" ".join(word_table("search")["about"]["words"])))


@cache
def _index() -> Bm25:
    return Bm25([f"{(passage.title + ' ') * _TITLE_COUNTS}{passage.text}" for passage in _passages()])


@cache
def _passages() -> tuple[Passage, ...]:
    sources = (_practices(), _industries(), _styles(), _phrases(), _verbs(), _weak())
    found: dict[str, Passage] = {}
    for one in (one for source in sources for one in source):
        slug = "-".join(_WORD.findall(one.title.lower())[:_SLUG_WORDS])
        same = sum(known.rsplit(".", 1)[0] == f"{one.source}/{slug}" for known in found)
        found[f"{one.source}/{slug}.{same + 1}" if same else f"{one.source}/{slug}"] = one
    return tuple(replace(one, id=name) for name, one in found.items())


def _practices() -> Iterator[Passage]:
    for practice in practices():
        example = f"Before: {practice.before} After: {practice.after}"
        yield Passage("", "practices", f"{practice.section}: {practice.rule}", f"{practice.why} {example}")


def _industries() -> Iterator[Passage]:
    for known in industries():
        text = " ".join(known.guidelines)
        yield Passage("", "industries", known.title, f"{text} Often searched for: {', '.join(known.skills)}.")
        yield Passage("", "industries", f"{known.title}: keywords", ", ".join((*known.strong, *known.keywords)))


def _styles() -> Iterator[Passage]:
    for style in styles():
        do, avoid = "; ".join(style.do), "; ".join(style.avoid)
        length = f"At most {style.pages} pages, {style.bullets_per_job} bullets a job."
        text = f"{style.audience} {style.tone} {length} Dates: {style.date_form}. Do: {do}. Avoid: {avoid}."
        yield Passage("", "styles", f"{style.title} template style", text)


def _phrases() -> Iterator[Passage]:
    for purpose in dict.fromkeys(phrase.purpose for phrase in phrases()):
        patterns = "; ".join(phrase.pattern for phrase in phrases() if phrase.purpose == purpose)
        yield Passage("", "phrases", f"Power phrases for {purpose}", patterns)


def _verbs() -> Iterator[Passage]:
    for category in dict.fromkeys(verb.category for verb in verbs()):
        members = [verb for verb in verbs() if verb.category == category]
        title = f"Action verbs: {category} ({STRENGTHS[members[0].strength]})"
        asked = " ".join(questions_for(members[0]))
        yield Passage("", "verbs", title, f"{', '.join(verb.past for verb in members)}. Ask yourself: {asked}")


def _weak() -> Iterator[Passage]:
    for why in dict.fromkeys(lead_in.why for lead_in in lead_ins()):
        weak = ", ".join(lead_in.phrase for lead_in in lead_ins() if lead_in.why == why)
        yield Passage("", "weak", "Weak openings", f"{why} Weak: {weak}.")
    for phrase in plainer_phrases():
        yield Passage("", "weak", f"Wordy: {phrase.find}", f"{phrase.why} Write: {phrase.use or 'nothing'}.")
    yield Passage("", "weak", "Filler words", f"{fillers().why} {', '.join(sorted(fillers().words))}.")
