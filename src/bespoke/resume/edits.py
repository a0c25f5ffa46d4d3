"""Pure edits: each takes a resume and gives a new one. Entries and bullets are named by their paths.

An order may leave ids out; those follow in their old order, so that reordering can never lose anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from bespoke.resume import paths
from bespoke.resume.errors import InvalidEdit, UnknownPath
from bespoke.resume.identify import identify
from bespoke.resume.ids import UNIDENTIFIED
from bespoke.resume.model import BULLET_LISTS, ENTRY_KINDS, SECTION_NAMES, Bullet, Entry, Resume, SectionName

Item = TypeVar("Item", Bullet, Entry)


def section_name(name: str) -> SectionName:
    """The name if it is a section's. Raises UnknownPath."""
    for known in SECTION_NAMES:
        if known == name:
            return known
    raise UnknownPath(f"There is no section {name!r}.", fix=f"Use one of {', '.join(SECTION_NAMES)}.", field=name)


def find_entry(resume: Resume, entry_id: str) -> tuple[SectionName, Entry]:
    for name, entry in resume.entries():
        if entry.id == entry_id:
            return name, entry
    raise UnknownPath(f"The résumé has no entry {entry_id!r}.", fix="It may have been removed.", field=entry_id)


def replace_section(resume: Resume, name: SectionName, entries: Sequence[Entry]) -> Resume:
    for entry in entries:
        if not isinstance(entry, ENTRY_KINDS[name]):
            raise InvalidEdit(f"A {type(entry).__name__} does not belong in {name}.", field=name)
    return resume.model_copy(update={name: tuple(entries)})


def replace_entry(resume: Resume, entry: Entry) -> Resume:
    """Put the entry in the place of the one with its id."""
    name, _ = find_entry(resume, entry.id)
    return replace_section(resume, name, [entry if e.id == entry.id else e for e in resume.section(name)])


def insert_entry(resume: Resume, name: SectionName, entry: Entry, *, index: int | None = None) -> Resume:
    """Add an entry, at the end when no index is given. An id that is missing or taken is minted anew."""
    entries = list(resume.section(name))
    entries.insert(len(entries) if index is None else index, _unless_taken(resume, entry))
    return identify(replace_section(resume, name, entries))


def remove_entry(resume: Resume, entry_id: str) -> Resume:
    name, _ = find_entry(resume, entry_id)
    return replace_section(resume, name, [e for e in resume.section(name) if e.id != entry_id])


def reorder_entries(resume: Resume, name: SectionName, order: Sequence[str]) -> Resume:
    return replace_section(resume, name, ordered(resume.section(name), order, path=name))


def bullets_at(resume: Resume, list_path: str) -> tuple[Bullet, ...]:
    """The bullets at a path such as `work/<id>/bullets`."""
    value = paths.get(resume, list_path)
    if not isinstance(value, tuple) or paths.split(list_path)[-1] not in BULLET_LISTS:
        raise InvalidEdit(f"{list_path} is no list of bullets.", fix="Name work/<id>/bullets.", field=list_path)
    return tuple(item for item in value if isinstance(item, Bullet))


def replace_bullets(resume: Resume, list_path: str, bullets: Sequence[Bullet]) -> Resume:
    """Put other bullets in the list; ids that are missing or taken are minted anew."""
    bullets_at(resume, list_path)
    _, entry_id, field = paths.split(list_path)
    _, entry = find_entry(resume, entry_id)
    return identify(replace_entry(resume, entry.model_copy(update={field: tuple(bullets)})))


def insert_bullet(resume: Resume, list_path: str, text: str, *, index: int | None = None) -> Resume:
    """Add a bullet, at the end when no index is given; its id derives from its text."""
    bullets = list(bullets_at(resume, list_path))
    bullets.insert(len(bullets) if index is None else index, Bullet(id=UNIDENTIFIED, text=text))
    return replace_bullets(resume, list_path, bullets)


def remove_bullet(resume: Resume, path: str) -> Resume:
    list_path, bullet_id = _bullet_path(resume, path)
    return replace_bullets(resume, list_path, [b for b in bullets_at(resume, list_path) if b.id != bullet_id])


def reorder_bullets(resume: Resume, list_path: str, order: Sequence[str]) -> Resume:
    return replace_bullets(resume, list_path, ordered(bullets_at(resume, list_path), order, path=list_path))


def split_bullet(resume: Resume, path: str, texts: Sequence[str]) -> Resume:
    """Replace one bullet by several; the first keeps its id."""
    if not texts:
        raise InvalidEdit("A bullet cannot be split into nothing.", fix="Remove it instead.", field=path)
    list_path, bullet_id = _bullet_path(resume, path)
    bullets: list[Bullet] = []
    for bullet in bullets_at(resume, list_path):
        if bullet.id == bullet_id:
            ids = [bullet_id, *[UNIDENTIFIED] * (len(texts) - 1)]
            bullets += [Bullet(id=i, text=t) for i, t in zip(ids, texts, strict=True)]
        else:
            bullets.append(bullet)
    return replace_bullets(resume, list_path, bullets)


def merge_bullets(resume: Resume, path: str, merged: Sequence[str], *, text: str) -> Resume:
    """Write the text into the bullet at the path and remove the bullets of the same list that it stands for."""
    list_path, bullet_id = _bullet_path(resume, path)
    bullets = bullets_at(resume, list_path)
    missing = set(merged) - {b.id for b in bullets if b.id != bullet_id}
    if missing:
        raise InvalidEdit(f"{sorted(missing)} are no other bullets of {list_path}.", field=list_path)
    kept = [Bullet(id=b.id, text=text) if b.id == bullet_id else b for b in bullets if b.id not in merged]
    return replace_bullets(resume, list_path, kept)


def ordered(items: Sequence[Item], order: Sequence[str], *, path: str) -> list[Item]:
    """The items in the order of the ids; those it does not name follow as they stood."""
    by_id = {item.id: item for item in items}
    if len(set(order)) != len(order) or not set(order) <= set(by_id):
        raise InvalidEdit(
            f"The new order of {path} names an id twice, or one that is not there.",
            fix="Load the résumé again and give each id once.",
            field=path,
        )
    named = set(order)
    return [by_id[i] for i in order] + [item for item in items if item.id not in named]


def _bullet_path(resume: Resume, path: str) -> tuple[str, str]:
    list_path, _, bullet_id = path.rpartition("/")
    paths.get(resume, path)
    bullets_at(resume, list_path)
    return list_path, bullet_id


def _unless_taken(resume: Resume, entry: Entry) -> Entry:
    taken = any(entry.id == other.id for _, other in resume.entries())
    return entry.model_copy(update={"id": UNIDENTIFIED}) if taken else entry
