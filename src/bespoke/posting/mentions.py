"""Skills where the text names them: those knowledge knows, and names it does not know that clearly are skills."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bespoke.knowledge.lookup import Match, alone, find, is_borne
from bespoke.knowledge.skills import skills
from bespoke.posting.bystanders import bystanders
from bespoke.posting.lines import Sentence
from bespoke.posting.model import Level, SkillKind
from bespoke.posting.naming import name_of
from bespoke.posting.paths import Asked
from bespoke.posting.unknown import standards, unknown_names

_WEIGHT = re.compile(
    r"""[ \t]+(?: (?:is|are|would[ ]be)[ ](?:an?[ ])?(?:(?:big|strong|huge|definite)[ ])?
        (?:plus|bonus|advantage|asset|must|nice[ ]to[ ]have|preferred|desirable|desired|welcome)
      | preferred | a[ ]plus | experience | skills | knowledge )[.!]?\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""How much a skill is wanted, where that is all that is said of it."""
_TECHNICAL = frozenset({"software", "web", "qa", "data-engineering", "data-science", "cloud-devops"})
"""Fields in which "Go experience" is no everyday wish; "Outreach experience" is one."""


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
            yield from sorted(_in_sentence(asked), key=lambda mention: mention.start)


def _in_sentence(asked: Asked) -> Iterator[Mention]:
    sentence = asked.sentence
    aside = bystanders(sentence.text, sentence.low, asked.path)
    known = _outside_standards(sentence.text, find(sentence.text)) or _alone(asked)
    fields: list[str] = []
    for match in known:
        passed = match.surface.endswith(("'s", "’s")) or aside.is_bystander(match.start, match.end, fields)
        fields += [field] if (field := aside.field(match.start, match.end)) else []
        if not passed:
            yield from _known(asked, match)
    if asked.asking.level == "duty" and not asked.asking.scopes:
        return
    for start, end, kind in unknown_names(sentence.text, [(one.start, one.end) for one in known]):
        level = asked.asking.at(start)
        if (
            level
            and level != "duty"
            and not (aside.is_organisation(start, end) or aside.is_bystander(start, end, fields))
        ):
            at = sentence.start
            yield Mention(at + start, at + end, sentence.text[start:end], "", kind, level, sentence)


def _alone(asked: Asked) -> list[Match]:
    """Among wishes a line that is nothing but "Go" or "Word" means the skill, and so does "Rust is a plus"."""
    if asked.asking.level == "duty" and not asked.sentence.bullet:
        return []
    text = asked.sentence.text
    weight = _WEIGHT.search(text)
    named = alone(text[: weight.start()]) if weight else alone(text)
    if named is None:
        return []
    skill = skills().get(named.skill_id)
    is_meant = weight is None or (skill is not None and skill.family in _TECHNICAL and not is_borne(skill))
    return [named] if is_meant else []


def _outside_standards(text: str, found: Sequence[Match]) -> list[Match]:
    """Without names that are part of a numbered standard, as "API" is of "API 610"."""
    numbered = standards(text)
    return [one for one in found if not any(start <= one.start and one.end < end for start, end in numbered)]


def _known(asked: Asked, match: Match) -> Iterator[Mention]:
    skill, level, at = skills().get(match.skill_id), asked.asking.at(match.start), asked.sentence.start
    if skill and level:
        name = skill.name if skill.kind == "licence" else name_of(match.surface, skill.name)
        yield Mention(at + match.start, at + match.end, name, skill.id, skill.kind, level, asked.sentence)
