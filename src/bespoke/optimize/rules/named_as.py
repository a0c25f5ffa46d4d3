"""The posting's name for a skill beside the person's own: "k8s" -> "Kubernetes (k8s)", once in a resume."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bespoke.knowledge.english import is_english
from bespoke.knowledge.skills import skills
from bespoke.optimize.lines import Group
from bespoke.optimize.rules.writing import LONGEST_REWORDED, Change
from bespoke.optimize.situation import Situation
from bespoke.optimize.wants import Want, found_skills

_LONGEST_SHORT_FORM = 6
_WHY = "The posting writes “{wanted}” for “{own}”. It is the same skill, and searches are literal."


@dataclass(frozen=True, slots=True)
class BothNames:
    """A skill's name in a bullet, and the posting's name that is to stand before it."""

    own: str
    wanted: str

    def said_in(self, text: str) -> Change | None:
        said = re.sub(rf"(?<![\w(]){re.escape(self.own)}(?![\w+#])", f"{self.wanted} ({self.own})", text, count=1)
        return Change(said, _WHY.format(wanted=self.wanted, own=self.own)) if said != text else None


def posting_names(situation: Situation) -> dict[str, BothNames]:
    """Path of a bullet -> the names of a skill for it, for every wanted skill that bullets name otherwise
    only: where it stands first. A bullet gets one name at most."""
    told = " ".join(line.bullet.text for group in situation.groups for line in group.lines)
    changes: dict[str, BothNames] = {}
    for want in situation.wants.by_key.values():
        if want.kind in ("tool", "method", "skill") and not _says(told, want.name):
            found = next(_named(want, situation.groups, taken=changes), None)
            if found:
                changes[found[0]] = found[1]
    return changes


def _named(want: Want, groups: tuple[Group, ...], *, taken: dict[str, BothNames]) -> Iterator[tuple[str, BothNames]]:
    lines = (line for group in groups if group.evidences for line in group.lines)
    for line in lines:
        text = line.bullet.text
        if want.key not in line.meets or line.path in taken or len(text) > LONGEST_REWORDED:
            continue
        for match in found_skills(text):
            end = match.start + len(match.surface)
            if match.skill_id == want.key and _is_short_form(match.surface, want.name) and _is_free(text, end):
                name = want.name if want.kind == "tool" or not match.start else _inside(want.name)
                yield line.path, BothNames(match.surface, name)


def _inside(name: str) -> str:
    """A name of everyday words, as it stands inside a sentence."""
    first, _, rest = name.partition(" ")
    plain = first.istitle() and rest.islower() and is_english(first.lower())
    return f"{first.lower()} {rest}" if plain else name


def _is_short_form(own: str, wanted: str) -> bool:
    """Both names are worth their room only where one is an abbreviation. Who writes the long name needs no other, and
    neither does who writes a part of it ("Excel", "MS Excel")."""
    is_part = own.casefold() in wanted.casefold()
    return len(own) <= _LONGEST_SHORT_FORM and len(wanted) > len(own) and not is_part and skills().same(own, wanted)


def _is_free(text: str, end: int) -> bool:
    """Not where a bracket or another piece of a name follows ("k8s (EKS)", "JS-based")."""
    return not re.match(r"\s?[(/-]|['’.]\w", text[end:]) and text[:end].count("(") == text[:end].count(")")


def _says(told: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told, re.IGNORECASE) is not None
