"""Rendering as bytes in, bytes out: what a child process runs."""

from __future__ import annotations

from collections.abc import Callable

from bespoke.render.docx import render_docx
from bespoke.render.frames import frame, frame_pages
from bespoke.render.html import render_html
from bespoke.render.json import render_json
from bespoke.render.model import Format, Options, Rendered
from bespoke.render.pages import render_png
from bespoke.render.pdf import render_pdf
from bespoke.render.txt import render_txt
from bespoke.resume.model import Resume

_RENDERERS: dict[Format, Callable[[Resume, Options], Rendered]] = {
    "pdf": render_pdf,
    "docx": render_docx,
    "html": render_html,
    "txt": render_txt,
    "json": render_json,
}


def render_to_frame(resume_json: bytes, options_json: bytes, kind: Format) -> bytes:
    """Render one file of any format but page images."""
    resume = Resume.model_validate_json(resume_json)
    return frame(_RENDERERS[kind](resume, Options.model_validate_json(options_json)))


def render_pages_to_frames(resume_json: bytes, options_json: bytes, ppi: int) -> bytes:
    """Render every page as PNG."""
    resume = Resume.model_validate_json(resume_json)
    return frame_pages(render_png(resume, Options.model_validate_json(options_json), ppi=ppi))
