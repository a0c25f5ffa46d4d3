"""Exports in a browser: started, followed, cancelled, tried again, downloaded, bundled, proved."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Download, expect
from tests.fixtures.looks import LOOKS
from tests.fixtures.serving import Serving
from tests.journeys.ui.conftest import Person, Scheme, person_at

from bespoke.resume.jsonresume import write_json_resume
from bespoke.testing.examples import example_resume

RESUME: dict[str, Any] = dict(write_json_resume(example_resume()))
_ASK = """
async ([method, path, body]) => {
  const headers = {'content-type': 'application/json'};
  const answer = await fetch(`/api/v1${path}`, {method, headers, body: body ? JSON.stringify(body) : undefined});
  return answer.json();
}
"""


def ask(person: Person, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    return person.page.evaluate(_ASK, [method, path, body])


def made(person: Person, title: str) -> str:
    """A resume's id."""
    return str(ask(person, "POST", "/resumes", {"title": title, "data": RESUME})["id"])


def open_dialog(person: Person, title: str) -> None:
    person.open("/exports")
    person.page.get_by_role("button", name="Export", exact=True).click()
    person.page.get_by_role("menuitem", name=title).click()
    expect(person.page.get_by_text("What will be in the file")).to_be_visible()


def content(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def test_an_export_is_followed_cancelled_and_tried_again(ada: Person) -> None:
    made(ada, "Analyst")
    open_dialog(ada, "Analyst")
    dialog = ada.page.get_by_role("dialog")
    with ada.house.without_workers():
        ada.page.get_by_role("button", name="Make the PDF").click()
        expect(dialog.get_by_role("heading", name="Waiting for its turn")).to_be_visible()
        expect(dialog.get_by_role("progressbar", name="Progress of Analyst")).to_be_visible()
        dialog.get_by_role("button", name="Cancel").click()
        expect(dialog.get_by_role("heading", name="Cancelled")).to_be_visible()
    dialog.get_by_role("button", name="Try again").click()
    expect(dialog.get_by_role("heading", name="Your file is ready")).to_be_visible(timeout=30_000)
    expect(dialog.get_by_text(re.compile(r"All \d+ fields came back exactly"))).to_be_visible()
    assert ada.said == []


def test_what_a_parser_will_read_is_said_before_the_file_is_made(ada: Person) -> None:
    # A section's heading as a title of its own comes back as something else.
    doubtful = {**RESUME, "awards": [{"title": "Skills", "date": "2020", "summary": "Education"}]}
    ask(ada, "POST", "/resumes", {"title": "Analyst", "data": doubtful})
    open_dialog(ada, "Analyst")
    page = ada.page
    aside = page.get_by_role("dialog").get_by_role("complementary")
    expect(aside.get_by_text(re.compile(r"\d+ fields came back exactly; different: \d+"))).to_be_visible(timeout=60_000)
    expect(aside.get_by_role("listitem").filter(has_text="Awards: ").first).to_be_visible()
    expect(aside.get_by_text("Read just now in the very file that these choices make.")).to_be_visible()
    assert ada.problems_of_access() == []
    said = aside.get_by_text("fields came back exactly").inner_text()
    page.get_by_role("button", name="Make the PDF").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Your file is ready")).to_be_visible(timeout=30_000)
    expect(dialog.get_by_text(said, exact=True)).to_be_visible()
    page.get_by_role("button", name="Make another").click()
    page.get_by_role("radio", name="JSON").check()
    expect(aside.get_by_text("there are no pages to read back")).to_be_visible()
    assert ada.said == []


def test_the_bytes_that_are_downloaded_are_those_of_the_api(ada: Person) -> None:
    made(ada, "Analyst")
    open_dialog(ada, "Analyst")
    page = ada.page
    page.get_by_role("radio", name="Word").check()
    page.get_by_label("Margins").fill("60")
    expect(page.get_by_text("This template takes 12 to 35 mm.")).to_be_visible()
    expect(page.get_by_role("button", name="Make the Word")).to_be_disabled()
    page.get_by_label("Margins").fill("25")
    page.get_by_role("button", name="Make the Word").click()
    expect(page.get_by_role("heading", name="Your file is ready")).to_be_visible(timeout=30_000)
    with page.expect_download() as handed:
        page.get_by_role("dialog").get_by_role("button", name="Download").click()
    file = content(handed.value)
    line = ask(ada, "GET", "/export/history")["items"][0]
    receipt = ask(ada, "GET", f"/export/artifacts/{line['artifact_id']}")
    assert hashlib.sha256(file).hexdigest() == receipt["sha256"]
    assert receipt["receipt"]["options"]["margin_mm"] == 25
    assert handed.value.suggested_filename == line["file_name"]
    page.keyboard.press("Escape")
    # Nobody reloads: the list hears that it was made, and counts the download.
    row = page.get_by_role("listitem").filter(has_text=line["file_name"])
    expect(row.get_by_text("downloaded once")).to_be_visible()


def test_a_resume_with_an_optimized_one_is_exported_as_itself(ada: Person) -> None:
    resume_id = made(ada, "The original")
    ask(ada, "POST", "/optimize/save", {"resume_id": resume_id, "optimized_data": RESUME, "title": "Cut to fit"})
    open_dialog(ada, "The original")
    ada.page.get_by_role("radio", name="Plain text").check()
    ada.page.get_by_role("button", name="Make the Plain text").click()
    expect(ada.page.get_by_role("heading", name="Your file is ready")).to_be_visible(timeout=30_000)
    assert ask(ada, "GET", "/export/history")["items"][0]["document_id"] == resume_id


def test_what_failed_says_why_and_is_tried_again_from_the_queue(ada: Person) -> None:
    resume_id = made(ada, "Analyst")
    ada.open("/exports")
    ask(ada, "POST", "/export", {"document_id": resume_id, "format": "png", "options": {"page": 9}})
    row = ada.page.get_by_role("listitem").filter(has_text="Choose one from 1 to 2")
    expect(row.get_by_text("Failed")).to_be_visible(timeout=30_000)
    with ada.house.without_workers():
        row.get_by_role("button", name="Try the export of Analyst again").click()
        waiting = ada.page.get_by_role("listitem").filter(has_text="Next in line")
        expect(waiting).to_be_visible()
        waiting.get_by_role("button", name="Cancel the export of Analyst").click()
        expect(ada.page.get_by_role("listitem").filter(has_text="Cancelled")).to_be_visible()


def test_several_documents_become_one_zip(ada: Person) -> None:
    for title in ("First", "Second", "Third"):
        made(ada, title)
    ada.open("/exports")
    page = ada.page
    page.get_by_role("button", name="Export", exact=True).click()
    page.get_by_role("menuitem", name="Export several").click()
    for title in ("First", "Third"):
        page.get_by_role("checkbox", name=title).check()
    page.get_by_role("radio", name="Plain text").check()
    assert ada.problems_of_access() == []
    with ada.house.without_workers():
        page.get_by_role("button", name="Make a ZIP of 2 files").click()
        expect(page.get_by_text("0 of 2 files have ended")).to_be_visible()
    expect(page.get_by_text("Your ZIP is ready")).to_be_visible(timeout=30_000)
    with page.expect_download() as handed:
        page.get_by_role("button", name="Download Resumes_2_txt.zip").click()
    names = zipfile.ZipFile(io.BytesIO(content(handed.value))).namelist()
    assert names[0] == "manifest.json"
    assert len(names) == 3
    page.get_by_label("Format").select_option("ZIP")
    expect(page.get_by_role("button", name=re.compile("^Download "))).to_have_count(1)
    assert "format=zip" in page.url


def test_a_file_is_proved_by_its_receipt_and_deleted_after_a_question(ada: Person) -> None:
    resume_id = made(ada, "Analyst")
    ask(ada, "POST", "/export", {"document_id": resume_id, "format": "txt"})
    ada.open("/exports")
    page = ada.page
    page.get_by_role("button", name=re.compile("^Receipt of")).click(timeout=30_000)
    drawer = page.get_by_role("dialog")
    link = drawer.get_by_role("link", name="Open what it was made from (revision 1)")
    expect(link).to_have_attribute("href", f"/editor/{resume_id}?version=1")
    drawer.get_by_role("button", name="Delete the file").click()
    drawer.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_text("The file is not kept any more")).to_be_visible()
    assert ask(ada, "GET", "/export/quota")["used_bytes"] == 0


