"""`bespoke parse`: read a résumé and show what was understood."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter
from rich.markup import escape

from bespoke.cli.children import open_sandbox
from bespoke.cli.choices import InputFile
from bespoke.cli.inputs import resume_from
from bespoke.cli.output import console, counted, print_json, print_warnings, table
from bespoke.intake.ledger import Intake
from bespoke.resume.jsonresume import write_json_resume
from bespoke.resume.text import plain_text


def parse(
    resume: InputFile,
    /,
    *,
    ledger: Annotated[bool, Parameter(negative="")] = False,
    password: str | None = None,
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
) -> None:
    """Read a résumé file and print what was understood, and what was left over.

    Parameters
    ----------
    resume
        PDF, DOCX, HTML, Markdown, text or JSON Resume; - reads standard input.
    ledger
        Show every line of the file and where it went. With --json, print the whole intake instead of the resume.
    password
        The password of an encrypted PDF.
    as_json
        Print JSON Resume.
    """
    with open_sandbox() as sandbox:
        intake = resume_from(resume, sandbox=sandbox, password=password)
    if as_json:
        print_json(intake if ledger else write_json_resume(intake.resume))
        return
    console.print(escape(plain_text(intake.resume)), soft_wrap=True)
    _print_account(intake)
    if ledger:
        rows = [
            (str(line.number), line.text, ", ".join(line.targets) or line.fate, f"{line.confidence:.0%}")
            for line in intake.ledger.lines
        ]
        console.print(table("Every line and where it went", ("#", "line", "went to", "sure"), rows))


def _print_account(intake: Intake) -> None:
    lines = intake.ledger.lines
    mapped = sum(line.fate == "mapped" for line in lines)
    console.print(f"\n[dim]{len(lines)} lines read, {mapped} went into fields.[/]")
    print_warnings(intake.ledger.warnings)
    if left := intake.ledger.left_over:
        console.print(f"[yellow]{counted(len(left), 'line')} left over:[/]")
        for line in left:
            console.print(f"  {escape(line.text)}")
