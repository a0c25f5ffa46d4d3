"""One letter after another into the two-page resume: until the pages show it, and how long the page is busy with it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from bench.documents import TWO_PAGES, resume
from bench.rows import Row
from bench.timing import percentile, timing
from bench.ui.stage import Stage, noted

# Somebody who types fast: five hundred letters a minute.
_BETWEEN_MS = 120
_WARM = 8
_BEFORE, _AFTER = {"startTime": 0.0}, {"responseEnd": math.inf}
_TYPED = "and told every team what it had cost, what it saved and where the next hour would go, "


class Shown(NamedTuple):
    """A key, and when each part of its way to the page was done, in milliseconds after it."""

    handled: float
    asked: float
    answer_begins: float
    answered: float
    applied: float
    seen: float


def rows(stage: Stage, keys: int) -> Iterator[Row]:
    found = _type(stage, keys)
    ways = ways_of(found)
    seen = timing([way.seen for way in ways])
    parts = timing([way.answered - way.asked for way in ways])
    yield Row("keystroke -> pixels of the page, ms", str(seen), "p95 <= 100", "its request alone", str(parts))
    beside = timing([way.seen - way.answered + way.asked for way in ways])
    yield Row("  without its request", str(beside), "")
    for name, values in _parts(ways).items():
        yield Row(f"  {name}", str(timing(values)), "")
    handlers = [one["ms"] for one in found["handlers"] if one["name"] in ("keydown", "keypress", "input", "keyup")]
    longest = max(handlers, default=0)
    shown = f"p95 {percentile(handlers, 0.95) if handlers else 0:.1f}, longest {longest:.1f}"
    yield Row("handlers of a key, ms", shown, "< 16")
    tasks = [one["ms"] for one in found["longTasks"]]
    yield Row("tasks of 50 ms and more while typing", str(len(tasks)), "0", "", f"longest {max(tasks, default=0):.0f}")


def _type(stage: Stage, keys: int) -> dict[str, list[Any]]:
    resume_id = stage.make(resume(), TWO_PAGES.template)
    with stage.editor(resume_id) as page:
        page.locator('[data-list-item][data-path^="work/"]').nth(1).click()
        field = page.get_by_role("group", name="Points").first.locator("textarea").first
        field.focus()
        page.keyboard.press("Control+End")
        for number in range(-_WARM, keys):
            if number == 0:
                page.wait_for_timeout(1_000)
                page.evaluate("probe.clear()")
            page.keyboard.press(_TYPED[number % len(_TYPED)])
            page.wait_for_timeout(_BETWEEN_MS)
        page.wait_for_timeout(600)
        return noted(page)


def ways_of(found: dict[str, list[Any]]) -> list[Shown]:
    """A request has every key that came before it and not before the last one; its answer is what is drawn before the
    next one's. A key that changes nothing to be seen, such as a space at the end of a text, does not count.
    """
    asked = sorted((one for one in found["asked"] if one["name"].endswith("/preview")), key=_start)
    ways = []
    for before, one, after in zip([_BEFORE, *asked], asked, [*asked[1:], _AFTER], strict=False):
        drawn = next((draw for draw in found["drawn"] if one["responseEnd"] <= draw["at"] < after["responseEnd"]), None)
        keys = [key for key in found["keys"] if before["startTime"] < key["handled"] <= one["startTime"]]
        if drawn is not None:
            ways += [_way(key, one, drawn) for key in keys]
    return ways


def _way(key: dict[str, float], asked: dict[str, float], drawn: dict[str, float]) -> Shown:
    began = key["at"]
    times = (asked["startTime"], asked["responseStart"], asked["responseEnd"], drawn["at"], drawn["seen"])
    return Shown(key["handled"] - began, *(time - began for time in times))


def _start(asked: dict[str, float]) -> float:
    return asked["startTime"]


def _parts(ways: list[Shown]) -> dict[str, list[float]]:
    return {
        "until the field has it": [way.handled for way in ways],
        "until it is asked for": [way.asked - way.handled for way in ways],
        "server and line": [way.answer_begins - way.asked for way in ways],
        "the answer comes in": [way.answered - way.answer_begins for way in ways],
        "read and put into the page": [way.applied - way.answered for way in ways],
        "painted (until the frame after)": [way.seen - way.applied for way in ways],
    }
