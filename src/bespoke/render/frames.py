"""A rendered file on its way between processes.

A frame is one line of JSON (everything of `Rendered` but its content), a line feed, and the content. Several pages are
the frames' lengths as one line of JSON, then the frames one after another.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from bespoke.render.model import Rendered


def frame(rendered: Rendered) -> bytes:
    return rendered.model_dump_json(exclude={"content"}).encode() + b"\n" + rendered.content


def unframe(content: bytes) -> Rendered:
    head, _, body = content.partition(b"\n")
    return Rendered.model_validate({**json.loads(head), "content": body})


def frame_pages(pages: Iterable[Rendered]) -> bytes:
    frames = [frame(page) for page in pages]
    return json.dumps([len(one) for one in frames]).encode() + b"\n" + b"".join(frames)


def unframe_pages(content: bytes) -> list[Rendered]:
    head, _, rest = content.partition(b"\n")
    pages, start = [], 0
    for length in json.loads(head):
        pages.append(unframe(rest[start : start + length]))
        start += length
    return pages
