"""The editor's first load, with nothing kept from before: its scripts' size, and how long until a page is seen."""

from __future__ import annotations

from collections.abc import Iterator

from bench.documents import TWO_PAGES, resume
from bench.rows import Row
from bench.timing import timing
from bench.ui.stage import Stage, noted

_LOADS = 6
_SCRIPTS = """() => performance.getEntriesByType('resource')
  .filter((one) => new URL(one.name).pathname.endsWith('.js'))
  .map((one) => ({name: one.name, bytes: one.encodedBodySize, after: one.startTime}))"""
_PAINTED = "() => (performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime || 0"


def rows(stage: Stage) -> Iterator[Row]:
    resume_id = stage.make(resume(), TWO_PAGES.template)
    seen, painted = [], []
    size_bytes = 0
    for number in range(_LOADS):
        with stage.tab() as page:
            page.goto(f"{stage.address}/resumes/{resume_id}")
            page.wait_for_selector("[class*=_drawing_] path", state="attached")
            page.wait_for_timeout(1_500)
            drawn = noted(page)["drawn"]
            scripts = page.evaluate(_SCRIPTS)
            size_bytes = sum(one["bytes"] for one in scripts if one["after"] < drawn[0]["at"])
            if number > 0:
                seen.append(drawn[0]["seen"])
                painted.append(page.evaluate(_PAINTED))
    yield Row("scripts the editor loads until its pages are seen, gzip", f"{size_bytes / 1000:.0f} kB", "<= 250 kB")
    yield Row("from the address to pixels of the page, ms", str(timing(seen)), "", "", f"first paint {timing(painted)}")
