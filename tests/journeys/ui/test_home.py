"""Home in a browser: what the cards say, where they lead, and how the keyboard goes through them."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect
from tests.journeys.ui.conftest import Person, wait_for_keys
from tests.journeys.ui.test_exports import RESUME, ask, made

JUST_NOW = r"\d+:\d\d [AP]M"


def test_a_card_says_what_was_exported_and_leads_to_the_editor(ada: Person) -> None:
    resume_id = made(ada, "Analyst")
    ada.open("/")
    card = ada.page.get_by_role("article").filter(has=ada.page.get_by_role("heading", name="Analyst"))
    expect(card.get_by_text("Never exported")).to_be_visible()
    ask(ada, "POST", "/export", {"document_id": resume_id, "format": "txt"})
    expect(card.get_by_text(re.compile(rf"^Exported {JUST_NOW} as Plain text, version 1$"))).to_be_visible(
        timeout=30_000
    )
    changed = {"data": {**RESUME, "basics": {**RESUME["basics"], "label": "Other"}}, "revision": 1}
    assert ask(ada, "PATCH", f"/resumes/{resume_id}", changed)["revision"] == 2
    expect(card.get_by_text(re.compile(rf"^Changed since export: Plain text, version 1, {JUST_NOW}$"))).to_be_visible()
    ada.page.goto(f"{ada.house.address}/exports")
    ada.page.get_by_role("button", name="Export", exact=True).click()
    expect(ada.page.get_by_role("menuitem", name=re.compile("Analyst.*Changed since export"))).to_be_visible()
    ada.page.keyboard.press("Escape")
    ada.open("/")
    card.get_by_role("button", name="Actions for Analyst").click()
    ada.page.get_by_role("menuitem", name="Look at the first page").click()
    look = ada.page.get_by_role("dialog", name="Analyst")
    expect(look.get_by_role("img", name="First page of Analyst")).to_be_visible()
    assert ada.problems_of_access() == []
    look.get_by_role("button", name="Close").click()
    expect(look).to_be_hidden()
    card.get_by_role("link", name="Open Analyst").click()
    ada.page.wait_for_url(f"**/resumes/{resume_id}")
    assert ada.said == []


def begin_with_j(page: Page, first: Locator) -> None:
    expect(first).to_be_visible()
    wait_for_keys(page, "J", "K")
    page.keyboard.press("j")
    expect(first).to_be_focused()


def test_lists_are_gone_through_by_j_and_k_and_the_arrows(ada: Person) -> None:
    page = ada.page
    for title in ("One", "Two", "Three"):
        document_id = made(ada, title)
    job = ask(ada, "POST", "/export", {"document_id": document_id, "format": "txt"})["job_id"]
    ada.open("/")
    cards = page.locator("[data-list-item]")
    expect(cards).to_have_count(3)
    begin_with_j(page, cards.nth(0))
    for key, at in (("j", 1), ("ArrowDown", 2), ("j", 2), ("k", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(cards.nth(at)).to_be_focused()
    page.get_by_label("Search by title").focus()
    page.keyboard.press("j")
    expect(page.get_by_label("Search by title")).to_have_value("j")
    page.get_by_label("Search by title").fill("")
    cards.nth(0).focus()
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(sheet.get_by_text("Next in the list")).to_have_count(1)
    expect(sheet.get_by_text("↓")).to_be_visible()
    page.keyboard.press("Escape")
    page.evaluate("id => fetch(`/api/v1/export/job/${id}/events`).then(one => one.text())", job)
    ada.open("/exports")
    line = page.get_by_role("listitem", name=re.compile(r"\.txt$"))
    expect(line).to_be_visible()
    begin_with_j(page, line)
    assert ada.problems_of_access() == []
    assert ada.said == []


def test_an_address_of_what_is_gone_leads_home(ada: Person) -> None:
    gone = "0190b3a0-0000-7000-8000-000000000000"
    for path in (f"/resumes/{gone}", f"/optimized/{gone}", f"/import/{gone}", "/resumes/cut-short"):
        ada.open(path)
        expect(ada.page.get_by_role("heading", name="There is nothing here")).to_be_visible()
    ada.page.get_by_role("link", name="To your résumés", exact=True).click()
    expect(ada.page.get_by_role("heading", name="Start with the résumé you have")).to_be_visible()
