"""Drafts -> the resume with ids, and which line feeds which field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bespoke.intake.structure.contact import Contact
from bespoke.intake.structure.dates import DateSpan
from bespoke.intake.structure.values import Draft, Value
from bespoke.resume.ids import derive_id
from bespoke.resume.model import (
    SECTION_NAMES,
    Award,
    Basics,
    Bullet,
    Certificate,
    CustomSection,
    Education,
    Entry,
    Interest,
    Language,
    Location,
    Profile,
    Project,
    Publication,
    Reference,
    Resume,
    SectionName,
    Skill,
    Volunteer,
    Work,
)
from bespoke.resume.paths import join

_CLASSES: dict[SectionName, type[Entry]] = {
    "work": Work,
    "volunteer": Volunteer,
    "education": Education,
    "awards": Award,
    "certificates": Certificate,
    "publications": Publication,
    "skills": Skill,
    "languages": Language,
    "interests": Interest,
    "references": Reference,
    "projects": Project,
    "custom": CustomSection,
}


@dataclass(slots=True)
class Account:
    """`targets` are the field paths each source line feeds, `confidence` how sure each field is."""

    targets: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    confidence: dict[str, float] = field(default_factory=dict)

    def claim(self, path: str, lines: Sequence[int], confidence: float) -> None:
        self.confidence[path] = round(confidence, 2)
        for line in lines:
            if path not in self.targets[line]:
                self.targets[line].append(path)


def assemble(contact: Contact, drafts: Sequence[Draft], *, language: str = "") -> tuple[Resume, Account]:
    account = Account()
    sections: dict[str, list[Entry]] = {name: [] for name in SECTION_NAMES}
    seen: set[str] = set()
    for draft in drafts:
        sections[draft.section].append(_entry(draft, len(sections[draft.section]), seen, account))
    basics = _basics(contact, seen, account)
    filled: dict[str, Any] = {name: tuple(entries) for name, entries in sections.items()}
    return Resume(language=language, basics=basics, **filled), account


def _basics(contact: Contact, seen: set[str], account: Account) -> Basics:
    scalars = {name: value.text for name, value in contact.scalars.items()}
    for name, value in contact.scalars.items():
        account.claim(join("basics", name), value.lines, value.confidence)
    location = Location()
    if contact.place is not None:
        place = contact.place
        parts = ("address", "postal_code", "city", "region", "country_code")
        kept = {part: getattr(place, part) for part in parts if getattr(place, part)}
        location = Location(**kept)
        for part in kept:
            account.claim(join("basics/location", part), contact.place_lines, max(0.5, place.sure))
    profiles = []
    for network, lines in contact.accounts:
        identity = _fresh(derive_id("profile", network.network, network.username), seen)
        profiles.append(Profile(id=identity, network=network.network, username=network.username, url=network.url))
        for name in ("network", "username", "url"):
            if getattr(network, name):
                account.claim(join("basics/profiles", identity, name), lines, 0.9)
    return Basics(location=location, profiles=tuple(profiles), **scalars)


def _entry(draft: Draft, place: int, seen: set[str], account: Account) -> Entry:
    section = draft.section
    _keep_placeholder(draft)
    content = [f"{name}={value.text}" for name, value in sorted(draft.fields.items())]
    content += [value.text for values in draft.lists.values() for value in values]
    identity = _fresh(derive_id(section, str(place), draft.dates_text, *content), seen)
    base = join(section, identity)
    values: dict[str, Any] = {"id": identity}
    for name, value in draft.fields.items():
        values[name] = value.text
        account.claim(join(base, name), value.lines, value.confidence)
    for name, items in draft.lists.items():
        values[name] = _bullets(items, join(base, name), seen, account)
    _dates(draft, values, base, account)
    for line in sorted(draft.lines):
        if line not in account.targets:
            account.claim(base, [line], 0.5)
    return _CLASSES[section](**values)


def _keep_placeholder(draft: Draft) -> None:
    """Where an entry has no room for printed dates, those expected or still to be filled in stay beside its name: an
    exam "expected 2027" is none passed in 2027."""
    if draft.dates is None or not _is_open(draft.dates) or "dates_text" in _CLASSES[draft.section].model_fields:
        return
    for name, value in list(draft.fields.items())[:1]:
        places = tuple(dict.fromkeys((*value.lines, *draft.date_lines)))
        draft.fields[name] = Value(f"{value.text}, {draft.dates_text}", places, value.confidence)


def _is_open(span: DateSpan) -> bool:
    return span.placeholder or span.expected


def _bullets(items: Sequence[Value], base: str, seen: set[str], account: Account) -> tuple[Bullet, ...]:
    bullets = []
    for place, item in enumerate(items):
        identity = _fresh(derive_id("b", base, str(place), item.text), seen)
        bullets.append(Bullet(id=identity, text=item.text))
        account.claim(join(base, identity), item.lines, item.confidence)
    return tuple(bullets)


def _dates(draft: Draft, values: dict[str, Any], base: str, account: Account) -> None:
    span = draft.dates
    if span is None:
        return
    fields = _CLASSES[draft.section].model_fields
    if "date" in fields and not span.expected:
        date = span.end if span.end and span.end != "present" else span.start
        values["date"] = date
        if date is not None:
            account.claim(join(base, "date"), draft.date_lines, 0.9)
    if "start" not in fields:
        return
    values["start"], values["end"] = span.start, span.end
    if span.vague or span.expected:
        values["dates_text"] = draft.dates_text
        account.claim(join(base, "dates_text"), draft.date_lines, 0.7)
    for name in ("start", "end"):
        if values[name] is not None:
            account.claim(join(base, name), draft.date_lines, 0.7 if span.vague else 0.9)


def _fresh(identity: str, seen: set[str]) -> str:
    """The id, or one derived from it when another entry has it already."""
    while identity in seen:
        identity = derive_id(identity.split("-", maxsplit=1)[0], identity)
    seen.add(identity)
    return identity
