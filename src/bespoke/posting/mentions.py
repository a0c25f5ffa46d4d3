"""Skills where the text names them: those knowledge knows, and names it does not know that clearly are skills."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bespoke.knowledge.lookup import find
from bespoke.knowledge.skills import skills
from bespoke.posting.levels import Asking
from bespoke.posting.lines import Sentence
from bespoke.posting.model import Level, SkillKind
from bespoke.posting.naming import name_of
from bespoke.posting.paths import Asked
from bespoke.posting.unknown import unknown_names

_ORGANISATION = re.compile(
    r"\b(?:administration|department|bureau|board|agency|commission|office|division|unit|group|council|company|"
    r"team|institute|university|"
    r"society|association|authority|foundation|service|services|centre|center|program|programme)s?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mention:
    """Characters [start, end) of the reading's text name a skill; `skill_id` is empty for one nobody knows."""

    start: int
    end: int
    name: str
    skill_id: str
    kind: SkillKind
    level: Level
    sentence: Sentence

    @property
    def key(self) -> str:
        return self.skill_id or self.name.casefold()


def mentions(sentences: Iterable[Asked]) -> Iterator[Mention]:
    """Every mention in sentences that ask for something, in order."""
    for asked in sentences:
        if asked.asking.level is not None:
            yield from sorted(_in_sentence(asked.sentence, asked.asking), key=lambda mention: mention.start)


def _in_sentence(sentence: Sentence, asking: Asking) -> Iterator[Mention]:
    book = skills()
    known = find(sentence.text)
    for match in known:
        skill = book.get(match.skill_id)
        level = asking.at(match.start)
        if skill and level and not match.surface.endswith(("'s", "’s")):
            yield Mention(
                sentence.start + match.start,
                sentence.start + match.end,
                name_of(match.surface, skill.name),
                skill.id,
                skill.kind,
                level,
                sentence,
            )
    for start, end, kind in unknown_names(sentence.text, [(m.start, m.end) for m in known]):
        level = asking.at(start)
        if level and level != "duty" and not _is_own_name(sentence.text, start, end):
            yield Mention(
                sentence.start + start, sentence.start + end, sentence.text[start:end], "", kind, level, sentence
            )


def _is_own_name(text: str, start: int, end: int) -> bool:
    """Whether "(GSA)" only abbreviates the organisation just named."""
    return text[:start].endswith("(") and text[end:].startswith(")") and bool(_ORGANISATION.search(text[:start]))
