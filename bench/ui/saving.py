"""A save by the keyboard: from the key to the word `Saved`, and its request beside a bare GET of the same browser."""

from __future__ import annotations

from collections.abc import Iterator

from bench.documents import TWO_PAGES, resume
from bench.rows import Row
from bench.timing import percentile, timing
from bench.ui.stage import Stage, noted

_WARM = 3
_GET = """async () => { const began = performance.now(); const answer = await fetch('/api/v1/me');
  await answer.text(); return performance.now() - began; }"""
_SAVED = """async () => {
  const status = [...document.querySelectorAll('[role=status]')].find((one) => one.closest('[data-kind]'));
  const home = status.closest('[data-kind]');
  window.saves = [];
  addEventListener('keydown', (event) => {
    if (event.key !== 's' || !event.ctrlKey) return;
    const began = event.timeStamp;
    const look = new MutationObserver(() => {
      if (home.dataset.kind !== 'saved') return;
      window.saves.push(performance.now() - began);
      look.disconnect();
    });
    look.observe(home, { attributes: true });
  }, true);
}"""


def rows(stage: Stage, saves: int) -> Iterator[Row]:
    resume_id = stage.make(resume(), TWO_PAGES.template)
    bare: list[float] = []
    with stage.editor(resume_id) as page:
        page.evaluate(_SAVED)
        page.locator('[data-path="basics/label"]').focus()
        page.keyboard.press("End")
        for number in range(-_WARM, saves):
            if number == 0:
                page.evaluate("probe.clear(); window.saves.length = 0")
            page.keyboard.press("abc"[number % 3])
            # Until its pages are drawn: what is measured is the save alone.
            page.wait_for_timeout(350)
            page.keyboard.press("Control+s")
            page.wait_for_timeout(350)
            bare += [float(page.evaluate(_GET))] if number >= 0 else []
        seen = [float(one) for one in page.evaluate("window.saves")]
        asked = [one["responseEnd"] - one["startTime"] for one in noted(page)["asked"] if _is_save(one["name"])]
    ours, other = timing(asked), timing(bare)
    yield Row(
        "save, round trip, ms", str(ours), "p95 <= 60", "a bare GET", str(other), f"{other.median / ours.median:.2f}x"
    )
    yield Row("  from the key to `Saved`, ms", f"{timing(seen).median:.1f} / {percentile(seen, 0.95):.1f}", "")


def _is_save(address: str) -> bool:
    """The document itself; previews are below it."""
    return "/resumes/" in address and not address.endswith("/preview")
