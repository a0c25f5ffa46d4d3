"""All skills in the form the program loads: short texts, made into values only where one is asked for.

A command asks for some hundred of the nine thousand skills. `make data` packs the TOML files that people edit, and a
test holds the packed file to them. A table is its keys, a line each, then its values: splitting such lines is three
times faster than reading the same as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, cast

from bespoke.knowledge.phrasing import TURNING_WORDS
from bespoke.knowledge.skillfile import Family, Kind, Skill

_PART, _LINE, _FIELD, _ITEM = "\n%\n", "\n", "\t", "; "
_FIELDS = 11


class Wording(NamedTuple):
    """A way to say a skill.

    `forms`, where given, are the only spellings that count in a running text; `guarded` wordings also need the company
    that the skill's flags ask for.
    """

    skill: Skill
    forms: tuple[str, ...] = ()
    guarded: bool = False
    is_everyday: bool = False


class Pack(NamedTuple):
    """Fields of a value are parted by tabs, items of a field by semicolons.

    `lengths` holds, for each word a name begins with, how many words such names have, longest first.
    """

    families: Mapping[str, str]
    skills: Mapping[str, str]
    wordings: Mapping[str, str]
    related: Mapping[str, str]
    lengths: Mapping[str, str]


def pack(families: Iterable[Family], known: Iterable[Skill], wordings: Mapping[str, Wording]) -> Pack:
    known = tuple(known)
    return Pack(
        families={one.id: one.name for one in families},
        skills={skill.id: _packed_skill(skill) for skill in known},
        wordings={key: _packed_wording(wording) for key, wording in wordings.items()},
        related=_neighbours(known),
        lengths=_lengths(wordings),
    )


def written(packed: Pack) -> str:
    return _PART.join(_LINE.join(lines) for table in packed for lines in (table.keys(), table.values()))


def read(text: str) -> Pack:
    parts = [part.split(_LINE) for part in text.split(_PART)]
    tables = (dict(zip(keys, values, strict=True)) for keys, values in zip(parts[::2], parts[1::2], strict=True))
    return Pack(*tables)


def unpack_skill(skill_id: str, text: str) -> Skill:
    fields = (text + _FIELD * _FIELDS).split(_FIELD)
    name, kind, family, aliases, acronyms, ambiguous, implies, related, context, not_before, flags = fields[:_FIELDS]
    return Skill(
        skill_id,
        name,
        cast("Kind", kind),
        family,
        aliases=items(aliases),
        acronyms=items(acronyms),
        ambiguous=items(ambiguous),
        implies=items(implies),
        related=items(related),
        context=items(context),
        not_before=items(not_before),
        case="case" in flags,
        list_only="list_only" in flags,
    )


def skill_id_of(text: str) -> str:
    """The id of the skill that a packed wording says."""
    return text.partition(_FIELD)[0]


def unpack_wording(skill: Skill, text: str) -> Wording:
    _, forms, flags = (text + _FIELD * 2).split(_FIELD)[:3]
    return Wording(skill, items(forms), guarded="guarded" in flags, is_everyday="everyday" in flags)


def _packed_skill(skill: Skill) -> str:
    lists = (
        skill.aliases, skill.acronyms, skill.ambiguous, skill.implies, skill.related, skill.context, skill.not_before
    )  # fmt: skip
    flags = [name for name in ("case", "list_only") if getattr(skill, name)]
    return _joined(skill.name, skill.kind, skill.family, *map(_ITEM.join, lists), " ".join(flags))


def _packed_wording(wording: Wording) -> str:
    flags = [name for name, is_set in (("guarded", wording.guarded), ("everyday", wording.is_everyday)) if is_set]
    return _joined(wording.skill.id, _ITEM.join(wording.forms), " ".join(flags))


def _neighbours(known: Iterable[Skill]) -> dict[str, str]:
    """Whichever names the other, both are neighbours."""
    found: dict[str, set[str]] = {}
    for skill in known:
        for other in skill.related:
            found.setdefault(skill.id, set()).add(other)
            found.setdefault(other, set()).add(skill.id)
    return {one: _ITEM.join(sorted(others)) for one, others in sorted(found.items())}


def _lengths(names: Iterable[str]) -> dict[str, str]:
    lengths: dict[str, set[int]] = {word: set() for word in sorted(TURNING_WORDS)}
    for name in names:
        first, _, rest = name.partition(" ")
        lengths.setdefault(first, set()).add(rest.count(" ") + 2 if rest else 1)
    return {first: _ITEM.join(map(str, sorted(some, reverse=True))) for first, some in lengths.items()}


def _joined(*fields: str) -> str:
    """Empty fields at the end are left away."""
    return _FIELD.join(fields).rstrip(_FIELD)


def items(text: str) -> tuple[str, ...]:
    return tuple(text.split(_ITEM)) if text else ()
