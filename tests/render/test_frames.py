"""A rendered file survives its way between processes."""

from __future__ import annotations

from bespoke.render.frames import frame, frame_pages, unframe, unframe_pages
from bespoke.render.model import Notice, Rendered

FILE = Rendered(
    format="pdf",
    content=b"%PDF\n\x00\xff\n{}",
    media_type="application/pdf",
    pages=2,
    notices=(Notice(code="x", message="ä\nb"),),
)


def test_a_file_comes_back_as_it_was() -> None:
    assert unframe(frame(FILE)) == FILE


def test_pages_come_back_in_order() -> None:
    pages = [FILE.model_copy(update={"content": bytes([number]) * number}) for number in range(5)]
    assert unframe_pages(frame_pages(pages)) == pages
