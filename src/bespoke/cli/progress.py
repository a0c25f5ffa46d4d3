"""The main job's progress on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bespoke.cli.output import error_console
from bespoke.features.optimizations.schemas import Progress as Step
from bespoke.features.optimizations.schemas import Stage

_DOING: dict[Stage, str] = {
    "read": "Reading the résumé",
    "analyse": "Reading the posting",
    "score": "Scoring the match",
    "suggest": "Looking for honest improvements",
    "apply": "Applying what the guard passed",
    "render": "Setting the pages",
    "verify": "Reading the files back",
    "done": "Done",
}


@contextmanager
def display() -> Iterator[Callable[[Step], None]]:
    """Gone from the screen when the work is done."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=24), TimeElapsedColumn())
    with Progress(*columns, console=error_console, transient=True) as progress:
        bar = progress.add_task("", total=100)

        def show(step: Step) -> None:
            progress.update(bar, completed=step.percent, description=_DOING[step.stage])

        yield show
