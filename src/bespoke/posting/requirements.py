"""Mentions gathered into requirements: each skill once, at the strongest level it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from bespoke.posting.firsts import firsts
from bespoke.posting.groups import grouped
from bespoke.posting.mentions import Mention
from bespoke.posting.model import Level, Requirement, Skill
from bespoke.posting.offsets import Reading
from bespoke.resume.ids import derive_id

_STRENGTH: dict[Level, int] = {"must": 0, "nice": 1, "duty": 2}


def requirements(reading: Reading, mentions: Iterable[Mention]) -> tuple[Requirement, ...]:
    """Must first, then nice, then duty; inside a level in the order of the text."""
    hard = [mention for mention in mentions if mention.kind != "soft"]
    groups = list(_groups(hard, reading.text))
    order = sorted(groups, key=lambda group: (_STRENGTH[group[0].level], len(group) > 1))
    seen: set[str] = set()
    found: list[tuple[Mention, ...]] = []
    for group in order:
        unique = firsts(group, lambda mention: mention.key)
        if not seen.issuperset(m.key for m in unique):
            seen.update(m.key for m in unique)
            found.append(unique)
    found.sort(key=lambda group: (_STRENGTH[group[0].level], group[0].start))
    return tuple(_requirement(reading, group) for group in found)


def _groups(mentions: list[Mention], text: str) -> Iterator[tuple[Mention, ...]]:
    for _, same in groupby(mentions, key=lambda mention: mention.sentence.start):
        yield from grouped(list(same), text)


def _requirement(reading: Reading, group: tuple[Mention, ...]) -> Requirement:
    sentence = group[0].sentence
    return Requirement(
        id=derive_id("req", *(mention.key for mention in group)),
        level=group[0].level,
        any_of=tuple(
            Skill(
                name=mention.name,
                skill_id=mention.skill_id,
                kind=mention.kind,
                span=reading.span(mention.start, mention.end),
            )
            for mention in group
        ),
        sentence=reading.span(sentence.start, sentence.end),
    )
