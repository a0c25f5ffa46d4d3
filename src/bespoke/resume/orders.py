"""Merging two orders of the same things. Both functions give the same when the sides change places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def merge_orders(base: Sequence[str], yours: Sequence[str], theirs: Sequence[str]) -> list[str] | None:
    """One order with the moves of both, or None where they contradict each other. All three hold the same ids."""
    if list(yours) == list(theirs) or list(theirs) == list(base):
        return list(yours)
    if list(yours) == list(base):
        return list(theirs)
    kept_by_you, kept_by_them = unmoved(base, yours), unmoved(base, theirs)
    if kept_by_you | kept_by_them != set(base):
        return None
    settled = [i for i in base if i in kept_by_you & kept_by_them]
    return insert_runs(settled, [i for i in yours if i in kept_by_them], [i for i in theirs if i in kept_by_you])


def insert_runs(order: Sequence[str], yours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """The order with what only the sides hold, each run of it behind what it follows there."""
    placed = set(order)
    runs: dict[str, list[list[str]]] = {}
    for side in (yours, theirs):
        for anchor, run in _runs(side, placed):
            runs.setdefault(anchor, []).append(run)
    merged: list[str] = []
    for anchor in ("", *order):
        merged += [anchor] if anchor else []
        for run in sorted(runs.get(anchor, [])):
            merged += run
    return list(dict.fromkeys(merged))


def _runs(side: Sequence[str], placed: set[str]) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    anchor = ""
    for item in side:
        if item in placed:
            anchor = item
        elif found and found[-1][0] == anchor:
            found[-1][1].append(item)
        else:
            found.append((anchor, [item]))
    return found


def unmoved(base: Sequence[str], moved: Sequence[str]) -> set[str]:
    """The most ids that kept their order: a longest increasing subsequence."""
    position = {item: n for n, item in enumerate(base)}
    tails: list[int] = []
    before: dict[int, int] = {}
    for here in (position[item] for item in moved):
        n = bisect_left(tails, here)
        before[here] = tails[n - 1] if n else -1
        tails[n : n + 1] = [here]
    kept: set[str] = set()
    at = tails[-1] if tails else -1
    while at >= 0:
        kept.add(base[at])
        at = before[at]
    return kept
