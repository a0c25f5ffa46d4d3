"""Running the main job from the terminal: a progress display, the files, a summary."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bespoke.cli.children import Readings
from bespoke.cli.files import write_files
from bespoke.cli.inputs import date_from, saying_which
from bespoke.features.optimizations.optimize import Source, optimize
from bespoke.features.optimizations.schemas import Progress
from bespoke.optimize.llm.contract import Wish
from bespoke.optimize.model import Preferences, Suggestion
from bespoke.platform.sandbox import Sandbox
from bespoke.posting.file import PostingFile
from bespoke.render.model import Options


def run_main_job(
    resume: Path,
    posting: Path,
    *,
    readings: Readings,
    out: Path,
    sandbox: Sandbox,
    preferences: Preferences,
    options: Options,
    password: str | None,
    as_of: str | None,
    as_json: bool,
    with_model: bool = False,
) -> None:
    ask = _model() if with_model else None
    with saying_which("posting", posting):
        advertised = PostingFile.model_validate_json(readings.posting.result())
    with _progress(hidden=as_json) as show, saying_which("résumé", resume, password=password):
        result = optimize(
            Source(resume.name, readings.content, password, readings.resume),
            advertised,
            as_of=date_from(as_of),
            sandbox=sandbox,
            preferences=preferences,
            options=options,
            on_progress=show,
            ask=ask,
        )
    written = write_files(out, result.files)
    if as_json:
        sys.stdout.write(result.report.model_dump_json(indent=2) + "\n")
    else:
        from bespoke.cli.summary import summarize  # noqa: PLC0415 - loaded already, while the pages were set

        summarize(result, written)


def _model() -> Callable[[Wish], Sequence[Suggestion]]:
    """The configured model; what it costs and why it fails goes to standard error."""
    from bespoke.features.ai.ask_once import ask_once  # noqa: PLC0415 - for those who ask for it
    from bespoke.platform.settings import read_settings  # noqa: PLC0415

    settings = read_settings().ai
    return lambda wish: ask_once(settings, wish, tell=lambda line: sys.stderr.write(f"{line}\n"))


@contextmanager
def _progress(*, hidden: bool) -> Iterator[Callable[[Progress], None]]:
    """A display on a terminal only; loading what draws it would hold up everybody else."""
    if not hidden and sys.stderr.isatty():
        from bespoke.cli.progress import display  # noqa: PLC0415

        with display() as show:
            yield show
        return

    def prepare(step: Progress) -> None:
        if step.stage == "render" and not hidden:
            import bespoke.cli.summary  # noqa: F401, PLC0415 - this process has nothing else to do then

    yield prepare
