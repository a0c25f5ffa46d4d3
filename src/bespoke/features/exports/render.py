"""Render a document in a child process, and prove what the file holds by reading it again."""

from __future__ import annotations

from typing import NamedTuple

from bespoke.features.resumes import read_resume
from bespoke.platform.errors import BespokeError, Busy, Unavailable
from bespoke.platform.sandbox import Sandbox
from bespoke.render.frames import unframe, unframe_pages
from bespoke.render.model import Format, Options, ReadBack, Receipt, Rendered
from bespoke.render.receipt import compare, make_receipt
from bespoke.resume.model import Resume

# By name, so that the compiler is loaded in children only.
RENDER = "bespoke.render.worker:render_to_frame"
RENDER_PAGES = "bespoke.render.worker:render_pages_to_frames"
RENDER_TIMEOUT_S = 20.0
READ_BACK: frozenset[Format] = frozenset({"pdf", "docx", "html", "txt"})


class Exported(NamedTuple):
    rendered: Rendered
    receipt: Receipt


def render_document(
    resume: Resume, kind: Format, options: Options, *, sandbox: Sandbox, timeout_s: float = RENDER_TIMEOUT_S
) -> Rendered:
    """One file. Raises the typed errors of `render`, and the sandbox's when the work breaks its limits."""
    frame = sandbox.call(
        RENDER,
        resume.model_dump_json().encode(),
        options.model_dump_json().encode(),
        kind,
        timeout_s=timeout_s,
    )
    return unframe(frame)


def render_pages(
    resume: Resume, options: Options, *, sandbox: Sandbox, ppi: int = 144, timeout_s: float = RENDER_TIMEOUT_S
) -> list[Rendered]:
    """Every page as a PNG image of so many pixels per inch."""
    frames = sandbox.call(
        RENDER_PAGES,
        resume.model_dump_json().encode(),
        options.model_dump_json().encode(),
        ppi,
        timeout_s=timeout_s,
    )
    return unframe_pages(frames)


def verify_document(rendered: Rendered, resume: Resume, options: Options, *, sandbox: Sandbox) -> Exported:
    """The file with its receipt. A file that cannot be read back is still a file; its receipt says so.

    Raises what may be different next time: `Busy` and `Unavailable`.
    """
    read_back = _read_back(rendered, resume, sandbox) if rendered.format in READ_BACK else None
    return Exported(rendered, make_receipt(rendered, resume, options, read_back))


def _read_back(rendered: Rendered, resume: Resume, sandbox: Sandbox) -> ReadBack:
    try:
        intake = read_resume(rendered.content, f"resume.{rendered.format}", sandbox=sandbox, visible_only=True)
    except (Busy, Unavailable):
        raise
    except BespokeError as error:
        return ReadBack(recovered=0.0, fields=0, error=error.detail)
    return compare(resume, intake.resume)
