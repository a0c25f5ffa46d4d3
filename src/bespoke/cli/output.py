"""What commands print: tables for people, JSON for programs, errors for both."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

from pydantic import BaseModel
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bespoke.intake.ledger import Warning
from bespoke.platform.errors import BespokeError

console = Console(highlight=False, emoji=False)
error_console = Console(stderr=True, highlight=False, emoji=False)
_WIDE = 1000


def print_json(value: BaseModel | object) -> None:
    """Exactly one JSON document on standard output."""
    text = value.model_dump_json(indent=2) if isinstance(value, BaseModel) else json.dumps(value, indent=2)
    sys.stdout.write(text + "\n")


def print_error(error: BespokeError, *, as_json: bool) -> None:
    if as_json:
        problem = {"code": error.code, "title": error.title, "detail": error.detail, "fix": error.fix}
        sys.stderr.write(json.dumps({"error": problem}, ensure_ascii=False) + "\n")
        return
    error_console.print(f"[bold red]{escape(error.title)}.[/] {escape(error.detail)}")
    if error.fix:
        error_console.print(f"[bold]What to do:[/] {escape(error.fix)}")


def counted(number: int, noun: str) -> str:
    """ "1 change", "2 changes"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def print_warnings(warnings: Iterable[Warning]) -> None:
    for warning in warnings:
        console.print(f"[yellow]Note:[/] {escape(warning.message)} {escape(warning.fix)}")


def print_lines(title: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """A table that keeps each row on one line, however narrow the window: for ids that are copied, and for `grep`."""
    wide = Console(highlight=False, emoji=False, width=_WIDE)
    with wide.capture() as captured:
        wide.print(table(title, columns, rows))
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    """A plain table of user text; nothing in a cell is read as markup."""
    shown = Table(
        title=escape(title), title_justify="left", title_style="bold", header_style="dim", box=None, pad_edge=False
    )
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in rows:
        shown.add_row(*(escape(cell) for cell in row))
    return shown
