"""The product as it runs, a browser, and somebody signed in."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from bench import chromium
from bench.served import served
from bespoke.resume.jsonresume import write_json_resume
from bespoke.resume.model import Resume

PAGES = Path(__file__).parents[2] / "ui" / "dist" / "index.html"
_PROBE = (Path(__file__).parent / "probe.js").read_text("utf-8")
_PASSWORD = "correct horse battery staple"  # noqa: S105  # of an account that lives as long as the measurement
_POST = """async ([path, given]) => {
  const answer = await fetch(`/api/v1${path}`, {method: 'POST', headers: {'content-type': 'application/json'},
    body: JSON.stringify(given)});
  if (!answer.ok) throw new Error(await answer.text());
  return answer.status === 204 ? null : await answer.json();
}"""


@dataclass(frozen=True, slots=True)
class Stage:
    address: str
    browser: Browser
    state: Path

    @contextmanager
    def tab(self, *, width: int = 1440) -> Iterator[Page]:
        """Of a browser that has nothing but the session's cookie; what happens in it is noted by `probe.js`."""
        context = _context(self.browser, width, self.state)
        context.add_init_script(_PROBE)
        try:
            yield context.new_page()
        finally:
            context.close()

    @contextmanager
    def editor(self, resume_id: str) -> Iterator[Page]:
        """Open, with its pages drawn and nothing on its way any more."""
        with self.tab() as page:
            page.goto(f"{self.address}/resumes/{resume_id}")
            page.wait_for_selector("[class*=_drawing_] path", state="attached")
            page.wait_for_load_state("load")
            page.wait_for_timeout(2_500)
            yield page

    def make(self, document: Resume, template: str) -> str:
        """A resume; its id."""
        with self.tab() as page:
            page.goto(f"{self.address}/templates")
            made = post(page, "/resumes", {"data": write_json_resume(document), "template_id": template})
            return str(made["id"])


@contextmanager
def stage() -> Iterator[Stage]:
    data_dir = Path(tempfile.mkdtemp(prefix="bespoke-bench-", dir="/tmp"))
    data_dir.chmod(0o755)
    try:
        with served(data_dir, BESPOKE_ACCOUNTS_MODE="accounts") as (address, _), chromium.browser() as running:
            yield Stage(address, running, _signed_in(running, address, data_dir / "state.json"))
    finally:
        shutil.rmtree(data_dir, ignore_errors=True)


def post(page: Page, path: str, given: dict[str, Any]) -> Any:
    return page.evaluate(_POST, [path, given])


def noted(page: Page) -> dict[str, list[Any]]:
    """What the probe noted since it was last cleared."""
    found: dict[str, list[Any]] = page.evaluate("probe.noted")
    return found


def _signed_in(running: Browser, address: str, state: Path) -> Path:
    context = _context(running, 1440, None)
    page = context.new_page()
    page.goto(f"{address}/sign-in")
    person = {"email": "typist@example.org", "password": _PASSWORD}
    post(page, "/auth/sign-up", {**person, "name": "Maren"})
    post(page, "/auth/sign-in", person)
    context.storage_state(path=str(state))
    context.close()
    return state


def _context(running: Browser, width: int, state: Path | None) -> BrowserContext:
    # Where paper is A4, on which the example has two pages.
    viewport = {"width": width, "height": 900}
    return running.new_context(viewport=viewport, locale="en-GB", storage_state=str(state) if state else None)  # type: ignore[arg-type]
