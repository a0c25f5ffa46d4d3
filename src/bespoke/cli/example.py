"""`bespoke example`: a résumé and a posting of our own to play with."""

from __future__ import annotations

from pathlib import Path

from rich.markup import escape

from bespoke.cli.children import open_sandbox
from bespoke.cli.files import write_files
from bespoke.cli.output import console
from bespoke.features.exports import render_document
from bespoke.render.model import Options
from bespoke.testing.examples import example_posting, example_resume


def example(*, out: Path = Path("out")) -> None:
    """Write an example résumé (PDF) and posting (text) to the folder input/ of the output folder.

    Parameters
    ----------
    out
        The folder to write to; made when missing.
    """
    options = Options(template="modern", attach_json=False)
    with open_sandbox() as sandbox:
        pdf = render_document(example_resume(), "pdf", options, sandbox=sandbox)
    files = {"resume.pdf": pdf.content, "posting.txt": example_posting().encode()}
    for path in write_files(out / "input", files):
        console.print(escape(str(path)))
