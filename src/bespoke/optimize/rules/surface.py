"""Drafts that list a skill which a bullet proves and the skills section forgets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bespoke.knowledge.skills import skills
from bespoke.knowledge.wording import key
from bespoke.optimize.draft import Draft, Wording
from bespoke.optimize.guard.verb_forms import form
from bespoke.optimize.listed import listed_skills
from bespoke.optimize.model import Edit
from bespoke.optimize.proof import Proof, is_provable, proof_of
from bespoke.optimize.rules.writing import capitalised
from bespoke.optimize.situation import Situation
from bespoke.optimize.wants import Want, skills_named
from bespoke.resume.model import Skill
from bespoke.resume.paths import join

_VALUE = 3.0
_FEWEST_OF_A_LIST = 3
_CLUMSY = re.compile(r"MS\b", re.IGNORECASE)


def surface_skills(situation: Situation) -> Iterator[Draft]:
    """Only skills the posting names, and only from bullets in which the person did something with them.

    Where there is no skills list yet, one is begun for three skills or more: a section that says one word is none.
    """
    if situation.is_locked("skills"):
        return
    listed = {key for _, name in listed_skills(situation.resume.skills) for key in skills_named(name)}
    drafts = [_draft(situation, want, proof) for want, proof in _proven(situation) if want.key not in listed]
    if situation.resume.skills or len(drafts) >= _FEWEST_OF_A_LIST:
        yield from drafts


def _proven(situation: Situation) -> Iterator[tuple[Want, Proof]]:
    for want in situation.wants.by_key.values():
        proof = proof_of(want, situation.groups, situation.wants) if is_provable(want) else None
        if proof:
            yield want, proof


def _draft(situation: Situation, want: Want, proof: Proof) -> Draft:
    target = _place(situation.resume.skills, want.key)
    names = [*_spellings(want), *(() if form(proof.surface.split()[0].lower()) else (_as_item(proof, want),))]
    return Draft(
        operation="surface_skill",
        target=target,
        before="",
        wordings=tuple(Wording(Edit(text=name), name, name) for name in dict.fromkeys(names)),
        why=f"The posting asks for {want.name} and your own bullet proves it, but your skills do not list it.",
        evidence=(proof.line.path,),
        value=_VALUE + want.weight,
        requirements=want.requirements,
    )


def _spellings(want: Want) -> list[str]:
    """A tool by the name or common alias that the posting uses, in its proper capitals; the proper name where the
    posting has a spelling of its own."""
    known = skills().get(want.key) if want.kind == "tool" else None
    if known is None:
        named = skills().get(want.key) if form(want.name.partition(" ")[0].lower()) == "base" else None
        return [named.name, want.name] if named else [want.name]
    names = [known.name, *known.acronyms, *known.aliases, *known.ambiguous]
    common = (name for name in names if name.casefold() == want.name.casefold() and not _CLUMSY.match(name))
    proper = next(common, known.name)
    return [proper, want.name] if key(proper) == key(want.name) else [proper]


def _as_item(proof: Proof, want: Want) -> str:
    """The bullet's own name for it as an item of a list; a tool keeps its capitals."""
    return proof.surface if want.kind == "tool" else capitalised(proof.surface)


def _place(groups: tuple[Skill, ...], skill_id: str) -> str:
    """The group whose skills are most like it, the section itself where no group is or skills stand ungrouped."""
    named = [group for group in groups if group.keywords and (len(groups) == 1 or _likeness(group, skill_id) > 0)]
    if not named:
        return "skills"
    best = max(named, key=lambda group: (_likeness(group, skill_id), -named.index(group)))
    return join("skills", best.id, "keywords")


def _likeness(group: Skill, skill_id: str) -> float:
    """The share of its skills that are of one family with this one, or related to it."""
    own = skills().get(skill_id)
    others = [skills().get(key) for keyword in group.keywords for key in sorted(skills_named(keyword.text))]
    known = [other for other in others if other]
    if own is None or not known:
        return 0.0
    near = skills().related(skill_id)
    points = sum(2 * (o.id in near) + (o.family == own.family) + 0.5 * (o.kind == own.kind) for o in known)
    return points / len(known)
