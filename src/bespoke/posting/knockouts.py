"""Questions that reject an application by themselves when answered wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bespoke.posting.lexicon import lexicon
from bespoke.posting.lines import lowered
from bespoke.posting.model import DegreeAsked, Knockout, Requirement, Years
from bespoke.posting.offsets import Reading
from bespoke.posting.paths import Asked

_DOCUMENTS = re.compile(r"bring to your interview|identity for employment|copies of original|such as: .{0,40}passport")
_EQUAL = re.compile(r"without regard|regardless of|equal opportunity|discriminat|protected by")
_LONGEST_SENTENCE = 1200


def find_knockouts(
    reading: Reading,
    sentences: Iterable[Asked],
    *,
    requirements: Iterable[Requirement],
    years: tuple[Years, ...],
    degrees: tuple[DegreeAsked, ...],
) -> tuple[Knockout, ...]:
    """One knockout per question, in order of the text; those the analysis already found as must come first."""
    found: dict[str, Knockout] = {}
    for knockout in (*_asked_for(requirements, years, degrees), *_written(reading, sentences)):
        found.setdefault(knockout.question, knockout)
    return tuple(found.values())


def _asked_for(
    requirements: Iterable[Requirement], years: tuple[Years, ...], degrees: tuple[DegreeAsked, ...]
) -> Iterator[Knockout]:
    for requirement in requirements:
        kinds = {skill.kind for skill in requirement.any_of}
        if requirement.level != "must" or not kinds <= {"licence", "language"}:
            continue
        span = requirement.any_of[0].span
        if kinds == {"language"}:
            yield Knockout(
                kind="language", question=f"Do you speak {requirement.name} at the level asked for?", span=span
            )
        elif "driv" in requirement.name.lower():
            yield Knockout(kind="driving", question="Do you hold a valid driving licence?", span=span)
        else:
            yield Knockout(kind="licence", question=f"Do you hold {requirement.name}?", span=span)
    for degree in degrees[:1]:
        if degree.required and not degree.or_equivalent and len(degrees) == 1:
            yield Knockout(kind="degree", question=f"Do you have a {_spoken(degree)}?", span=degree.span)
    for asked in years[:1]:
        of = f" of {asked.of} experience" if asked.of else " of experience"
        yield Knockout(kind="years", question=f"Do you have {_counted(asked.years)}{of}?", span=asked.span)


def _counted(years: float) -> str:
    return f"{years:g} year" if years == 1 else f"{years:g} years"


def _spoken(degree: DegreeAsked) -> str:
    name = {
        "bachelor": "bachelor's degree",
        "master": "master's degree",
        "phd": "doctorate",
        "associate": "associate degree",
        "high school": "high school diploma",
        "jd": "law degree",
        "md": "medical degree",
    }.get(degree.degree, degree.degree)
    return f"{name} in {' or '.join(degree.areas)}" if degree.areas else name


def _written(reading: Reading, sentences: Iterable[Asked]) -> Iterator[Knockout]:
    low = lowered(reading.text)
    possible = [one for one in lexicon().knockouts if any(hint in low for hint in one.hints)]
    for asked in sentences:
        text, at = asked.sentence.low, asked.sentence.start
        if len(text) > _LONGEST_SENTENCE or _EQUAL.search(text) or _DOCUMENTS.search(text):
            continue
        for one in possible:
            match = one.pattern.search(text) if any(hint in text for hint in one.hints) else None
            if match and asked.asking.at(match.start()) != "nice":
                span = reading.span(at + match.start(), at + match.end())
                yield Knockout(kind=one.kind, question=one.question, span=span)
