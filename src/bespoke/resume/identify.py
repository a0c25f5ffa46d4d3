"""Deterministic ids for every entry and bullet that has none, or has one that is already taken.

An id derives from the content it is given for, never from the position alone, so that inserting an entry above leaves
the ids below it as they are; equal content is told apart by counting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bespoke.resume.ids import UNIDENTIFIED, derive_id
from bespoke.resume.model import Bullet, Entry, Profile, Resume, SectionName, bullet_lists

_BULLET_PREFIX = {"bullets": "bullet", "courses": "course", "keywords": "keyword", "roles": "role"}
_ENTRY_PREFIX: dict[SectionName, str] = {
    "work": "work",
    "volunteer": "volunteer",
    "education": "education",
    "awards": "award",
    "certificates": "certificate",
    "publications": "publication",
    "skills": "skill",
    "languages": "language",
    "interests": "interest",
    "references": "reference",
    "projects": "project",
    "custom": "section",
}


def identify(resume: Resume) -> Resume:
    """The resume with every id present and unique; the first holder of an id keeps it."""
    if _is_identified(resume):
        return resume
    taken = _kept_ids(resume)
    profiles = tuple(_profile(profile, taken) for profile in resume.basics.profiles)
    changes: dict[str, object] = {"basics": resume.basics.model_copy(update={"profiles": profiles})}
    for name, prefix in _ENTRY_PREFIX.items():
        changes[name] = tuple(_entry(entry, prefix, taken) for entry in resume.section(name))
    return resume.model_copy(update=changes)


class _Taken:
    """Ids that may no longer be minted, and those whose first holder has not come by yet."""

    def __init__(self, ids: set[str]) -> None:
        self.minted: set[str] = set()
        self.waiting = ids
        self._seen: Counter[tuple[str, ...]] = Counter()

    def settle(self, current: str, prefix: str, *content: str) -> str:
        if current in self.waiting:
            self.waiting.discard(current)
            self.minted.add(current)
            return current
        while True:
            count = self._seen[prefix, *content]
            self._seen[prefix, *content] += 1
            new = derive_id(prefix, *content, str(count))
            if new not in self.minted and new not in self.waiting:
                self.minted.add(new)
                return new


def _is_identified(resume: Resume) -> bool:
    """As nearly every document is that we wrote ourselves."""
    ids = list(_ids(resume))
    kept = set(ids)
    return len(kept) == len(ids) and UNIDENTIFIED not in kept


def _kept_ids(resume: Resume) -> _Taken:
    return _Taken(set(_ids(resume)) - {UNIDENTIFIED})


def _ids(resume: Resume) -> Iterator[str]:
    yield from (profile.id for profile in resume.basics.profiles)
    for _, entry in resume.entries():
        yield entry.id
        for _, bullets in bullet_lists(entry):
            yield from (bullet.id for bullet in bullets)


def _profile(profile: Profile, taken: _Taken) -> Profile:
    return profile.model_copy(update={"id": taken.settle(profile.id, "profile", *_scalars(profile))})


def _entry(entry: Entry, prefix: str, taken: _Taken) -> Entry:
    new_id = taken.settle(entry.id, prefix, *_scalars(entry))
    changes: dict[str, object] = {"id": new_id}
    for name, bullets in bullet_lists(entry):
        changes[name] = tuple(_bullet(bullet, name, new_id, taken) for bullet in bullets)
    return entry.model_copy(update=changes)


def _bullet(bullet: Bullet, list_name: str, owner: str, taken: _Taken) -> Bullet:
    return Bullet(id=taken.settle(bullet.id, _BULLET_PREFIX[list_name], owner, bullet.text), text=bullet.text)


def _scalars(entry: Entry) -> list[str]:
    """What an entry is recognised by: its scalar fields, not its bullets, which are edited more often."""
    skip = {"id", "extra", "bullets", "courses", "keywords", "roles"}
    return [f"{name}={getattr(entry, name)}" for name in type(entry).model_fields if name not in skip]
