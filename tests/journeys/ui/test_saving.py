"""What is edited is saved, merged, kept without a line, told when it cannot be, and found in the history."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.fixtures.serving import Serving
from tests.journeys.ui.conftest import PASSWORD, Person, person_at
from tests.journeys.ui.editing import LABEL, SUMMARY, ask, content, field, is_saved, save_elsewhere


def test_edits_of_two_tabs_are_merged_as_they_come(ada: Person, resume: str) -> None:
    page = ada.page
    save_elsewhere(page, resume, label="Countess of Engines")
    expect(field(page, LABEL)).to_have_value("Countess of Engines")
    field(page, SUMMARY).fill("Keeps engines honest.")
    save_elsewhere(page, resume, label="Analyst of Engines")
    expect(field(page, LABEL)).to_have_value("Analyst of Engines")
    is_saved(page)
    basics = content(page, resume)["basics"]
    assert (basics["summary"], basics["label"]) == ("Keeps engines honest.", "Analyst of Engines")


def test_what_was_saved_before_the_stream_opened_comes_with_it(ada: Person, resume: str) -> None:
    page = ada.page
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/api/v1/events*", hold)
    with page.expect_request("**/api/v1/events*"):
        page.reload()
    expect(page.locator("[class*=_drawing_] path").first).to_be_attached()
    save_elsewhere(page, resume, label="Countess of Engines")
    held[0].continue_()
    expect(field(page, LABEL)).to_have_value("Countess of Engines")


def test_a_true_conflict_is_shown_side_by_side_and_decided(ada: Person, resume: str) -> None:
    page = ada.page
    # The stream is held back, so that the other save is not known when this one is sent.
    page.route("**/api/v1/events*", lambda route: route.abort())
    page.reload()
    expect(field(page, SUMMARY)).to_be_visible()
    page.route(f"**/api/v1/resumes/{resume}", lambda route: _after_another(route, ada, resume), times=1)
    field(page, SUMMARY).fill("Mine.")
    dialog = page.get_by_role("dialog", name="Changed here and elsewhere")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Theirs.")
    assert ada.problems_of_access() == []
    dialog.get_by_label("Write it anew").check()
    dialog.get_by_role("textbox", name="Write it anew").fill("Ours.")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog).to_be_hidden()
    is_saved(page)
    assert content(page, resume)["basics"]["summary"] == "Ours."


def _after_another(route: Any, person: Person, resume_id: str) -> None:
    """Somebody else's save arrives first, by a program that is signed in as well."""
    cookie = next(one["value"] for one in person.page.context.cookies() if one["name"] == "__Host-bespoke")
    with person.house.client(cookie) as client:
        view = client.get(f"/resumes/{resume_id}").json()
        data = view["data"] or view["parsed_data"]
        data["basics"]["summary"] = "Theirs."
        headers = {"If-Match": f'"{view["revision"]}"', "Origin": person.house.address}
        assert client.patch(f"/resumes/{resume_id}", json={"data": data}, headers=headers).status_code == 200
    route.continue_()


def test_work_done_without_a_line_comes_back_and_is_saved(ada: Person, resume: str) -> None:
    page = ada.page
    page.route("**/api/v1/resumes/**", lambda route: route.abort())
    field(page, SUMMARY).fill("Written on a train.")
    expect(page.get_by_text("Offline – kept in this browser")).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    # It can be loaded again, but not saved before it was seen that it came back.
    page.route("**/api/v1/resumes/**", lambda one: one.abort() if one.request.method == "PATCH" else one.continue_())
    page.reload()
    expect(field(page, SUMMARY)).to_have_value("Written on a train.")
    expect(page.get_by_text("Unsaved work of this browser is back.")).to_be_visible()
    page.unroute("**/api/v1/resumes/**")
    is_saved(page)
    assert content(page, resume)["basics"]["summary"] == "Written on a train."
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('bespoke.draft'))") == []


