"""`bespoke diff`: what changed between two résumés, as a person would say it."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter
from rich.markup import escape

from bespoke.cli.children import open_sandbox
from bespoke.cli.choices import InputFile
from bespoke.cli.files import check_inputs
from bespoke.cli.inputs import resume_from
from bespoke.cli.output import console, print_json
from bespoke.resume.align import align
from bespoke.resume.diff import diff as compare


def diff(
    before: InputFile,
    after: InputFile,
    /,
    *,
    password: str | None = None,
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
) -> None:
    """Compare two résumés by entry, whatever their formats.

    Parameters
    ----------
    before
        The older résumé.
    after
        The newer one; entries without ids are matched by what they say.
    password
        The password of an encrypted PDF.
    as_json
        Print the changes as JSON.
    """
    check_inputs(before, after)
    with open_sandbox() as sandbox:
        old = resume_from(before, sandbox=sandbox, password=password).resume
        new = align(resume_from(after, sandbox=sandbox, password=password).resume, old)
    changes = compare(old, new)
    if as_json:
        print_json(changes)
        return
    lines = changes.describe()
    for line in lines:
        console.print(escape(line))
    if not lines:
        console.print("[dim]Nothing differs.[/]")
