"""The pages we write, opened in a real browser: they load nothing, run nothing, and fit a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.fixtures.chromium import CHROMIUM, running_chromium

from bespoke.features.optimizations.optimize import Source, optimize
from bespoke.platform.sandbox import Sandbox
from bespoke.posting.file import PostingFile
from bespoke.render.txt import render_txt
from bespoke.resume.dates import PartialDate
from bespoke.testing.examples import example_posting, example_resume

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
ATTACK = "<img src=https://evil.example/x onerror=alert(1)><script>alert(2)</script>{{7*7}}"
WIDTHS = (1440, 390)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_chromium() as running:
        yield running


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The result of the main job for a resume and a posting full of markup."""
    text = render_txt(example_resume()).content.decode()
    for word in ("Platform Engineer", "Kubernetes"):
        text = text.replace(word, f"{word} {ATTACK}")
    folder = tmp_path_factory.mktemp("pages")
    with Sandbox(workers=1, preload=("bespoke.intake.worker", "bespoke.render.worker")) as sandbox:
        result = optimize(
            Source(f"{ATTACK}.txt".replace("/", ""), text.encode()),
            PostingFile(text=f"{example_posting()}\n- {ATTACK}\n"),
            as_of=PartialDate(2026, 11, 21),
            sandbox=sandbox,
        )
    for name in ("report.html", "resume.html"):
        (folder / name).write_bytes(result.files[name])
    return folder


def opened(browser: Browser, file: Path, *, width: int, said: list[str]) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.on("dialog", lambda dialog: said.append(f"dialog {dialog.message}"))
    page.on("console", lambda message: said.append(f"console {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error {error}"))
    page.on("request", lambda request: said.extend([] if request.url.startswith("file:") else [request.url]))
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["report.html", "resume.html"])
def test_markup_in_a_resume_is_shown_and_never_run(browser: Browser, pages: Path, name: str, width: int) -> None:
    said: list[str] = []
    page = opened(browser, pages / name, width=width, said=said)
    page.wait_for_timeout(200)
    assert said == []
    assert "<script>alert(2)</script>" in page.inner_text("body")
    assert page.locator("script, img, iframe").count() == 0
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["report.html", "resume.html"])
def test_the_page_does_not_scroll_sideways(browser: Browser, pages: Path, name: str, width: int) -> None:
    page = opened(browser, pages / name, width=width, said=[])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
