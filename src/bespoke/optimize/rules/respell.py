"""Drafts that spell a listed skill as the posting does, with the person's own name for it beside."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.knowledge.skills import skills
from bespoke.optimize.draft import Draft, Wording
from bespoke.optimize.listed import listed_skills
from bespoke.optimize.model import Edit
from bespoke.optimize.situation import Situation
from bespoke.optimize.wants import Want, skill_key

_VALUE = 2.4
_SHORT_FORM_LETTERS = 6


def respell_skills(situation: Situation) -> Iterator[Draft]:
    for path, name in listed_skills(situation.resume.skills):
        want = situation.wants.by_key.get(skill_key(name))
        if want is None or situation.is_locked(path) or not _differs(name, want.name):
            continue
        spellings = _spellings(name, want)
        yield Draft(
            operation="respell_skill",
            target=path,
            before=name,
            wordings=tuple(Wording(Edit(text=text), text, text) for text in spellings),
            why=f"The posting writes “{want.name}”. It is the same skill, and searches are literal.",
            evidence=(path,),
            value=_VALUE + want.weight / 2,
            requirements=want.requirements,
        )


def _differs(name: str, wanted: str) -> bool:
    """Not for case or a plural, and only between two names of one known skill."""
    return (
        name.casefold() != wanted.casefold()
        and skills().same(name, wanted)
        and wanted.casefold() not in name.casefold()
        and name.casefold() != wanted.casefold().removesuffix("s")
    )


def _spellings(name: str, want: Want) -> tuple[str, ...]:
    """Both names where one is a short form and no part of the other, so that both are found; else the posting's."""
    short = sorted((name, want.name), key=len)
    if short[0].casefold() in short[1].casefold():
        return (want.name,)
    if len(short[0]) <= _SHORT_FORM_LETTERS and len(short[1]) > len(short[0]) and "(" not in name:
        return f"{short[1]} ({short[0]})", want.name
    return (want.name,)
