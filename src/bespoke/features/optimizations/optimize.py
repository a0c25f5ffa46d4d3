"""The main job: a résumé file and a posting in, an optimized résumé and its report out. Needs no database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from bespoke.features.exports import Exported, render_document, verify_document
from bespoke.features.optimizations.checked import apply_checked
from bespoke.features.optimizations.report_page import load_page, report_page
from bespoke.features.optimizations.schemas import Optimization, Progress, Report, Stage
from bespoke.features.reading import resume_json
from bespoke.intake.ledger import Intake
from bespoke.optimize.cover_note import write_cover_note
from bespoke.optimize.kept import kept_paths
from bespoke.optimize.llm.contract import Wish
from bespoke.optimize.model import Preferences, Suggestion
from bespoke.optimize.questions import questions
from bespoke.optimize.structured_output import structured_output
from bespoke.optimize.suggest import suggest
from bespoke.platform.sandbox import Sandbox
from bespoke.posting.analyse import read_posting
from bespoke.posting.file import PostingFile
from bespoke.render.model import Format, Options
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Resume
from bespoke.scoring.score import score

FORMATS: tuple[Format, ...] = ("pdf", "docx", "html", "txt", "json")
_PERCENT: dict[Stage, int] = {
    "read": 0,
    "analyse": 20,
    "score": 30,
    "suggest": 40,
    "apply": 60,
    "render": 70,
    "verify": 85,
    "done": 100,
}


_SIDE_BY_SIDE = 2


class Source(NamedTuple):
    """An uploaded file as it came. `reading` is the child's answer, where it has begun to read it already."""

    name: str
    content: bytes
    password: str | None = None
    reading: Future[bytes] | None = None


def optimize(
    source: Source,
    advertised: PostingFile,
    *,
    as_of: PartialDate,
    sandbox: Sandbox,
    preferences: Preferences | None = None,
    options: Options | None = None,
    on_progress: Callable[[Progress], object] = bool,
    ask: Callable[[Wish], Sequence[Suggestion]] | None = None,
) -> Optimization:
    """Raises the typed errors of intake, posting and render, and NothingToKeep; nothing is returned half-made.

    What is to be kept may be named by its words. `ask` asks a model for what the rules have not taken.
    """
    wishes, look = preferences or Preferences(), options or Options()

    def tell(stage: Stage, note: str = "") -> None:
        on_progress(Progress(stage=stage, percent=_PERCENT[stage], note=note))

    tell("read", source.name)
    with ThreadPoolExecutor(1) as reader:
        reading = source.reading or reader.submit(
            resume_json, source.content, source.name, sandbox=sandbox, password=source.password
        )
        tell("analyse")
        posting = read_posting(advertised.text)
        intake = Intake.model_validate_json(reading.result())
    wishes = wishes.model_copy(update={"keep": kept_paths(intake.resume, wishes.keep)})
    tell("score", posting.analysis.title)
    before = score(intake.resume, posting, as_of=as_of)
    tell("suggest")
    proposed = tuple(suggest(intake.resume, posting, wishes, as_of=as_of))
    if ask is not None:
        taken = frozenset(suggestion.target for suggestion in proposed)
        proposed += tuple(ask(Wish(intake.resume, posting, wishes, as_of, taken=taken)))
    tell("apply", f"{len(proposed)} suggestions")
    applied = apply_checked(intake.resume, proposed, as_of=as_of)
    after = score(applied.resume, posting, as_of=as_of)
    with ThreadPoolExecutor(1) as renderer:
        rendering = renderer.submit(_render, applied.resume, look, sandbox, lambda: tell("verify"))
        tell("render", look.template)
        asked = tuple(questions(applied.resume, posting))
        structured = structured_output(
            applied.resume,
            score=after,
            posting=posting,
            suggestions=applied.suggestions,
            locked=wishes.locked,
            cover_note=write_cover_note(applied.resume, posting, as_of=as_of, confirmed=intake.resume),
        )
        load_page()
        exported = rendering.result()
    report = Report(
        source=source.name,
        posting_title=posting.analysis.title,
        company=posting.analysis.company,
        template=look.template,
        before=before,
        after=after,
        analysis=posting.analysis,
        suggestions=applied.suggestions,
        questions=asked,
        document_verdict=applied.verdict,
        ledger=intake.ledger,
        posting_warnings=advertised.warnings,
        receipts=tuple(export.receipt for export in exported),
        preferences=wishes,
        structured_output=structured,
    )
    files = {f"resume.{export.rendered.format}": export.rendered.content for export in exported}
    files["report.json"] = (report.model_dump_json(indent=2) + "\n").encode()
    files["report.html"] = report_page(report, original=intake.resume, optimized=applied.resume).encode()
    tell("done")
    return Optimization(intake.resume, applied.resume, advertised.text, report, files)


def _render(resume: Resume, options: Options, sandbox: Sandbox, on_verify: Callable[[], None]) -> list[Exported]:
    """All formats side by side, then each read back."""
    with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        rendered = list(pool.map(lambda kind: render_document(resume, kind, options, sandbox=sandbox), FORMATS))
        on_verify()
        return list(pool.map(lambda file: verify_document(file, resume, options, sandbox=sandbox), rendered))
