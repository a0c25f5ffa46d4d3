"""One résumé open in two browsers of a person: what both write comes together, or is decided by the person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.ui.conftest import Person
from tests.journeys.ui.editing import LABEL, SUMMARY, content, field, is_saved, is_saved_after


@pytest.fixture
def beside(ada: Person, resume: str, chromium: Browser) -> Iterator[Page]:
    """A second browser, which nobody tells what is saved elsewhere."""
    context = chromium.new_context(storage_state=ada.page.context.storage_state(), reduced_motion="reduce")
    page = context.new_page()
    page.route("**/api/v1/events*", lambda route: route.abort())
    page.goto(f"{ada.house.address}/resumes/{resume}")
    expect(field(page, SUMMARY)).to_be_visible()
    yield page
    context.close()


def test_what_two_browsers_write_is_merged_or_decided(ada: Person, resume: str, beside: Page) -> None:
    page = ada.page
    field(page, LABEL).fill("Countess of Engines")
    is_saved_after(page)
    field(beside, SUMMARY).fill("Keeps engines honest.")
    expect(beside.get_by_text("Merged with changes made elsewhere.")).to_be_visible()
    expect(field(beside, LABEL)).to_have_value("Countess of Engines")
    expect(field(page, SUMMARY)).to_have_value("Keeps engines honest.")
    expect(page.get_by_text("Changed elsewhere and brought in.").first).to_be_visible()
    field(page, SUMMARY).fill("Keeps engines fast.")
    is_saved_after(page)
    field(beside, SUMMARY).fill("Keeps engines cheap.")
    dialog = beside.get_by_role("dialog", name="Changed here and elsewhere")
    for other in ("fast.", "cheap."):
        expect(dialog.locator("ins").filter(has_text=other)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    dialog.get_by_role("button", name="Take all from here").click()
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog).to_be_hidden()
    is_saved(beside)
    expect(field(page, SUMMARY)).to_have_value("Keeps engines cheap.")
    basics = content(page, resume)["basics"]
    assert (basics["label"], basics["summary"]) == ("Countess of Engines", "Keeps engines cheap.")
    assert ada.said == []
