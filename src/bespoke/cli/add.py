"""`bespoke add`: write a résumé by telling."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.markup import escape

from bespoke.cli.files import read_bytes, write_files
from bespoke.cli.output import console, print_json
from bespoke.intake.telling.sections import AUTO, section_called
from bespoke.platform.errors import Invalid
from bespoke.render.model import TemplateName
from bespoke.resume.completeness import completeness
from bespoke.resume.diff import diff
from bespoke.resume.jsonresume import parse_json_resume, write_json_resume
from bespoke.resume.model import Resume
from bespoke.telling import Told, tell_by_rules


class NotUnderstood(Invalid):
    """Nothing was understood."""


def add(
    text: str,
    /,
    *,
    to: Path,
    section: str = AUTO,
    answers: str = "",
    template: TemplateName = "classic",
    with_model: Annotated[bool, Parameter(negative="")] = False,
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
) -> None:
    """Add to a résumé in your own words: "I managed a team of 5 at Acme since 2021". Nothing is made up.

    Parameters
    ----------
    text
        What you tell, in whole sentences; - reads standard input.
    to
        The JSON Resume to add to; it is made where there is none.
    section
        The section it is about, such as work; found out by itself when not given.
    answers
        The path of the question it answers, as the last call named it.
    template
        The template whose length and tone to keep to.
    with_model
        Let the model read it that the settings BESPOKE_AI_… name; nothing is asked without this.
    as_json
        Print what was told, what was left over and the next question as JSON.
    """
    told = _told(
        _read(text),
        section=section_called(section),
        resume=_known(to),
        answers=answers,
        template=template,
        with_model=with_model,
    )
    if not told.is_understood:
        reason = told.reason()
        raise NotUnderstood(reason["detail"], fix=reason["fix"])
    before = _known(to)
    content = json.dumps(write_json_resume(told.resume), indent=2, ensure_ascii=False) + "\n"
    write_files(to.parent, {to.name: content.encode()})
    if as_json:
        print_json(_account(told, to))
    else:
        _print(told, before, to)


def _told(text: str, *, section: str, resume: Resume, answers: str, template: TemplateName, with_model: bool) -> Told:
    if not with_model:
        return tell_by_rules(text, section=section, resume=resume, answers=answers, template_id=template)
    from bespoke.features.ai.ask_once import tell_once  # noqa: PLC0415 - for those who ask for it
    from bespoke.platform.settings.tree import read_settings  # noqa: PLC0415

    return tell_once(
        read_settings().ai,
        text,
        section=section,
        resume=resume,
        answers=answers,
        template_id=template,
        tell=lambda line: sys.stderr.write(f"{line}\n"),
    )


def _read(text: str) -> str:
    return sys.stdin.read() if text == "-" else text


def _known(path: Path) -> Resume:
    return parse_json_resume(read_bytes(path)) if path.exists() else Resume()


def _account(told: Told, to: Path) -> dict[str, object]:
    asked = completeness(told.resume).next_question
    return {
        "to": str(to),
        "told": told.content(),
        "left_over": list(told.telling.left_over),
        "by": told.by,
        "next_question": asked.model_dump() if asked else None,
    }


def _print(told: Told, before: Resume, to: Path) -> None:
    for change in diff(before, told.resume).changes:
        console.print(f"  {escape(change.describe())}", soft_wrap=True)
    for piece in told.telling.left_over:
        console.print(f"[yellow]Left over:[/] {escape(piece)}", soft_wrap=True)
    console.print(f"Written to {escape(str(to))}", soft_wrap=True)
    asked = completeness(told.resume).next_question
    if asked is not None:
        console.print(f"[bold]Next:[/] {escape(asked.text)} [dim](--answers {escape(asked.path)})[/]", soft_wrap=True)
