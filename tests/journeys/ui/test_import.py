"""From a file to a checked résumé, in a browser."""

from __future__ import annotations

import re

from playwright.sync_api import Route, expect
from tests.journeys.ui.conftest import Person

TEXT = b"""Ada Byron
ada@example.org

Experience
Analyst, Babbage & Co, 2021 - 2023
- Wrote notes on the engine.

Skills
SQL, Python
"""
SEVERAL = b"""Ada Byron
ada@example.org
Nationality: British

Experience
Analyst, Babbage & Co, 2021 - 2023
- Wrote notes on the engine.

Clerk, Royal Society, 2018 - 2020
- Kept the minutes.

Governance
Steers the engine's standards.
- Chairs the board.

Skills
SQL, Python
|||
"""


def test_a_pdf_is_read_checked_beside_its_pages_and_confirmed(ada: Person, resume_pdf: bytes) -> None:
    page = ada.page
    ada.open("/")
    ada.choose("Maren 2026.pdf", resume_pdf)
    expect(page.get_by_role("heading", name="Is this what it says?")).to_be_visible(timeout=60_000)
    first = page.get_by_role("img", name="Page 1 of 2")
    expect(first).to_be_visible()
    ada.settle()
    assert first.evaluate("one => one.naturalWidth") > 1000
    title = page.get_by_label("Title").first
    title.focus()
    # The mark lies on the words: the second line of the page, in its upper left quarter.
    mark = page.locator("mark").first.bounding_box()
    sheet = first.bounding_box()
    assert mark
    assert sheet
    assert 0.05 < (mark["x"] - sheet["x"]) / sheet["width"] < 0.3
    assert 0.05 < (mark["y"] - sheet["y"]) / sheet["height"] < 0.2
    expect(page.get_by_text(re.compile("fields deserve a look"))).to_be_visible()
    page.get_by_role("button", name="Next one").click()
    assert page.evaluate("document.activeElement.dataset.doubt")
    title.fill("Principal Engineer")
    page.get_by_role("button", name="Looks right").click()
    page.get_by_label("Call it").fill("Maren, for 2026")
    page.get_by_role("button", name="Confirm and finish").click()
    expect(page.get_by_role("heading", name="Maren, for 2026")).to_be_visible()
    kept = page.evaluate(
        "fetch('/api/v1/resumes').then(a => a.json())"
        ".then(list => fetch(`/api/v1/resumes/${list.items[0].id}`)).then(a => a.json())"
    )
    assert kept["sections_confirmed"] is True
    assert kept["data"]["basics"]["label"] == "Principal Engineer"
    assert kept["data"]["work"] == kept["parsed_data"]["work"]
    assert ada.said == []


def test_a_text_is_shown_by_its_lines_and_a_field_lights_its_own(ada: Person) -> None:
    ada.open("/import")
    ada.choose("ada.txt", TEXT)
    expect(ada.page.get_by_role("heading", name="Is this what it says?")).to_be_visible(timeout=60_000)
    ada.page.get_by_label("E-mail").focus()
    expect(ada.page.locator("li[data-lit]")).to_have_text("ada@example.org")


def test_what_has_no_place_goes_to_the_nearest_entry_or_the_chosen_one(ada: Person) -> None:
    page = ada.page
    ada.open("/import")
    ada.choose("ada.txt", SEVERAL)
    expect(page.get_by_role("heading", name="2 lines have no place yet")).to_be_visible(timeout=60_000)
    governance = page.get_by_role("group", name="Governance")
    expect(governance.get_by_label("Points")).to_have_value("Chairs the board.")
    page.get_by_role("button", name="Put “Nationality: British” in a section").click()
    page.get_by_role("menuitem", name="Experience", exact=True).click()
    nearest = page.get_by_role("group", name="Analyst · Babbage & Co")
    expect(nearest.get_by_label("Points 2")).to_have_value("Nationality: British")
    expect(page.get_by_text("is now in Experience · Analyst · Babbage & Co.")).to_be_visible()
    page.get_by_role("button", name="Put “|||” in a section").click()
    page.get_by_role("menuitem", name="Clerk · Royal Society").click()
    chosen = page.get_by_role("group", name="Clerk · Royal Society")
    expect(chosen.get_by_label("Points 2")).to_have_value("|||")
    expect(page.get_by_text("Every line of the file has its place.")).to_be_visible()


