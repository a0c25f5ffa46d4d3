"""One line of the table that `make bench` prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

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


def print_rows(title: str, rows: Sequence[Row], *, ours: str = "ours") -> None:
    """`ours` heads the column of our own figures."""
    table = Table(title=title, title_justify="left", box=None, header_style="bold")
    for column in ("what", ours, "target", "reference in the same call", "its figure", "ratio"):
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console(width=170).print(table)
