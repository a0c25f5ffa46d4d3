"""Timing: medians and 95th percentiles, rounds of several candidates interleaved so that noise falls on all alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

# What `pace_ms` gives on an undisturbed machine of the kind the targets were set on.
CALM_MS = 50


class Timing(NamedTuple):
    """Milliseconds."""

    median: float
    p95: float

    def __str__(self) -> str:
        return f"{self.median:.1f} / {self.p95:.1f}"


def interleave(
    candidates: Mapping[str, Callable[[int], object]], *, rounds: int, warm: int = 2, rest_s: float = 0
) -> dict[str, Timing]:
    """Call every candidate once a round with the round's number, after `warm` rounds that do not count.

    `rest_s` goes by before each call, for candidates that return before their processes are done: what one leaves
    running would be timed as the next one's slowness.
    """
    samples: dict[str, list[float]] = {name: [] for name in candidates}
    for number in range(-warm, rounds):
        for name, run in candidates.items():
            time.sleep(rest_s)
            start = time.perf_counter()
            run(number)
            if number >= 0:
                samples[name].append((time.perf_counter() - start) * 1000)
    return {name: timing(values) for name, values in samples.items()}


def in_turns(
    candidates: Mapping[str, Callable[[int], object]], *, turns: int, each: int, rest_s: float
) -> dict[str, Timing]:
    """Each candidate at work by itself for `each` calls in a row, `turns` times, after `rest_s` and one call uncounted.

    For candidates that disturb each other when they alternate: a browser's processes, still busy with the last
    document, and caches that it has emptied are the one's cost and not the other's.
    """
    samples: dict[str, list[float]] = {name: [] for name in candidates}
    for turn in range(turns):
        for name, run in candidates.items():
            time.sleep(rest_s)
            run(turn * each)
            samples[name] += _one_by_one(run, range(turn * each + 1, (turn + 1) * each + 1))
    return {name: timing(values) for name, values in samples.items()}


def _one_by_one(run: Callable[[int], object], numbers: range) -> list[float]:
    took = []
    for number in numbers:
        start = time.perf_counter()
        run(number)
        took.append((time.perf_counter() - start) * 1000)
    return took


def timing(values: list[float]) -> Timing:
    """Of any figures, not only milliseconds."""
    return Timing(statistics.median(values), percentile(values, 0.95))


def percentile(values: Iterable[float], share: float) -> float:
    """The value that `share` of all are not above."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * len(ordered)))]


def pace_ms() -> float:
    """How long a fixed piece of Python takes just now, best of three: shared machines run at half speed at times."""
    return min(_additions_ms() for _ in range(3))


def _additions_ms() -> float:
    start, total = time.perf_counter(), 0
    for number in range(2_000_000):
        total += number
    return (time.perf_counter() - start) * 1000