def test_what_was_not_read_is_added_while_checking(ada: Person) -> None:
    page = ada.page
    ada.open("/import")
    ada.choose("ada.txt", TEXT)
    expect(page.get_by_role("heading", name="Is this what it says?")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="More fields: Contact 1").click()
    page.get_by_role("menuitem", name="Phone").click()
    expect(page.get_by_label("Phone")).to_be_focused()
    page.keyboard.type("+44 20 7946 0000")
    page.get_by_role("button", name="More fields: Analyst · Babbage & Co").click()
    page.get_by_role("menuitem", name="Points").click()
    page.keyboard.type("Found a fault.")
    page.get_by_role("button", name="Add to Experience").click()
    expect(page.get_by_label("Position").nth(1)).to_be_focused()
    page.get_by_role("button", name="More sections").click()
    page.get_by_role("menuitem", name="Languages").click()
    expect(page.get_by_role("group", name="Languages 1").get_by_role("textbox", name="Language")).to_be_focused()
    page.keyboard.type("French")
    page.get_by_role("button", name="Looks right").click()
    page.get_by_role("button", name="Confirm and finish").click()
    expect(page.get_by_text("is imported.")).to_be_visible()
    kept = page.evaluate(
        "fetch('/api/v1/resumes').then(a => a.json())"
        ".then(list => fetch(`/api/v1/resumes/${list.items[0].id}`)).then(a => a.json())"
    )["data"]
    assert kept["basics"]["phone"] == "+44 20 7946 0000"
    assert [one["highlights"] for one in kept["work"]] == [["Wrote notes on the engine.", "Found a fault."]]
    assert kept["languages"][0]["language"] == "French"


def test_how_far_the_reading_is_is_shown_as_it_goes(ada: Person) -> None:
    told = 'id: 7\nevent: progress\ndata: {"percent": 42, "stage": "read"}\n\n'
    ada.page.route("**/api/v1/jobs/*/events", lambda route: route.fulfill(body=told, content_type="text/event-stream"))
    with ada.house.without_workers():
        ada.open("/import")
        ada.choose("ada.txt", TEXT)
        bar = ada.page.get_by_role("progressbar", name="Reading ada.txt")
        expect(bar).to_have_attribute("aria-valuenow", "42")


def test_a_file_that_cannot_be_read_says_what_to_do(ada: Person) -> None:
    ada.open("/import")
    ada.choose("broken.pdf", b"%PDF-1.7\nnothing of the kind")
    notice = ada.page.get_by_role("alert")
    expect(notice).to_be_visible(timeout=60_000)
    expect(notice).to_contain_text("Export or print it to PDF again")
    expect(ada.page.get_by_role("button", name="Choose another file")).to_be_visible()


def _drop(person: Person) -> bool:
    """Whether the pages took the file; the browser opens what they do not take."""
    taken: bool = person.page.evaluate(
        "text => { const data = new DataTransfer(); data.items.add(new File([text], 'ada.txt'));"
        " return ['dragenter', 'dragover', 'drop'].map(type => !window.dispatchEvent("
        "  new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}))).every(one => one); }",
        TEXT.decode(),
    )
    return taken


def test_a_file_dropped_on_any_screen_is_imported(ada: Person) -> None:
    ada.open("/settings")
    assert _drop(ada)
    expect(ada.page.get_by_role("heading", name="Is this what it says?")).to_be_visible(timeout=60_000)


def test_a_file_dropped_before_the_pages_listen_is_imported_once_they_do(ada: Person) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    ada.page.route("**/DropAnywhere*.js", hold)
    with ada.page.expect_request("**/DropAnywhere*.js"):
        ada.open("/settings")
    assert _drop(ada)
    held[0].continue_()
    expect(ada.page.get_by_role("heading", name="Is this what it says?")).to_be_visible(timeout=60_000)


def test_what_is_deleted_comes_back_by_undo(ada: Person) -> None:
    ada.open("/")
    ada.page.get_by_role("button", name="Look around with an example").click()
    card = ada.page.get_by_role("heading", name=re.compile("Fernhill"))
    expect(card).to_be_visible()
    ada.page.get_by_role("button", name=re.compile("Actions for .*Fernhill")).click()
    ada.page.get_by_role("menuitem", name="Delete").click()
    expect(card).to_be_hidden()
    ada.page.get_by_role("button", name="Undo").click()
    expect(card).to_be_visible()


def test_what_another_tab_makes_appears_here(ada: Person) -> None:
    ada.open("/")
    expect(ada.page.get_by_role("heading", name="Start with the résumé you have")).to_be_visible()
    other = ada.page.context.new_page()
    other.goto(f"{ada.house.address}/settings")
    other.evaluate("fetch('/api/v1/example', {method: 'POST'})")
    expect(ada.page.get_by_role("heading", name=re.compile("Fernhill"))).to_be_visible()
    # One tab follows the stream, the other waits for its turn.
    streams = "navigator.locks.query().then(all => `${all.held.length} ${all.pending.length}`)"
    ada.page.wait_for_function(f"() => {streams}.then(told => told === '1 1')")
