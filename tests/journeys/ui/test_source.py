"""From a text back to the very line of the file that it was read from, in a browser."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, expect
from tests.journeys.ui.conftest import Person
from tests.journeys.ui.editing import ask
from tests.journeys.ui.test_optimize import card, got

from bespoke.testing.examples import example_posting

IN_ORIGINAL = re.compile("^Show in the original, page 1")


@pytest.fixture
def imported(ada: Person, resume_pdf: bytes) -> str:
    """A résumé that was read from a PDF and confirmed."""
    ada.open("/import")
    ada.choose("maren.pdf", resume_pdf)
    expect(ada.page.get_by_role("heading", name="Is this what it says?")).to_be_visible(timeout=60_000)
    resume_id = urlsplit(ada.page.url).path.rpartition("/")[2]
    ask(ada.page, "PATCH", f"/resumes/{resume_id}", {"sections_confirmed": True})
    return resume_id


def first_bullet(person: Person) -> Locator:
    person.page.locator("[data-path^='work/'][aria-expanded]").first.click()
    return person.page.get_by_label("Points 1", exact=True).first


def shows_the_line(dialog: Locator, text: str) -> None:
    """Lit where it stands on the page, and in view."""
    expect(dialog.get_by_role("list", name="What the original says")).to_contain_text(text[:40])
    mark = dialog.locator("mark").first
    expect(mark).to_be_visible()
    mark.page.wait_for_function(
        "() => { const box = document.querySelector('[role=dialog] mark').getBoundingClientRect();"
        " return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight; }"
    )
    sheet = dialog.get_by_role("img", name="Page 1 of 2")
    page_box, line = sheet.bounding_box(), mark.bounding_box()
    assert page_box
    assert line
    assert 0.15 < (line["y"] - page_box["y"]) / page_box["height"] < 0.6


def test_a_text_of_a_resume_leads_to_its_line_on_the_original_page(ada: Person, imported: str) -> None:
    page = ada.page
    ada.open_editor(f"/resumes/{imported}")
    bullet = first_bullet(ada)
    text = bullet.input_value()
    page.locator("h1").first.hover()
    bullet.hover()
    shown = page.get_by_role("region", name="Rests on")
    expect(shown).to_contain_text("Your file says:")
    shown.get_by_role("button", name=IN_ORIGINAL).click()
    dialog = page.get_by_role("dialog")
    shows_the_line(dialog, text)
    ada.settle()
    assert ada.problems_of_access() == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.locator("h1").first.hover()
    expect(shown).to_have_count(0)
    bullet.focus()
    link = page.get_by_role("button", name=IN_ORIGINAL)
    expect(link).to_be_visible()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    shows_the_line(dialog, text)
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    assert ada.said == []


def test_what_an_optimized_resume_rests_on_leads_to_the_original_page(ada: Person, imported: str) -> None:
    page = ada.page
    posting = ask(page, "POST", "/postings", {"text": example_posting()})
    wish = {"resume_id": imported, "posting_id": posting["id"], "use_model": False}
    started = ask(page, "POST", "/optimize", wish)
    page.evaluate("id => fetch(`/api/v1/optimize/${id}/events`).then(one => one.text())", started["job_id"])
    ada.open(f"/optimized/{started['optimized_resume_id']}?panel=suggestions")
    wording = card(ada, "Word it otherwise")
    wording.get_by_role("button", name=re.compile("^Show in the original")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    bullet = first_bullet(ada)
    bullet.focus()
    expect(page.get_by_text("As in your résumé.").first).to_be_visible()
    page.locator("[class*=_aid_]").get_by_role("button", name=IN_ORIGINAL).click()
    shows_the_line(dialog, bullet.input_value())
    assert ada.said == []


def test_pages_that_cannot_be_shown_give_way_to_the_lines(ada: Person, imported: str) -> None:
    page = ada.page
    page.route("**/source/pages/*.png", lambda route: route.fulfill(status=404))
    ada.open_editor(f"/resumes/{imported}")
    first_bullet(ada).focus()
    page.get_by_role("button", name=IN_ORIGINAL).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("The pages of the file cannot be shown.")).to_be_visible()
    expect(dialog.locator("li[data-lit]").first).to_be_visible()


def test_a_resume_that_was_made_without_a_file_leads_nowhere(ada: Person, resume: str) -> None:
    assert got(ada, f"resumes/{resume}/ledger") == {}
    first_bullet(ada).focus()
    expect(ada.page.locator("[data-path]:focus")).to_be_visible()
    expect(ada.page.get_by_role("button", name=re.compile("^Show in the original"))).to_have_count(0)