def test_a_version_is_named_compared_and_taken_back_whole_or_by_an_entry(ada: Person, resume: str) -> None:
    page = ada.page
    first = field(page, LABEL).input_value()
    field(page, LABEL).fill("Another Title")
    page.locator('#section-work [data-path^="work/"]').first.click()
    position = page.locator("[data-path^='work/'][data-path$='/position']").first
    held = position.input_value()
    position.fill("Countess")
    page.keyboard.press("Control+s")
    is_saved(page)
    page.get_by_role("navigation", name="Panels").get_by_role("button", name="History").click()
    panel = page.get_by_role("complementary", name="History")
    panel.get_by_label("Keep this version as").fill("Before the interview")
    panel.get_by_role("button", name="Keep", exact=True).click()
    expect(panel.get_by_role("button", name=re.compile("Before the interview"))).to_be_visible()
    panel.get_by_role("button", name=re.compile("Version 1")).click()
    expect(panel.locator("ins").first).to_be_visible()
    panel.get_by_role("button", name="Take back", exact=True).click()
    expect(position).to_have_value(held)
    expect(field(page, LABEL)).to_have_value("Another Title")
    assert content(page, resume)["basics"]["label"] == "Another Title"
    panel.get_by_role("button", name="Take this version back").click()
    expect(field(page, LABEL)).to_have_value(first)
    assert content(page, resume)["basics"]["label"] == first


def test_an_export_takes_the_last_words_and_the_design_as_it_is_now(ada: Person, resume: str) -> None:
    page = ada.page
    field(page, LABEL).fill("Head of Platforms")
    page.keyboard.press("Control+e")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Margins")).not_to_have_value("31")
    assert content(page, resume)["basics"]["label"] == "Head of Platforms"
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    set_margin_elsewhere(page, resume, 31)
    page.get_by_role("button", name="Export", exact=True).click()
    expect(dialog.get_by_label("Margins")).to_have_value(re.compile("^31"))
    assert not ada.said


def set_margin_elsewhere(page: Page, resume_id: str, margin_mm: int) -> None:
    view = ask(page, "GET", f"/resumes/{resume_id}")
    data = view["data"]
    data["meta"] = {**data.get("meta", {}), "design": {"margin_mm": margin_mm}}
    ask(page, "PATCH", f"/resumes/{resume_id}", {"data": data}, {"If-Match": f'"{view["revision"]}"'})


@pytest.mark.parametrize("how", ["button", "keys"])
def test_what_cannot_be_saved_is_not_exported_and_why_is_said(ada: Person, resume: str, how: str) -> None:
    page = ada.page
    page.route(f"**/api/v1/resumes/{resume}", lambda route: route.abort())
    field(page, LABEL).fill("Head of Platforms")
    if how == "button":
        page.get_by_role("button", name="Export", exact=True).click()
    else:
        page.keyboard.press("Control+e")
    expect(page.get_by_role("alert")).to_contain_text("Offline: this needs the last changes on the server.")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_who_is_signed_out_signs_in_beside_the_work_and_it_is_saved(ada: Person, resume: str) -> None:
    page = ada.page
    email = ask(page, "GET", "/me")["email"]
    page.context.clear_cookies()
    field(page, SUMMARY).fill("Written too long.")
    trouble = page.get_by_role("alert").filter(has_text="You are signed out")
    expect(trouble).to_be_visible()
    field(page, LABEL).fill("Still writing")
    expect(trouble).to_be_visible()
    assert ada.problems_of_access() == []
    with page.context.expect_page() as opened:
        trouble.get_by_role("link", name="Sign in in a new tab").click()
    beside = opened.value
    beside.get_by_label("E-mail").fill(email)
    beside.get_by_role("textbox", name="Password").fill(PASSWORD)
    beside.get_by_role("button", name="Sign in").click()
    expect(beside).to_have_url(f"{ada.house.address}/")
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(trouble).to_be_hidden()
    is_saved(page)
    basics = content(page, resume)["basics"]
    assert (basics["summary"], basics["label"]) == ("Written too long.", "Still writing")


def test_why_a_save_was_refused_is_said(ada: Person, resume: str) -> None:
    page = ada.page
    refusal = {"type": "about:blank", "status": 400, "code": "invalid", "trace_id": "t", "title": "Not saved"}
    refusal |= {"detail": "The summary is too long.", "fix": "Shorten it."}
    page.route(f"**/api/v1/resumes/{resume}", lambda route: route.fulfill(status=400, json=refusal), times=1)
    field(page, SUMMARY).fill("Far too long.")
    trouble = page.get_by_role("alert")
    expect(trouble).to_contain_text("The summary is too long.")
    expect(trouble).to_contain_text("Shorten it.")
    trouble.get_by_role("button", name="Try again").click()
    expect(trouble).to_be_hidden()
    is_saved(page)


