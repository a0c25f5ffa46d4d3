"""The whole way by the keyboard alone: from a file to a tailored one, without a mouse."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
from playwright.sync_api import Locator, Page, expect
from tests.journeys.ui.conftest import Person, wait_for_keys
from tests.journeys.ui.editing import LABEL, field, is_saved_after

OLD = """Ada Byron
Platform Engineer
ada@example.org

Experience
Platform Engineer, Babbage & Co, 2021 - 2023
- Was responsible for running Kubernetes clusters for eleven teams.

Skills
SQL, Python
"""
POSTING = """Senior Platform Engineer at Fernhill

Requirements:
- Kubernetes
- Python
- SQL
"""
_MOST_STOPS = 90


def tab_to(page: Page, target: Locator, *, key: str = "Tab") -> None:
    """As somebody without a mouse comes there; the place must be one that has the focus."""
    expect(target).to_be_visible(timeout=60_000)
    for _ in range(_MOST_STOPS):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{target} is not reached by {key}")


def press(page: Page, name: str | re.Pattern[str], *, role: str = "button", key: str = "Tab") -> None:
    tab_to(page, page.get_by_role(role, name=name).first, key=key)  # type: ignore[arg-type]
    page.keyboard.press("Enter")


def run(page: Page, command: str) -> None:
    """By the palette."""
    page.keyboard.press("Control+k")
    expect(page.get_by_placeholder("Find a résumé or an action")).to_be_focused()
    page.keyboard.type(command)
    page.keyboard.press("Enter")


def test_from_the_old_file_to_the_tailored_one(ada: Person, tmp_path: Path) -> None:
    page = ada.page
    old = tmp_path / "Ada 2023.txt"
    old.write_text(OLD)
    ada.open("/")
    with page.expect_file_chooser() as chooser:
        press(page, "Choose a file")
    chooser.value.set_files(old)
    press(page, "Looks right", key="Shift+Tab")
    press(page, "Confirm and finish")
    press(page, re.compile("^Tailor to a posting"), role="link")
    tab_to(page, page.get_by_label("The posting"))
    page.keyboard.insert_text(POSTING)
    press(page, "Read the posting")
    press(page, "Start")
    press(page, "Open in the editor", role="link")
    cards = page.locator("aside li[data-list-item]")
    expect(cards.first).to_be_visible()
    count = cards.count()
    wait_for_keys(page, "J", "K")
    tab_to(page, cards.first, key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(cards).to_have_count(count - 1)
    run(page, "Go to Target title")
    expect(field(page, LABEL)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Head of Platforms")
    page.keyboard.press("Control+s")
    is_saved_after(page)
    page.keyboard.press("Control+e")
    press(page, "Make the PDF")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Your file is ready")).to_be_visible(timeout=60_000)
    with page.expect_download() as handed:
        press(page, "Download")
    document = pypdfium2.PdfDocument(handed.value.path())
    try:
        text = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    assert "Ada Byron" in text
    assert "Head of Platforms" in text
    assert ada.said == []
