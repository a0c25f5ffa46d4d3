"""Generated resumes, and generated edits of one, for the laws that hold for every resume."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from bespoke.resume.dates import PRESENT, PartialDate
from bespoke.resume.identify import identify
from bespoke.resume.ids import UNIDENTIFIED
from bespoke.resume.model import (
    BULLET_LISTS,
    ENTRY_KINDS,
    SECTION_NAMES,
    Basics,
    Bullet,
    Dated,
    Entry,
    Location,
    Meta,
    Part,
    Profile,
    Resume,
    SectionName,
)

_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
texts = st.one_of(
    st.just(""),
    st.sampled_from(["Acme", "Led 4 people", "  spaced ", "two\nlines", "github.com/me", "https://a.example/x y", "é"]),
    st.text(_CHARACTERS, max_size=12),
)
_json = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(_CHARACTERS, max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(_CHARACTERS, max_size=4), inner, max_size=2),
    max_leaves=3,
)
_EXTRA_KEYS = ["foo", "company", "name", "highlights", "x-bespoke", "$schema", "current", "meta", "gpa", "location"]
extras = st.dictionaries(st.sampled_from(_EXTRA_KEYS) | st.text(_CHARACTERS, max_size=4), _json, max_size=2)


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    year = draw(st.integers(1000, 2999) | st.integers(1990, 2025))
    month = draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, 28)) if month else None
    return PartialDate(year, month, day)


_bullets = st.lists(texts, max_size=3).map(lambda found: tuple(Bullet(id=UNIDENTIFIED, text=t) for t in found))
_FEW_EXTRAS = st.one_of(st.just({}), st.just({}), extras)


@cache
def parts(kind: type[Part]) -> st.SearchStrategy[Any]:
    """A part of the document with any of its fields filled; its ids are still to be minted."""
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for name, field in kind.model_fields.items():
        if name in BULLET_LISTS:
            fields[name] = _bullets
        elif name == "extra":
            fields[name] = _FEW_EXTRAS
        elif name == "id":
            fields[name] = st.just(UNIDENTIFIED)
        elif name in ("start", "date"):
            fields[name] = st.none() | dates()
        elif name == "end":
            fields[name] = st.none() | dates() | st.just(PRESENT)
        elif field.annotation is str:
            fields[name] = texts
    return st.builds(kind, **fields)


@st.composite
def resumes(draw: st.DrawFn) -> Resume:
    """A resume with a few filled sections."""
    chosen = draw(st.lists(st.sampled_from(SECTION_NAMES), max_size=3, unique=True))
    sections: dict[str, object] = {name: tuple(draw(st.lists(parts(ENTRY_KINDS[name]), max_size=3))) for name in chosen}
    basics = draw(parts(Basics)).model_copy(
        update={"location": draw(parts(Location)), "profiles": tuple(draw(st.lists(parts(Profile), max_size=2)))}
    )
    resume = Resume(
        basics=basics,
        meta=draw(parts(Meta)),
        language=draw(st.sampled_from(["", "en", "pt-BR"])),
        extra=draw(_FEW_EXTRAS),
    )
    return identify(resume.model_copy(update=sections))


def _rewritten(draw: st.DrawFn, entry: Entry) -> Entry:
    changes: dict[str, object] = {}
    for name in [n for n, f in type(entry).model_fields.items() if f.annotation is str and n != "id"]:
        if draw(st.booleans()):
            changes[name] = draw(texts)
    for name in [n for n in BULLET_LISTS if n in type(entry).model_fields]:
        changes[name] = _edited_bullets(draw, getattr(entry, name))
    if isinstance(entry, Dated) and draw(st.booleans()):
        changes["end"] = draw(st.none() | dates() | st.just(PRESENT))
    if draw(st.integers(0, 5)) == 0:
        changes["extra"] = draw(extras)
    checked = type(entry).model_validate({**dict(entry), **changes})
    assert isinstance(checked, Entry)
    return checked


def _edited_bullets(draw: st.DrawFn, bullets: tuple[Bullet, ...]) -> tuple[Bullet, ...]:
    kept = [b for b in bullets if draw(st.integers(0, 3))]
    changed = [Bullet(id=b.id, text=draw(texts)) if draw(st.booleans()) else b for b in kept]
    new = [Bullet(id=UNIDENTIFIED, text=t) for t in draw(st.lists(texts, max_size=2))]
    return tuple(draw(st.permutations(changed + new)))


@st.composite
def edited(draw: st.DrawFn, resume: Resume) -> Resume:
    """The resume after any number of edits: fields, bullets and entries changed, added, removed and moved."""
    changes: dict[str, object] = {}
    for name in SECTION_NAMES:
        if resume.section(name) or draw(st.integers(0, 9)) == 0:
            changes[name] = _edited_section(draw, name, resume.section(name))
    if draw(st.booleans()):
        profiles = [p for p in resume.basics.profiles if draw(st.booleans())] + draw(
            st.lists(parts(Profile), max_size=1)
        )
        changes["basics"] = resume.basics.model_copy(
            update={"summary": draw(st.sampled_from(["", "A", "B c"])), "profiles": tuple(profiles)}
        )
    if draw(st.booleans()):
        changes["extra"] = draw(extras)
        changes["language"] = draw(st.sampled_from(["", "de"]))
    return identify(resume.model_copy(update=changes))


def _edited_section(draw: st.DrawFn, name: SectionName, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    kept = [entry for entry in entries if draw(st.integers(0, 3))]
    changed = [_rewritten(draw, entry) if draw(st.booleans()) else entry for entry in kept]
    new = draw(st.lists(parts(ENTRY_KINDS[name]), max_size=1))
    return tuple(draw(st.permutations(changed + new)))
