"""Editing beside the real pages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from tests.fixtures.looks import LOOKS
from tests.fixtures.serving import Serving
from tests.journeys.ui.conftest import Person, person_at
from tests.journeys.ui.editing import (
    GLYPHS,
    LABEL,
    LISTEN,
    SUMMARY,
    ask,
    content,
    field,
    is_saved,
    is_saved_after,
)
from tests.journeys.ui.test_home import begin_with_j


def test_what_is_typed_is_on_the_page_saved_and_there_after_a_reload(ada: Person, resume: str) -> None:
    page = ada.page
    before = page.evaluate(GLYPHS)
    page.evaluate(LISTEN)
    field(page, LABEL).fill("Head of Platforms and Terminals")
    page.wait_for_function(f"() => {GLYPHS} > {before}")
    is_saved(page)
    assert any("Not saved yet" in one for one in page.evaluate("[...window.saidByStatus]"))
    assert content(page, resume)["basics"]["label"] == "Head of Platforms and Terminals"
    page.reload()
    expect(field(page, LABEL)).to_have_value("Head of Platforms and Terminals")
    assert not ada.said


def test_a_click_on_a_page_goes_to_its_field(ada: Person, resume: str) -> None:
    page = ada.page
    work = content(page, resume)["work"][0]
    bullet = work["x-bespoke"]["highlights"][0].split(":")[0]
    entry = work["x-bespoke"]["id"]
    sheet = page.locator("[class*=_sheet_]").first
    answer = ask(page, "POST", f"/resumes/{resume}/preview", {"client": "test"})
    path = f"work/{entry}/bullets/{bullet}"
    line = next(one for one in answer["pages"][0]["positions"] if path in one["paths"])
    box = sheet.bounding_box()
    assert box is not None
    scale = box["width"] / answer["pages"][0]["width"]
    sheet.click(position={"x": (line["x"] + 20) * scale, "y": (line["y"] + line["height"] / 2) * scale})
    expect(field(page, path)).to_be_focused()
    expect(page.locator("[data-kind=selected]").first).to_be_visible()


def test_a_resume_is_judged_by_itself_as_it_is_written(ada: Person, resume: str) -> None:
    page = ada.page
    page.get_by_role("button", name="Quality", exact=True).click()
    read_outs = page.get_by_role("list", name="Five read-outs of a hundred each").get_by_role("listitem")
    expect(read_outs).to_have_count(5)
    expect(read_outs.last).to_contain_text("not judged")
    expect(read_outs.last).to_contain_text("A match needs a posting")
    jump = page.locator("aside").get_by_role("button", name=re.compile("^Go to .*nowhere"))
    expect(jump).to_have_count(0)
    field(page, "basics/email").fill("nowhere")
    expect(jump.first).to_be_visible()
    assert ada.problems_of_access() == []
    jump.first.click()
    expect(field(page, "basics/email")).to_be_focused()
    assert ada.said == []


def test_by_keyboard_alone(ada: Person, resume: str) -> None:
    page = ada.page
    begin_with_j(page, page.locator("[data-list-item]").first)
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.locator("[data-list-item]").first).to_have_attribute("aria-expanded", "true")
    names = [work["name"] + work["position"] for work in content(page, resume)["work"]]
    page.keyboard.press("Alt+ArrowDown")
    is_saved_after(page)
    moved = [work["name"] + work["position"] for work in content(page, resume)["work"]]
    assert moved == [names[1], names[0], *names[2:]]
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+s")
    is_saved_after(page)
    assert [work["name"] + work["position"] for work in content(page, resume)["work"]] == names
    page.keyboard.press("Control+k")
    expect(page.get_by_placeholder("Find a résumé or an action")).to_be_focused()
    page.keyboard.type("Add to Awards")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Title", exact=True)).to_be_focused()
    page.keyboard.type("Prize of Engines")
    page.keyboard.press("Control+s")
    is_saved_after(page)
    assert content(page, resume)["awards"][-1]["title"] == "Prize of Engines"


def test_a_point_is_dragged_by_its_handle(ada: Person, resume: str) -> None:
    page = ada.page
    before = content(page, resume)["work"][0]["highlights"]
    page.locator('[data-list-item][data-path^="work/"]').first.click()
    rows = page.get_by_role("group", name="Points").first.locator("[data-row]")
    rows.nth(1).scroll_into_view_if_needed()
    # What drags comes a little later than the form.
    expect(rows.first.locator("[aria-roledescription=draggable]")).to_be_attached()
    handles = [rows.nth(index).locator("[data-handle]").bounding_box() for index in (0, 1)]
    first, second = handles
    moved = rows.nth(1).get_attribute("data-row")
    assert first is not None
    assert second is not None
    page.mouse.move(first["x"] + 12, first["y"] + 12)
    page.mouse.down()
    page.mouse.move(first["x"] + 12, first["y"] + 30, steps=4)
    page.mouse.move(first["x"] + 12, second["y"] + 40, steps=10)
    # The second has made room, and the first is dropped where it stood.
    made_room = "([id, y]) => document.querySelector(`[data-row='${id}'] [data-handle]`).getBoundingClientRect().y < y"
    page.wait_for_function(made_room, arg=[moved, second["y"] - 4])
    page.mouse.up()
    page.wait_for_function(
        "text => document.querySelector('[data-row] [data-row] textarea').value === text", arg=before[1]
    )
    is_saved_after(page)
    after = content(page, resume)["work"][0]
    assert after["highlights"][:2] == [before[1], before[0]]


def test_what_is_moved_by_keys_is_heard_by_its_name(ada: Person, resume: str) -> None:
    page = ada.page
    first = page.locator("#section-work [data-row]").first
    name, count = first.get_attribute("data-called"), page.locator("#section-work [data-row]").count()
    handle = first.locator("[data-handle][aria-roledescription]").first
    handle.focus()
    page.keyboard.press("Space")
    said = page.get_by_role("status")
    expect(said.filter(has_text=f"{name} is picked up, 1 of {count}.")).to_be_attached()
    page.keyboard.press("ArrowDown")
    expect(said.filter(has_text=f"{name} is now 2 of {count}.")).to_be_attached()
    page.keyboard.press("Escape")
    expect(said.filter(has_text=f"{name} is back where it was.")).to_be_attached()
    line = first.locator("[data-list-item]")
    line.focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(said.filter(has_text=f"{name} is now 2 of {count}.")).to_be_attached()
    assert "dnd" not in str(page.get_by_role("status").all_text_contents())


def test_the_design_is_kept_with_the_document(ada: Person, resume: str) -> None:
    page = ada.page
    page.get_by_role("navigation", name="Panels").get_by_role("button", name="Design").click()
    panel = page.get_by_role("complementary", name="Design")
    panel.get_by_label("Classic").check(force=True)
    panel.get_by_label("Page", exact=True).select_option("us-legal")
    is_saved_after(page)
    view = ask(page, "GET", f"/resumes/{resume}")
    assert view["template_id"] == "classic"
    assert view["data"]["meta"]["design"] == {"page_size": "us-legal"}
    expect(page.locator("[class*=_sheet_] svg").first).to_have_attribute("viewBox", re.compile("^0 0 612 1008"))


def test_a_last_page_of_a_few_lines_is_saved_by_one_click(ada: Person, resume: str) -> None:
    page = ada.page
    ada.open_editor(f"/resumes/{resume}?panel=design")
    page.get_by_label("Page", exact=True).select_option("us-letter")
    expect(page.get_by_text("3 pages")).to_be_visible()
    page.get_by_role("button", name="Fit on 2 pages").click()
    expect(page.get_by_text("2 pages", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Fit on")).to_have_count(0)
    is_saved(page)
    assert content(page, resume)["meta"]["design"]["fit_pages"] == 2


def test_what_is_left_out_of_an_optimized_resume_is_not_on_its_pages(ada: Person) -> None:
    page = ada.page
    optimized_id = ada.make_example()["optimized_id"]
    ada.open_editor(f"/optimized/{optimized_id}")
    before = page.evaluate(GLYPHS)
    page.get_by_role("switch", name="Show Summary").click()
    page.wait_for_function(f"() => {GLYPHS} < {before}")
    is_saved_after(page)
    saved = ask(page, "GET", f"/resumes/optimized/{optimized_id}")["structured_output"]
    items = [item for section in saved["ui"]["sections"] for item in section["items"]]
    assert [item["path"] for item in items if not item["include"]] == [SUMMARY]
    exported = ask(page, "POST", f"/resumes/optimized/{optimized_id}/preview", {"client": "test"})
    shown = {path for one in exported["pages"] for line in one["positions"] for path in line["paths"]}
    assert LABEL in shown
    assert SUMMARY not in shown


def test_a_whole_job_is_left_out_and_locked_without_being_deleted(ada: Person) -> None:
    page = ada.page
    optimized_id = ada.make_example()["optimized_id"]
    ada.open_editor(f"/optimized/{optimized_id}")
    entry = page.locator('#section-work [data-path^="work/"]').first
    path = entry.get_attribute("data-path")
    row = page.locator(f'#section-work [data-row="{str(path).split("/")[1]}"]')
    before = page.evaluate(GLYPHS)
    row.get_by_role("switch", name="Show ").click()
    page.wait_for_function(f"() => {GLYPHS} < {before}")
    row.get_by_role("switch", name="Lock ").click()
    is_saved_after(page)
    exported = ask(page, "POST", f"/resumes/optimized/{optimized_id}/preview", {"client": "test"})
    shown = {path for one in exported["pages"] for line in one["positions"] for path in line["paths"]}
    assert not [one for one in shown if one.startswith(f"{path}/")]
    assert [one for one in shown if one.startswith("work/")]
    ada.open_editor(f"/optimized/{optimized_id}")
    expect(row.get_by_role("switch", name="Show ")).not_to_be_checked()
    expect(row.get_by_role("switch", name="Lock ")).to_be_checked()


def test_another_wording_is_picked_and_what_changed_is_marked_on_the_pages(ada: Person) -> None:
    page = ada.page
    path = f"/resumes/optimized/{ada.make_example()['optimized_id']}"
    view = ask(page, "GET", path)
    output = view["structured_output"]
    items = [item for section in output["ui"]["sections"] for item in section["items"]]
    other = "Platform engineer for logistics and public transport."
    next(item for item in items if item["path"] == SUMMARY)["alternates"] = [other]
    ask(page, "PATCH", path, {"structured_output": output, "revision": view["revision"]})
    ada.open_editor(f"/optimized/{view['id']}")
    marks = page.get_by_role("button", name="Mark changes")
    marks.click()
    expect(page.get_by_role("button", name="0 changes")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="1 other wording of Summary").click()
    page.get_by_role("menuitem", name=other).click()
    expect(field(page, SUMMARY)).to_have_value(other)
    expect(page.get_by_role("button", name="1 change", exact=True)).to_be_visible()
    expect(page.locator("[data-kind=changed]").first).to_be_visible()
    assert ada.problems_of_access() == []
    page.get_by_role("button", name="1 change", exact=True).click()
    expect(page.locator("[data-kind=changed]")).to_have_count(0)
    is_saved_after(page)
    assert ask(page, "GET", path)["structured_output"]["resume_json"]["basics"]["summary"] == other
    assert ada.said == []


def test_the_focus_stays_near_what_was_removed(ada: Person, resume: str) -> None:
    page = ada.page
    lines = page.locator("#section-work [data-list-item]")
    count = lines.count()
    second = lines.nth(1).get_attribute("data-path")
    lines.first.click()
    page.locator("#section-work").get_by_role("button", name="Remove", exact=True).click()
    expect(lines).to_have_count(count - 1)
    expect(lines.first).to_be_focused()
    assert lines.first.get_attribute("data-path") == second
    page.get_by_role("button", name="Add a profile").click()
    removes = page.get_by_role("button", name=re.compile("^Remove Profile"))
    for left in range(removes.count() - 1, -1, -1):
        removes.first.click()
        expect(removes).to_have_count(left)
    expect(page.get_by_role("button", name="Add a profile")).to_be_focused()


def test_what_is_told_is_shown_first_and_then_added(ada: Person, resume: str) -> None:
    page = ada.page
    page.get_by_role("textbox", name="Add in your own words").fill("I managed a team of 5 at Acme since 2021")
    page.keyboard.press("Enter")
    box = page.get_by_role("region", name="Add in your own words")
    expect(box.get_by_text("This would change:")).to_be_visible()
    assert "Acme" not in [work["name"] for work in content(page, resume)["work"]]
    telling = page.get_by_role("textbox", name="Add in your own words")
    telling.fill("I speak French")
    box.get_by_role("button", name="Add it").click()
    expect(box.get_by_text("This would change:")).to_have_count(0)
    expect(telling).to_be_focused()
    expect(telling).to_have_value("I speak French")
    is_saved_after(page)
    assert "Acme" in [work["name"] for work in content(page, resume)["work"]]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_everybody_can_use_it(chromium: Browser, house: Serving, width: int, scheme: Any) -> None:
    with person_at(chromium, house, width=width, scheme=scheme) as person:
        person.sign_up()
        made = person.make_example()
        person.open(f"/optimized/{made['optimized_id']}?panel=design")
        page = person.page
        expect(page.get_by_role("group", name="Template")).to_be_visible()
        assert person.problems_of_access() == []
        if width < 600:
            for tab in ("History", "Preview", "Edit"):
                page.get_by_role("tab", name=tab).click()
                expect(page.get_by_role("tab", name=tab)).to_have_attribute("aria-selected", "true")
                assert person.problems_of_access() == []
                if tab == "Preview":
                    page.get_by_text("Plain text", exact=True).click()
                    assert person.cut_off(page.get_by_role("button", name="Copy").locator("span")) == []
        page.locator("[data-list-item]").first.click()
        assert person.problems_of_access() == []
        assert not person.scrolls_sideways()
        assert not person.said


def test_the_pages_text_is_what_a_reader_gets(ada: Person, resume: str) -> None:
    page = ada.page
    zoom = page.get_by_role("button", name=re.compile(r"^Zoom: \d+%$"))
    expect(zoom).to_have_accessible_name(f"Zoom: {zoom.text_content()}")
    page.get_by_text("Plain text", exact=True).click()
    text = page.locator("pre")
    expect(text).to_contain_text(content(page, resume)["basics"]["name"])
    expect(text).to_contain_text(content(page, resume)["work"][0]["highlights"][0])
    assert ada.problems_of_access() == []


def test_undo_in_a_text_that_is_no_field_leaves_the_resume(ada: Person, resume: str) -> None:
    page = ada.page
    field(page, LABEL).fill("Head of Platforms")
    telling = page.get_by_role("textbox", name="Add in your own words")
    telling.click()
    page.keyboard.type("I led")
    page.keyboard.press("Control+z")
    expect(telling).not_to_have_value("I led")
    expect(field(page, LABEL)).to_have_value("Head of Platforms")
    field(page, LABEL).click()
    page.keyboard.press("Control+z")
    expect(field(page, LABEL)).not_to_have_value("Head of Platforms")


def test_a_date_that_cannot_be_read_is_there_again_when_its_entry_is_opened(ada: Person, resume: str) -> None:
    page = ada.page
    entry = page.locator("[data-path^='work/'][aria-expanded]").first
    entry.click()
    start = page.locator("[data-path^='work/'][data-path$='/start']").first
    start.fill("last summer")
    entry.click()
    expect(start).to_have_count(0)
    entry.click()
    expect(start).to_have_value("last summer")
    expect(start).to_have_attribute("aria-invalid", "true")
    start.fill("2020")
    entry.click()
    entry.click()
    expect(start).to_have_value("2020")


@pytest.mark.parametrize("panel", ["nonsense", "suggestions"])
def test_a_panel_that_the_document_has_not_leaves_the_form_on_a_phone(
    chromium: Browser, house: Serving, panel: str
) -> None:
    with person_at(chromium, house, width=390) as person:
        person.sign_up()
        person.open(f"/resumes/{person.make_example()['resume_id']}?panel={panel}")
        expect(field(person.page, LABEL)).to_be_visible()
        expect(person.page.get_by_role("tab", name="Edit")).to_have_attribute("aria-selected", "true")
