"""Search over everything the product knows about writing a résumé."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bespoke.knowledge.bm25 import Bm25
from bespoke.knowledge.industries import industries
from bespoke.knowledge.lemmas import lemmas_of
from bespoke.knowledge.phrases import phrases
from bespoke.knowledge.practices import practices
from bespoke.knowledge.questions import questions_for
from bespoke.knowledge.styles import styles
from bespoke.knowledge.verbs import STRENGTHS, verbs
from bespoke.knowledge.weak import fillers, lead_ins, plainer_phrases

_TITLE_COUNTS = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of knowledge. `source` is the file it comes from: practices, industries, styles, phrases, verbs, weak.
    `score` is BM25, comparable within one search only."""

    source: str
    title: str
    text: str
    score: float = 0.0


def search(query: str, *, limit: int = 5) -> list[Passage]:
    """The passages nearest to the query, best first; none when no word of it is known."""
    scores = _index().scores(lemmas_of(query))
    best = sorted(scores, key=lambda place: (-scores[place], place))[: max(0, limit)]
    return [_scored(_passages()[place], scores[place]) for place in best]


def _scored(passage: Passage, score: float) -> Passage:
    return Passage(passage.source, passage.title, passage.text, round(score, 4))


@cache
def _index() -> Bm25:
    return Bm25([f"{(passage.title + ' ') * _TITLE_COUNTS}{passage.text}" for passage in _passages()])


@cache
def _passages() -> tuple[Passage, ...]:
    return (*_practices(), *_industries(), *_styles(), *_phrases(), *_verbs(), *_weak())


def _practices() -> Iterator[Passage]:
    for practice in practices():
        example = f"Before: {practice.before} After: {practice.after}"
        yield Passage("practices", f"{practice.section}: {practice.rule}", f"{practice.why} {example}")


def _industries() -> Iterator[Passage]:
    for known in industries():
        text = " ".join(known.guidelines)
        yield Passage("industries", known.title, f"{text} Often searched for: {', '.join(known.skills)}.")
        yield Passage("industries", f"{known.title}: keywords", ", ".join((*known.strong, *known.keywords)))


def _styles() -> Iterator[Passage]:
    for style in styles():
        do, avoid = "; ".join(style.do), "; ".join(style.avoid)
        length = f"At most {style.pages} pages, {style.bullets_per_job} bullets a job."
        text = f"{style.audience} {style.tone} {length} Dates: {style.date_form}. Do: {do}. Avoid: {avoid}."
        yield Passage("styles", f"{style.title} template style", text)


def _phrases() -> Iterator[Passage]:
    for purpose in dict.fromkeys(phrase.purpose for phrase in phrases()):
        patterns = "; ".join(phrase.pattern for phrase in phrases() if phrase.purpose == purpose)
        yield Passage("phrases", f"Power phrases for {purpose}", patterns)


def _verbs() -> Iterator[Passage]:
    for category in dict.fromkeys(verb.category for verb in verbs()):
        members = [verb for verb in verbs() if verb.category == category]
        title = f"Action verbs: {category} ({STRENGTHS[members[0].strength]})"
        asked = " ".join(questions_for(members[0]))
        yield Passage("verbs", title, f"{', '.join(verb.past for verb in members)}. Ask yourself: {asked}")


def _weak() -> Iterator[Passage]:
    for why in dict.fromkeys(lead_in.why for lead_in in lead_ins()):
        weak = ", ".join(lead_in.phrase for lead_in in lead_ins() if lead_in.why == why)
        yield Passage("weak", "Weak openings", f"{why} Weak: {weak}.")
    for phrase in plainer_phrases():
        yield Passage("weak", f"Wordy: {phrase.find}", f"{phrase.why} Write: {phrase.use or 'nothing'}.")
    yield Passage("weak", "Filler words", f"{fillers().why} {', '.join(sorted(fillers().words))}.")
