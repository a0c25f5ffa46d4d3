"""The three-minute walk: from an old PDF to a tailored one through the real pages, at a person's pace.

`python -m scripts.walk [--out out/walk] [--pace 1]`. Somebody who has never been here signs in to an empty account and
has a file, a posting in the clipboard and no patience. How long they look, read and type is written below; `--pace 0.5`
halves it. Prints what each step took and how much of that was waiting for us, and leaves the downloaded PDF and a
picture of each step.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.served import served
from playwright.sync_api import Locator, Page, expect

from bench import chromium
from bespoke.render.html import render_html
from bespoke.render.model import Options
from bespoke.testing.examples import example_posting, example_resume

MOST_S = 180
# To find on a screen what is to be clicked next, and to move there.
FIND_S = 1.5
# To take in a screen that is new; a form that is compared with a page takes longer.
TAKE_IN_S = 4.0
COMPARE_S = 15.0
# To find a file in the dialog of the system.
CHOOSE_FILE_S = 5.0
# Two hundred letters a minute, which is slow.
LETTER_S = 0.3
# For a suggestion: old and new wording and the line it rests on, skimmed.
SUGGESTION_S = 3.0
_PATIENCE_MS = 60_000
_ACCOUNT = {"email": "maren@example.org", "password": "correct horse battery", "name": "Maren"}
_POST = """async ([path, given]) => (await fetch(`/api/v1${path}`, {method: 'POST',
  headers: {'content-type': 'application/json'}, body: JSON.stringify(given)})).status"""


@dataclass(frozen=True, slots=True)
class Step:
    """`person_s` of `took_s` went by looking, reading and typing; the rest was waiting."""

    name: str
    took_s: float
    person_s: float


@dataclass(slots=True)
class Walker:
    """A person at a page. `pace` is how slow they are: 1 is as written above, 0 a machine."""

    page: Page
    pace: float = 1.0
    pictures: Path | None = None
    steps: list[Step] = field(default_factory=list)
    paused_s: float = 0.0

    def pause(self, seconds: float) -> None:
        if self.pace > 0:
            self.page.wait_for_timeout(seconds * self.pace * 1000)
        self.paused_s += seconds * self.pace

    def click(self, target: Locator) -> None:
        target.wait_for(timeout=_PATIENCE_MS)
        self.pause(FIND_S)
        target.click()

    def type(self, target: Locator, text: str) -> None:
        self.click(target)
        target.press("ControlOrMeta+a")
        before = time.monotonic()
        target.press_sequentially(text, delay=LETTER_S * self.pace * 1000)
        self.paused_s += time.monotonic() - before

    def paste(self, target: Locator, text: str) -> None:
        self.click(target)
        self.pause(FIND_S)
        target.fill(text)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        began, paused = time.monotonic(), self.paused_s
        yield
        self.steps.append(Step(name, time.monotonic() - began, self.paused_s - paused))
        if self.pictures:
            self.page.screenshot(path=self.pictures / f"{len(self.steps)}-{name.replace(' ', '-')}.png")


def walk(walker: Walker, old: Path, posting: str, target: Path) -> None:
    """On the home of an empty account. Leaves the downloaded file at `target`."""
    _bring_in(walker, old)
    _paste_posting(walker, posting)
    _decide(walker)
    _export(walker, target)


def _bring_in(walker: Walker, old: Path) -> None:
    page = walker.page
    with walker.step("choose the old PDF"):
        page.get_by_role("heading", name="Start with the résumé you have").wait_for(timeout=_PATIENCE_MS)
        walker.pause(TAKE_IN_S)
        with page.expect_file_chooser() as chooser:
            walker.click(page.get_by_role("button", name="Choose a file"))
        walker.pause(CHOOSE_FILE_S)
        chooser.value.set_files(old)
        page.get_by_role("heading", name="Is this what it says?").wait_for(timeout=_PATIENCE_MS)
        page.wait_for_function("() => [...document.images].some((one) => one.naturalWidth > 500)")
    with walker.step("check what was read"):
        walker.pause(COMPARE_S)
        doubtful = page.get_by_role("button", name="Next one")
        if doubtful.is_visible():
            walker.click(doubtful)
            walker.pause(TAKE_IN_S)
        walker.click(page.get_by_role("button", name="Looks right"))
    with walker.step("confirm"):
        walker.pause(TAKE_IN_S)
        walker.click(page.get_by_role("button", name="Confirm and finish"))
        page.get_by_role("heading", name="Your résumés").wait_for(timeout=_PATIENCE_MS)


def _paste_posting(walker: Walker, posting: str) -> None:
    page = walker.page
    with walker.step("paste the posting"):
        walker.pause(TAKE_IN_S)
        walker.click(page.get_by_role("link", name="Tailor to a posting").first)
        walker.paste(page.get_by_label("The posting"), posting)
        walker.click(page.get_by_role("button", name="Read the posting"))
        page.get_by_role("heading", name="What the posting asks for").wait_for(timeout=_PATIENCE_MS)
    with walker.step("look at what it asks for"):
        walker.pause(COMPARE_S)
        walker.click(page.get_by_role("button", name="Start tailoring", exact=True))
    with walker.step("watch the suggestions come"):
        page.get_by_role("heading", name="Suggestions are ready").wait_for(timeout=_PATIENCE_MS)
        walker.pause(TAKE_IN_S)
        walker.click(page.get_by_role("link", name="Open in the editor"))
        page.locator("[class*=_drawing_] path").first.wait_for(state="attached", timeout=_PATIENCE_MS)


def _decide(walker: Walker) -> None:
    page = walker.page
    with walker.step("read and accept what is safe"):
        cards = page.locator("aside li[data-list-item]")
        cards.first.wait_for(timeout=_PATIENCE_MS)
        walker.pause(SUGGESTION_S * cards.count())
        walker.click(page.get_by_role("button", name=re.compile("^Accept .* safe$")))
        page.get_by_text(re.compile(r"suggestions? (is|are) applied")).first.wait_for(timeout=_PATIENCE_MS)
        walker.pause(TAKE_IN_S)
    with walker.step("one's own word in the editor"):
        walker.type(page.get_by_role("textbox", name="Target title"), "Senior Platform Engineer")
        saved = page.get_by_role("status").filter(has_text=re.compile("^Saved"))
        expect(saved).to_be_visible(timeout=_PATIENCE_MS)
        walker.pause(TAKE_IN_S)


def _export(walker: Walker, target: Path) -> None:
    page = walker.page
    with walker.step("export and download"):
        walker.click(page.locator("header").get_by_role("button", name="Export", exact=True))
        dialog = page.get_by_role("dialog")
        dialog.get_by_text("What will be in the file").wait_for(timeout=_PATIENCE_MS)
        walker.pause(TAKE_IN_S)
        walker.click(dialog.get_by_role("button", name="Make the PDF"))
        dialog.get_by_role("heading", name="Your file is ready").wait_for(timeout=_PATIENCE_MS)
        with page.expect_download() as download:
            walker.click(dialog.get_by_role("button", name="Download", exact=True))
        download.value.save_as(target)


def old_pdf(print_html: Callable[[str], bytes]) -> bytes:
    """What somebody would have: set by another program, without anything of ours inside."""
    document = render_html(example_resume(), Options(template="classic")).content.decode()
    return print_html(document)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("out/walk"))
    parser.add_argument("--pace", type=float, default=1.0)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    data_dir = Path(tempfile.mkdtemp(prefix="bespoke-walk-", dir="/tmp"))
    data_dir.chmod(0o755)
    try:
        with served(data_dir, BESPOKE_ACCOUNTS_MODE="accounts") as (address, _), chromium.browser() as running:
            old = chosen.out / "Maren 2023.pdf"
            old.write_bytes(old_pdf(lambda html: chromium.print_in_fresh_context(running, html)))
            page = running.new_page(viewport={"width": 1440, "height": 900}, locale="en-GB", accept_downloads=True)
            page.goto(f"{address}/sign-in")
            for path in ("/auth/sign-up", "/auth/sign-in"):
                given = _ACCOUNT if path == "/auth/sign-up" else {k: _ACCOUNT[k] for k in ("email", "password")}
                assert page.evaluate(_POST, [path, given]) < 300
            walker = Walker(page, chosen.pace, chosen.out)
            page.goto(address)
            walk(walker, old, example_posting(), chosen.out / "tailored.pdf")
    finally:
        shutil.rmtree(data_dir, ignore_errors=True)
    return _tell(walker.steps, chosen.out / "tailored.pdf")


def _line(step: Step) -> str:
    return f"{step.name:32} {step.took_s:6.1f} s, of which waiting {step.took_s - step.person_s:5.1f}"


def _tell(steps: list[Step], target: Path) -> int:
    total, person = sum(step.took_s for step in steps), sum(step.person_s for step in steps)
    lines = [
        f"{step.name:32} {step.took_s:6.1f} s, of which waiting {step.took_s - step.person_s:5.1f}" for step in steps
    ]
    lines.append(f"{'the whole walk':32} {total:6.1f} s, of which waiting {total - person:5.1f}; target {MOST_S}")
    lines.append(f"The tailored PDF: {target}")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if total < MOST_S else 1


if __name__ == "__main__":
    sys.exit(main())
