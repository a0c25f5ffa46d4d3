"""One file of skills: a job family in TOML, written for people.

    family = "Cloud, DevOps and SRE"

    [tool]
    Kubernetes = "k8s; Kubernetes clusters > Container orchestration"
    Docker = "> Containerization"
    Go = { aliases = "Golang", case = true, list_only = true, implies = "Programming" }
    Vault = ""

Tables are kinds. A skill stands under its name in the spelling a posting uses; its value is its aliases, then behind a
">" the broader skills it implies, or a table with any of `aliases`, `acronyms`, `ambiguous`, `implies`, `related`,
`context`, `not_before`, `case`, `list_only` (see `Skill`). `implies` and `related` name skills of any file; `narrower`
makes each name a skill of its own that implies this one, `akin` one that is only related to it (who has it need not
have this one).
Several of anything are parted by semicolons, which are read three times faster than TOML's lists.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from bespoke.platform.errors import Invalid

Kind = Literal["skill", "tool", "method", "domain", "licence", "language", "soft"]

_KINDS: tuple[Kind, ...] = get_args(Kind)
_NAMES = frozenset({"aliases", "narrower", "akin", "acronyms", "ambiguous", "implies", "related"})
_LISTS = _NAMES | {"context", "not_before"}
_FLAGS = frozenset({"case", "list_only"})
_SPELLED_OUT = str.maketrans({"+": "-plus", "#": "-sharp", "&": "-and-", "'": ""})
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


class SkillFileBroken(Invalid):
    """A skill file says something that cannot hold."""


class Skill(NamedTuple):
    """One skill. `implies` and `related` hold ids.

    `aliases` count in any case, `acronyms` only in exactly theirs. The `ambiguous` names (the skill's own when it has
    flags and lists none) are everyday words too, and count only as the flags say: `case` in exactly this case;
    `list_only` as an item in a list of other skills; `context` with one of these words nearby. With both of the last
    two, either is enough. Before one of the words of `not_before` they never count ("Excel at", "React to").
    """

    id: str
    name: str
    kind: Kind
    family: str
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    case: bool = False
    list_only: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the skill, its own first."""
        if not (self.aliases or self.acronyms or self.ambiguous):
            return (self.name,)
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.acronyms, *self.ambiguous)))


class Family(NamedTuple):
    """One job family and the ids of its skills."""

    id: str
    name: str
    skills: tuple[str, ...]


def identify(name: str) -> str:
    """The id of a skill, made from its name: "Node.js" node-js, "C++" c-plus-plus, "C#" c-sharp, ".NET" dot-net."""
    spelled = name.casefold()
    is_ascii = spelled.isascii()
    if is_ascii and spelled.replace(" ", "").isalnum():
        return spelled.replace(" ", "-")
    if not is_ascii:
        spelled = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    if spelled.startswith("."):
        spelled = "dot-" + spelled
    return _NOT_IN_IDS.sub("-", spelled.translate(_SPELLED_OUT)).strip("-")


def read_family(file: Path) -> tuple[Family, list[Skill]]:
    """The family and the skills of one file, in the file's order."""
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SkillFileBroken(f"{file.name}: {error}", fix="Mend the TOML at that place.") from error
    title = tables.pop("family", None)
    if not isinstance(title, str):
        raise SkillFileBroken(f"{file.name} has no family name.", fix='Begin it with family = "…".')
    members: list[Skill] = []
    for kind, entries in tables.items():
        if kind not in _KINDS or not isinstance(entries, dict):
            raise SkillFileBroken(f"{file.name}: [{kind}] is no kind of skill.", fix=f"Use one of {', '.join(_KINDS)}.")
        for name, value in entries.items():
            members += _skills(name, kind, family=file.stem, value=value)
    return Family(file.stem, title, tuple(one.id for one in members)), members


def _skills(name: str, kind: Kind, *, family: str, value: object) -> list[Skill]:
    """The skill of one line, and those it lists as narrower or akin."""
    skill_id = identify(name)
    if isinstance(value, str):
        aliases, _, broader = value.partition("> ")
        implies = tuple(map(identify, _texts(name, broader)))
        return [Skill(skill_id, name, kind, family, _texts(name, aliases.rstrip()), implies=implies)]
    if not isinstance(value, dict) or not value.keys() <= _LISTS | _FLAGS:
        raise SkillFileBroken(f"{name}: {value!r} is neither aliases nor a table of known fields.")
    texts = {field: _texts(name, value[field]) for field in value.keys() & _LISTS}
    flagged = bool(value.keys() - _NAMES)
    skill = Skill(
        skill_id,
        name,
        kind,
        family,
        aliases=texts.get("aliases", ()),
        acronyms=texts.get("acronyms", ()),
        ambiguous=texts.get("ambiguous", (name,) if flagged else ()),
        implies=tuple(map(identify, texts.get("implies", ()))),
        related=tuple(map(identify, texts.get("related", ()))),
        context=texts.get("context", ()),
        not_before=texts.get("not_before", ()),
        case=value.get("case") is True,
        list_only=value.get("list_only") is True,
    )
    one = (skill_id,)
    narrower = [_own(own, skill, one, ()) for own in texts.get("narrower", ())]
    return [skill, *narrower, *(_own(own, skill, (), one) for own in texts.get("akin", ()))]


def _own(name: str, listed_by: Skill, implies: tuple[str, ...], related: tuple[str, ...]) -> Skill:
    """A name in a list as a skill. Thousands are made at every start, so the fields go by position."""
    title = name[0].upper() + name[1:]
    return Skill(identify(name), title, listed_by.kind, listed_by.family, (), (), (), implies, related)


def _texts(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, str):
        raise SkillFileBroken(f"{name}: {value!r} is not a text.", fix="Part several by semicolons in one text.")
    return tuple(value.split("; ")) if value else ()