def test_what_was_imported_is_confirmed_before_it_is_exported(ada: Person) -> None:
    resume_id = made(ada, "Imported")
    with ada.house.superuser() as connection:
        connection.execute("UPDATE resumes SET parsed_data = data WHERE id = %s", (resume_id,))
    open_dialog(ada, "Imported")
    page = ada.page
    page.get_by_role("radio", name="JSON Resume").check()
    page.get_by_role("button", name="Make the JSON Resume").click()
    expect(page.get_by_text("What was imported is not confirmed yet")).to_be_visible()
    page.get_by_role("button", name="It is right: confirm and export").click()
    expect(page.get_by_role("heading", name="Your file is ready")).to_be_visible(timeout=30_000)
    assert ask(ada, "GET", f"/resumes/{resume_id}")["sections_confirmed"] is True


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_everybody_can_use_the_exports(chromium: Browser, house: Serving, width: int, scheme: Scheme) -> None:
    with person_at(chromium, house, width=width, scheme=scheme) as person:
        person.sign_up()
        resume_id = made(person, "Analyst")
        ask(person, "POST", "/export", {"document_id": resume_id, "format": "png", "options": {"page": 9}})
        ask(person, "POST", "/export", {"document_id": resume_id, "format": "txt"})
        person.open("/exports")
        page = person.page
        receipt = page.get_by_role("button", name=re.compile("^Receipt of"))
        expect(receipt).to_be_visible(timeout=30_000)
        assert person.problems_of_access() == []
        assert not person.scrolls_sideways()
        receipt.click()
        expect(page.get_by_text("SHA-256")).to_be_visible()
        assert person.cut_off(page.locator("dd")) == []
        assert person.problems_of_access() == []
        page.keyboard.press("Escape")
        # By the keyboard alone.
        page.get_by_role("button", name="Export", exact=True).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("menuitem", name="Analyst")).to_be_focused()
        assert person.problems_of_access() == []
        page.keyboard.press("Enter")
        expect(page.get_by_text("What will be in the file")).to_be_visible()
        person.settle()
        assert person.problems_of_access() == []
        assert not person.scrolls_sideways()
        assert person.said == []


def test_the_exports_speak_german(chromium: Browser, house: Serving) -> None:
    with person_at(chromium, house, width=390, locale="de-DE") as person:
        person.sign_up()
        made(person, "Analystin")
        person.open("/exports")
        expect(person.page.get_by_role("heading", name="Exporte")).to_be_visible()
        assert not person.scrolls_sideways()
        person.page.get_by_role("button", name="Exportieren").click()
        person.page.get_by_role("menuitem", name="Analystin").click()
        expect(person.page.get_by_text("Was in der Datei stehen wird")).to_be_visible()
        assert not person.scrolls_sideways()