def test_the_history_goes_back_to_the_first_version(ada: Person, resume: str) -> None:
    page = ada.page
    for number in range(22):
        save_elsewhere(page, resume, label=f"Analyst {number}")
    ask(page, "GET", f"/resumes/{resume}/versions?limit=100")
    ada.open_editor(f"/resumes/{resume}?panel=history")
    panel = page.get_by_role("complementary", name="History")
    lines = panel.locator("[data-list-item]")
    expect(lines).to_have_count(20)
    panel.get_by_role("button", name="Show more").click()
    expect(panel.get_by_role("button", name=re.compile("^Version 1 "))).to_be_visible()
    expect(panel.get_by_role("button", name="Show more")).to_have_count(0)
    numbers = [text.split()[1] for text in lines.locator("span > span:first-child").all_text_contents()]
    assert numbers == [str(number) for number in range(int(numbers[0]), 0, -1)]


def test_a_version_is_not_taken_back_over_what_cannot_be_saved_and_why_is_said(ada: Person, resume: str) -> None:
    page = ada.page
    save_elsewhere(page, resume, label="Countess of Engines")
    ada.open_editor(f"/resumes/{resume}?panel=history")
    panel = page.get_by_role("complementary", name="History")
    panel.get_by_role("button", name=re.compile("^Version 1 ")).click()
    page.route(f"**/api/v1/resumes/{resume}", lambda route: route.abort())
    field(page, LABEL).fill("Mine alone")
    panel.get_by_role("button", name="Take this version back").click()
    expect(page.get_by_role("alert")).to_contain_text("Offline: this needs the last changes on the server.")
    expect(field(page, LABEL)).to_have_value("Mine alone")


def test_leaving_with_what_cannot_be_saved_is_asked_and_nothing_is_lost(ada: Person, resume: str) -> None:
    page = ada.page
    page.route("**/api/v1/resumes/**", lambda one: one.abort() if one.request.method == "PATCH" else one.continue_())
    field(page, SUMMARY).fill("Written on a train.")
    back = page.get_by_role("link", name="Back to the résumés")
    dialog = page.get_by_role("dialog", name="Not saved yet")
    back.click()
    expect(dialog.get_by_role("button", name="Stay")).to_be_focused()
    assert ada.problems_of_access() == []
    dialog.get_by_role("button", name="Stay").click()
    expect(dialog).to_be_hidden()
    expect(field(page, SUMMARY)).to_have_value("Written on a train.")
    back.click()
    dialog.get_by_role("button", name="Leave").click()
    page.get_by_role("link", name="Open Platform Engineer", exact=True).click()
    expect(page.get_by_text("Unsaved work of this browser is back.")).to_be_visible()
    page.unroute("**/api/v1/resumes/**")
    is_saved(page)
    assert content(page, resume)["basics"]["summary"] == "Written on a train."


def test_an_upgrade_of_the_server_loads_an_open_page_anew_and_nothing_is_lost(
    chromium: Browser, house: Serving
) -> None:
    # Where nothing is kept for offline, as over plain http on a network.
    with person_at(chromium, house, service_workers="block") as person:
        person.sign_up()
        resume_id = person.make_example()["resume_id"]
        person.open_editor(f"/resumes/{resume_id}")
        page = person.page
        found_out: list[Route] = []

        def tell_of_newer_pages(route: Route) -> None:
            found_out.append(route)
            route.fulfill(body='<script type="module" src="/assets/newer.js"></script>', content_type="text/html")

        page.route("**/index.html", tell_of_newer_pages)
        page.route("**/assets/History-*.js", lambda one: one.continue_() if found_out else one.fulfill(status=404))
        field(page, SUMMARY).fill("Written before the upgrade.")
        with page.expect_event("load"):
            page.get_by_role("navigation", name="Panels").get_by_role("button", name="History").click()
        expect(field(page, SUMMARY)).to_have_value("Written before the upgrade.")
        assert content(page, resume_id)["basics"]["summary"] == "Written before the upgrade."
        expect(page.get_by_label("Keep this version as")).to_be_visible()
