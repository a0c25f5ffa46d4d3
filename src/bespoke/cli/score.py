"""`bespoke score`: how a résumé matches a posting, and why; or how good it is by itself."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter
from rich.markup import escape

from bespoke.cli.children import open_sandbox
from bespoke.cli.choices import InputFile
from bespoke.cli.files import check_inputs
from bespoke.cli.inputs import date_from, posting_from, resume_from
from bespoke.cli.output import console, print_json, print_warnings, table
from bespoke.posting.analyse import read_posting
from bespoke.scoring.model import Score
from bespoke.scoring.score import score as judge


def score(
    resume: InputFile,
    /,
    *,
    posting: InputFile | None = None,
    password: str | None = None,
    as_of: str | None = None,
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
) -> None:
    """Score a résumé against a posting, or by itself, and show what is behind each number.

    Parameters
    ----------
    resume
        PDF, DOCX, HTML, Markdown, text or JSON Resume; - reads standard input.
    posting
        The job posting as text, HTML, DOCX or PDF; - reads standard input. Without one there is no match, all else is
        judged.
    password
        The password of an encrypted PDF.
    as_of
        The day to count "present" to; today by default.
    as_json
        Print the score as JSON.
    """
    check_inputs(*filter(None, (resume, posting)))
    with open_sandbox() as sandbox:
        advertised = posting_from(posting, sandbox=sandbox) if posting else None
        intake = resume_from(resume, sandbox=sandbox, password=password)
    read = read_posting(advertised.text) if advertised else None
    result = judge(intake.resume, read, as_of=date_from(as_of))
    if as_json:
        print_json(result)
    else:
        print_warnings(advertised.warnings if advertised else ())
        _print_score(result, has_posting=advertised is not None)


def _print_score(result: Score, *, has_posting: bool) -> None:
    if result.match is None:
        console.print(f"[yellow]No match number:[/] {escape(result.refusal)}")
    else:
        console.print(
            f"Match with this posting: [bold]{result.match:g}[/] of 100, confidence {result.confidence:.0%}\n"
        )
    if has_posting:
        _print_match(result)
    dimensions = [
        (d.name.replace("_", " "), "–" if d.value is None else f"{d.value:.0f}", d.why) for d in result.dimensions
    ]
    console.print(table("Five read-outs", ("dimension", "0-100", "why"), dimensions))
    if not has_posting:
        findings = [(one.severity, one.message, one.fix) for one in result.quality.findings]
        console.print(table("To look at", ("severity", "what", "how to mend it"), findings))


def _print_match(result: Score) -> None:
    rows = [
        (c.name, c.level, c.strength, f"{c.weight * c.credit:.1f} of {c.weight:g}", str(len(c.evidence)))
        for c in result.contributions
    ]
    console.print(table("Requirements", ("asked for", "level", "in the résumé", "counts", "places"), rows))
    criteria = [(c.kind, c.asked, c.answer, c.why) for c in result.criteria]
    console.print(table("Beside the number", ("criterion", "asked", "answer", "why"), criteria))
