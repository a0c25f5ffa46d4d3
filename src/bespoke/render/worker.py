"""Rendering as bytes in, bytes out: what a child process runs.

The frame is one line of JSON (everything of `Rendered` but its content), a line feed, and the content.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from bespoke.render.docx import render_docx
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
    rendered = _RENDERERS[kind](resume, Options.model_validate_json(options_json))
    return _frame(rendered)


def render_pages_to_frames(resume_json: bytes, options_json: bytes, ppi: int) -> bytes:
    """Every page as PNG: the frames' lengths as a line of JSON, then the frames one after another."""
    resume = Resume.model_validate_json(resume_json)
    frames = [_frame(page) for page in render_png(resume, Options.model_validate_json(options_json), ppi=ppi)]
    return json.dumps([len(frame) for frame in frames]).encode() + b"\n" + b"".join(frames)


def rendered_from_frame(frame: bytes) -> Rendered:
    head, _, content = frame.partition(b"\n")
    return Rendered.model_validate({**json.loads(head), "content": content})


def rendered_pages(frames: bytes) -> list[Rendered]:
    head, _, rest = frames.partition(b"\n")
    pages, start = [], 0
    for length in json.loads(head):
        pages.append(rendered_from_frame(rest[start : start + length]))
        start += length
    return pages


def _frame(rendered: Rendered) -> bytes:
    head = rendered.model_dump_json(exclude={"content"}).encode()
    return head + b"\n" + rendered.content
