"""A document that came without ids inherits those of an earlier one, by likeness of content.

Per section, one to one: equal entries first, then the most alike above a threshold. What is new keeps an id of its own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from bespoke.resume.identify import identify
from bespoke.resume.ids import UNIDENTIFIED
from bespoke.resume.labels import entry_label
from bespoke.resume.model import SECTION_NAMES, Bullet, Dated, Entry, Resume, bullet_lists

_ENTRY_MIN = 0.62
_BULLET_MIN = 0.6
_MAX_COMPARISONS = 40_000

E = TypeVar("E", bound=Entry)
T = TypeVar("T", Bullet, Entry)


def align(document: Resume, base: Resume) -> Resume:
    """The document with the ids of the entries and bullets of `base` that it took over or reworded."""
    profiles = _entries(document.basics.profiles, base.basics.profiles)
    changes: dict[str, object] = {"basics": document.basics.model_copy(update={"profiles": profiles})}
    for name in SECTION_NAMES:
        changes[name] = _entries(document.section(name), base.section(name))
    return identify(document.model_copy(update=changes))


def _entries(new: Sequence[E], old: Sequence[E]) -> tuple[E, ...]:
    pairs = _pair([_content(entry) for entry in new], [_content(entry) for entry in old], _entry_likeness(new, old))
    taken = {entry.id for entry in old}
    return tuple(_inherit(entry, old[pairs[n]] if n in pairs else None, taken) for n, entry in enumerate(new))


def _inherit(entry: E, ancestor: E | None, taken: set[str]) -> E:
    if ancestor is None:
        return entry.model_copy(update={"id": UNIDENTIFIED}) if entry.id in taken else entry
    changes: dict[str, object] = {"id": ancestor.id}
    for (name, bullets), (_, before) in zip(bullet_lists(entry), bullet_lists(ancestor), strict=True):
        changes[name] = _bullets(bullets, before)
    return entry.model_copy(update=changes)


def _bullets(new: Sequence[Bullet], old: Sequence[Bullet]) -> tuple[Bullet, ...]:
    pairs = _pair([b.text for b in new], [b.text for b in old], lambda i, j: _likeness(new[i].text, old[j].text))
    taken = {bullet.id for bullet in old}
    fresh = (UNIDENTIFIED if bullet.id in taken else bullet.id for bullet in new)
    return tuple(
        Bullet(id=old[pairs[n]].id if n in pairs else own, text=bullet.text)
        for n, (bullet, own) in enumerate(zip(new, fresh, strict=True))
    )


def _pair(new: Sequence[str], old: Sequence[str], likeness: Callable[[int, int], float]) -> dict[int, int]:
    """Which old one each new one continues."""
    waiting: dict[str, deque[int]] = {}
    for m, content in enumerate(old):
        waiting.setdefault(content, deque()).append(m)
    pairs = {n: waiting[content].popleft() for n, content in enumerate(new) if waiting.get(content)}
    left = [n for n in range(len(new)) if n not in pairs]
    free = {m for rest in waiting.values() for m in rest}
    if len(left) * len(free) > _MAX_COMPARISONS:
        return pairs
    scored = sorted((-likeness(n, m), abs(n - m), n, m) for n in left for m in free)
    for score, _, n, m in scored:
        if score < 0 and n not in pairs and m in free:
            pairs[n] = m
            free.remove(m)
    return pairs


def _likeness(a: str, b: str) -> float:
    """0 below the threshold. Reordered words count half, so that a bullet is not taken for its neighbour."""
    score = (fuzz.ratio(a, b) + fuzz.token_set_ratio(a, b)) / 200
    return score if score >= _BULLET_MIN else 0.0


def _entry_likeness(new: Sequence[Entry], old: Sequence[Entry]) -> Callable[[int, int], float]:
    """How alike two entries are by name, dates and bullets; each counts only where at least one has it."""

    def likeness(n: int, m: int) -> float:
        a, b = new[n], old[m]
        # Capitals are how a heading is set, not what it says.
        labels = entry_label(a).casefold(), entry_label(b).casefold()
        parts = [(3.0, fuzz.token_sort_ratio(*labels) / 100)]
        if isinstance(a, Dated) and isinstance(b, Dated) and (a.start or b.start):
            parts.append((1.0, float(a.start == b.start)))
        words_a, words_b = _words(a), _words(b)
        if words_a or words_b:
            parts.append((2.0, fuzz.token_sort_ratio(words_a, words_b) / 100))
        score = sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)
        return score if score >= _ENTRY_MIN else 0.0

    return likeness


def _words(entry: Entry) -> str:
    return " ".join(bullet.text for _, bullets in bullet_lists(entry) for bullet in bullets)


def _content(entry: Entry) -> str:
    """The entry's content without any id."""
    fields = {name: value for name, value in entry if name != "id" and not isinstance(value, tuple)}
    lists = [[bullet.text for bullet in bullets] for _, bullets in bullet_lists(entry)]
    return repr((fields, lists))
