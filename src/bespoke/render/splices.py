"""From one list to another by few replacements: what a page's patch is made of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Splice(NamedTuple, Generic[T]):
    """Replace `removed` elements of the old list, from `start` on, by `inserted`."""

    start: int
    removed: int
    inserted: list[T]


class Span(NamedTuple):
    """`length` equal elements from `old` on in the old list and from `new` on in the new one."""

    old: int
    new: int
    length: int


def between(old: list[T], new: list[T], spans: Sequence[Span] = ()) -> list[Splice[T]]:
    """Ascending and apart from one another. `spans`, ascending in both lists, stay; between them only the heads and
    tails of the stretches are compared, which takes time in proportion to the lists.
    """
    edges = [Span(0, 0, 0), *spans, Span(len(old), len(new), 0)]
    gaps = (
        _trimmed(old, new, (one.old + one.length, next_.old), (one.new + one.length, next_.new))
        for one, next_ in pairwise(edges)
    )
    return [splice for splice in gaps if splice is not None]


def apply(old: list[T], splices: Sequence[Splice[T]]) -> list[T]:
    """The last one first, so that the places before it stay what they were."""
    new = list(old)
    for start, removed, inserted in reversed(splices):
        new[start : start + removed] = inserted
    return new


def common_spans(old: list[str], new: list[str], *, opening: str, closing: str) -> list[Span]:
    """What stands between an element that begins with `opening` and the next `closing`, where it stands once in each
    list: the longest row of such stretches that ascends in both (patience diff).
    """
    ours, theirs = (_unique(_stretches(elements, opening, closing)) for elements in (old, new))
    shared = [Span(start, theirs[stretch], len(stretch)) for stretch, start in ours.items() if stretch in theirs]
    return _ascending(shared)


def _stretches(elements: list[str], opening: str, closing: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    end = 0
    for start, element in enumerate(elements):
        if start >= end and element.startswith(opening):
            try:
                end = elements.index(closing, start)
            except ValueError:
                return
            yield start + 1, tuple(elements[start + 1 : end])


def _unique(stretches: Iterable[tuple[int, tuple[str, ...]]]) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    again: set[tuple[str, ...]] = set()
    for start, stretch in stretches:
        if stretch in found:
            again.add(stretch)
        found[stretch] = start
    return {stretch: start for stretch, start in found.items() if stretch not in again}


def _ascending(spans: list[Span]) -> list[Span]:
    """Spans come in the old list's order; the longest row of them in the new list's order, too."""
    ends: list[int] = []
    rows: list[int] = []
    before: list[int | None] = []
    for number, span in enumerate(spans):
        place = bisect_left(ends, span.new)
        before.append(rows[place - 1] if place else None)
        ends[place : place + 1] = [span.new]
        rows[place : place + 1] = [number]
    chosen: list[Span] = []
    at = rows[-1] if rows else None
    while at is not None:
        chosen.append(spans[at])
        at = before[at]
    return chosen[::-1]


def _trimmed(old: list[T], new: list[T], here: tuple[int, int], there: tuple[int, int]) -> Splice[T] | None:
    (start, end), (first, last) = here, there
    while start < end and first < last and old[start] == new[first]:
        start, first = start + 1, first + 1
    while start < end and first < last and old[end - 1] == new[last - 1]:
        end, last = end - 1, last - 1
    return Splice(start, end - start, new[first:last]) if start < end or first < last else None
