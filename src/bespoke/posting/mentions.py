"""Skills where the text names them: those knowledge knows, and names it does not know that clearly are skills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bespoke.knowledge.lookup import find
from bespoke.knowledge.skills import skills
from bespoke.posting.levels import Asking
from bespoke.posting.lines import Sentence
from bespoke.posting.model import Level, SkillKind
from bespoke.posting.paths import Asked
from bespoke.posting.unknown import unknown_names


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
        if skill and level:
            yield Mention(
                sentence.start + match.start,
                sentence.start + match.end,
                skill.name,
                skill.id,
                skill.kind,
                level,
                sentence,
            )
    for start, end, kind in unknown_names(sentence.text, [(m.start, m.end) for m in known]):
        level = asking.at(start)
        if level and not (kind == "skill" and level == "duty"):
            yield Mention(
                sentence.start + start, sentence.start + end, sentence.text[start:end], "", kind, level, sentence
            )
