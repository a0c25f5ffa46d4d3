"""One line of the table that `make bench` prints."""

from __future__ import annotations

from typing import NamedTuple

from bench.timing import Timing


class Row(NamedTuple):
    what: str
    ours: str
    target: str
    reference: str = ""
    reference_figure: str = ""
    ratio: str = ""


def row(what: str, ours: Timing, target: str, reference: str, other: Timing) -> Row:
    """`ratio` says how many times the reference takes as long as we do."""
    return Row(what, str(ours), target, reference, str(other), f"{other.median / ours.median:.1f}x")
