"""An entry dragged through a list of twelve: the frames meanwhile, beside one element moved about a bare page."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from playwright.sync_api import Page

from bench.documents import TWO_PAGES, resume
from bench.rows import Row
from bench.timing import percentile
from bench.ui.stage import Stage, noted
from bespoke.resume.model import Resume

_ENTRIES = 12
# A screen draws sixty frames a second; one that took half as long again is one left out.
_DROPPED_MS = 25
_STEPS = 180
_BETWEEN_MS = 12
_TURNS = 3
_BARE = """<!doctype html><title>Bare</title><div id="one"
  style="position:absolute;inline-size:320px;block-size:44px;background:#246;will-change:transform"></div>"""
_MOVES = """addEventListener('pointermove', ({clientX, clientY}) => {
  document.getElementById('one').style.transform = `translate(${clientX}px, ${clientY}px)`;
})"""


class Frames(NamedTuple):
    p95_ms: float
    dropped: float
    """As a share."""

    def __str__(self) -> str:
        return f"p95 {self.p95_ms:.1f} ms, {self.dropped:.0%} dropped"


def rows(stage: Stage) -> Iterator[Row]:
    resume_id = stage.make(_with_entries(resume()), TWO_PAGES.template)
    ours: list[float] = []
    bare: list[float] = []
    with stage.editor(resume_id) as editor, stage.tab() as plain:
        plain.goto(f"{stage.address}/health")
        plain.set_content(_BARE)
        plain.evaluate(_MOVES)
        for _ in range(_TURNS):
            ours += _drag(editor)
            plain.bring_to_front()
            bare += _move(plain, (200, 200))
            editor.bring_to_front()
    yield Row(
        f"frames while an entry of {_ENTRIES} is dragged",
        str(frames_of(ours)),
        "p95 <= 17 ms",
        "one element moved about a bare page",
        str(frames_of(bare)),
    )


def frames_of(intervals: list[float]) -> Frames:
    dropped = sum(interval > _DROPPED_MS for interval in intervals) / len(intervals)
    return Frames(percentile(intervals, 0.95), dropped)


def _drag(page: Page) -> list[float]:
    handle = page.locator("#section-work [data-row] > [data-handle]").nth(_ENTRIES // 2)
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0], middle[1] + 12, steps=4)
    page.wait_for_timeout(300)
    found = _move(page, middle)
    # Back where it was, so that every turn drags the same.
    page.mouse.move(*middle, steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    page.wait_for_timeout(1_500)
    return found


def _move(page: Page, middle: tuple[float, float]) -> list[float]:
    """Up and down over four entries' height; the intervals between frames."""
    page.evaluate("probe.clear(); probe.followFrames()")
    for step in range(_STEPS):
        page.mouse.move(middle[0], middle[1] + 130 * math.sin(step / 14))
        page.wait_for_timeout(_BETWEEN_MS)
    page.evaluate("probe.endFrames()")
    return [float(interval) for interval in noted(page)["frames"]]


def _with_entries(document: Resume) -> Resume:
    jobs = [
        document.work[number % len(document.work)].model_copy(update={"id": f"w-{number}"})
        for number in range(_ENTRIES)
    ]
    return document.model_copy(update={"work": tuple(jobs)})
