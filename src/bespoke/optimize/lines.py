"""The bullets of a resume as the rules see them: where each stands, what it answers, and how its entry is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bespoke.knowledge.bm25 import Bm25
from bespoke.knowledge.lemmas import lemmas_of
from bespoke.knowledge.spelling import Locale
from bespoke.knowledge.verbs import verb_of
from bespoke.optimize.quantity import is_quantified
from bespoke.optimize.rules.tense import is_movable, told_in_present
from bespoke.optimize.rules.writing import Writing
from bespoke.optimize.wants import Wants
from bespoke.posting.model import Posting
from bespoke.resume.dates import PRESENT
from bespoke.resume.model import Bullet, CustomSection, Dated, Education, Entry, Project, Resume, Volunteer, Work
from bespoke.resume.paths import join

_QUANTIFIED_BONUS = 0.5
_TAKING_PART = re.compile(
    r"(?:was |were |been )?(?:a |an )?(?:involved in|part of|member of|work(?:ed|ing) (?:on|with)|took part in)\b",
    re.IGNORECASE,
)
_VAGUE = frozenset({"various", "several", "many", "numerous", "other", "different", "misc", "miscellaneous"})


@dataclass(frozen=True, slots=True)
class Line:
    """One bullet where it stands. `relevance` says how much it answers the posting, 0 for not at all."""

    path: str
    bullet: Bullet
    meets: Mapping[str, float]
    relevance: float
    quantified: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One entry's bullets. `path` is the list's path; `evidences` says that its bullets prove a skill was used."""

    path: str
    entry: Work | Volunteer | Project | Education | CustomSection
    lines: tuple[Line, ...]
    writing: Writing
    evidences: bool


def groups_of(resume: Resume, posting: Posting, wants: Wants, *, locale: Locale = "en-US") -> tuple[Group, ...]:
    """Every entry that has bullets, in the document's order."""
    listed = list(bullet_lists_of(resume))
    asked = lemmas_of(_asked(posting))
    nearness = _nearness(asked, [bullet.text for _, _, bullets in listed for bullet in bullets])
    groups, at = [], 0
    for path, entry, bullets in listed:
        lines = tuple(_line(join(path, b.id), b, wants, nearness=nearness[at + n]) for n, b in enumerate(bullets))
        writing = _writing(entry, [bullet.text for bullet in bullets], locale)
        groups.append(Group(path, entry, lines, writing, _evidences(entry)))
        at += len(bullets)
    return tuple(groups)


def bullet_lists_of(
    resume: Resume,
) -> Iterator[tuple[str, Work | Volunteer | Project | Education | CustomSection, tuple[Bullet, ...]]]:
    for section, entry in resume.entries():
        if isinstance(entry, Work | Volunteer | Project | Education | CustomSection) and entry.bullets:
            yield join(section, entry.id, "bullets"), entry, entry.bullets


def _line(path: str, bullet: Bullet, wants: Wants, *, nearness: float) -> Line:
    meets = wants.met_by(bullet.text)
    quantified = is_quantified(bullet.text)
    weight = sum(meets.values())
    relevance = (0.5 + weight) * (0.5 + nearness) - 0.25 if weight or nearness else 0.0
    relevance = relevance * _standing(bullet.text) + _QUANTIFIED_BONUS * quantified
    return Line(path, bullet, meets, round(relevance, 4), quantified)


def _standing(text: str) -> float:
    """How much of its relevance a bullet keeps: a deed all, help most, a mere mention half."""
    first = text.split(maxsplit=1)[0].rstrip(",:;") if text.strip() else ""
    verb = verb_of(first)
    if _TAKING_PART.match(text):
        return 0.5
    if verb is None:
        return 0.5 if first.lower() in _VAGUE else 0.9
    return 1.0 if verb.strength > 1 else 0.8


def _nearness(asked: Sequence[str], texts: list[str]) -> list[float]:
    """BM25 of each text against what the posting asks for and the work it describes, 0..1 within the resume."""
    scores = Bm25(texts).scores(asked)
    best = max(scores.values(), default=0.0) or 1.0
    return [scores.get(place, 0.0) / best for place in range(len(texts))]


def _asked(posting: Posting) -> str:
    analysis = posting.analysis
    sentences = {(r.sentence.start, r.sentence.end) for r in analysis.requirements}
    asked = [posting.text[start:end] for start, end in sorted(sentences)]
    return " ".join([analysis.title, *asked, *(found.value for found in analysis.responsibilities)])


def _writing(entry: Entry, texts: Sequence[str], locale: Locale) -> Writing:
    """The present tense for a stay that goes on. A start without an end leaves open whether it is over, so nothing is
    moved there, nor where not every bullet could be."""
    if isinstance(entry, Dated) and entry.start and entry.end is None:
        return Writing("present" if told_in_present(texts) else "past", locale, keeps_tense=True)
    current = isinstance(entry, Dated) and entry.end == PRESENT
    writing = Writing("present" if current else "past", locale)
    return writing if is_movable(texts, writing) else replace(writing, keeps_tense=True)


def _evidences(entry: Entry) -> bool:
    return isinstance(entry, Work | Volunteer | Project)
