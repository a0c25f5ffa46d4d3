"""From a posting to decided suggestions, in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect
from tests.fixtures.looks import LOOKS
from tests.fixtures.serving import Serving
from tests.journeys.ui.conftest import Person, person_at, wait_for_keys
from tests.journeys.ui.test_exports import ask
from tests.journeys.ui.test_screens import look_at

from bespoke.testing.examples import example_posting

LIE = "Led 900 engineers in Oslo."


def made(person: Person, path: str, given: dict[str, Any]) -> Any:
    """By the API, in this browser."""
    return person.page.evaluate(
        "async ([path, given]) => (await fetch(`/api/v1/${path}`, {method: 'POST', headers:"
        " {'content-type': 'application/json'}, body: JSON.stringify(given)})).json()",
        [path, given],
    )


def got(person: Person, path: str) -> Any:
    return person.page.evaluate("path => fetch(`/api/v1/${path}`).then(answer => answer.json())", path)


def optimized(person: Person) -> str:
    """The example, cut by rules; the id of what came of it."""
    example = made(person, "example", {})
    wish = {"resume_id": example["resume_id"], "posting_id": example["posting_id"], "use_model": False}
    started = made(person, "optimize", wish)
    person.page.evaluate("id => fetch(`/api/v1/optimize/${id}/events`).then(one => one.text())", started["job_id"])
    return str(started["optimized_resume_id"])


def card(person: Person, operation: str) -> Locator:
    return person.page.locator("aside li[data-list-item]").filter(has_text=operation).first


def group(person: Person, name: str) -> None:
    person.page.locator("aside").get_by_text(re.compile(rf"^{name} \d+$")).click()


def wait_for_judgement(person: Person) -> None:
    person.page.wait_for_function("() => document.querySelector('header button[aria-busy=false]')")


@pytest.fixture
def cut(ada: Person) -> tuple[Person, str]:
    document = optimized(ada)
    ada.open(f"/optimized/{document}?panel=suggestions")
    expect(card(ada, "Word it otherwise")).to_be_visible()
    return ada, document


def test_a_posting_is_pasted_corrected_and_worked_on_through_a_reload_and_in_two_tabs(ada: Person) -> None:
    page = ada.page
    made(ada, "example", {})
    ada.open("/")
    page.get_by_role("link", name="Tailor to a posting").first.click()
    page.get_by_label("The posting").fill(example_posting())
    page.get_by_role("button", name="Read the posting").click()
    expect(page.get_by_role("heading", name="What the posting asks for")).to_be_visible()
    expect(page.get_by_label("Title", exact=True)).to_have_value(re.compile("Senior Platform Engineer"))
    page.get_by_label("How much OpenTelemetry counts").select_option("must")
    page.get_by_role("button", name="Leave out ISO 27001 / SOC 2").click()
    page.get_by_label("Company").fill("Fernhill")
    page.get_by_label("Company").blur()
    expect(page.get_by_role("button", name="Bring back ISO 27001 / SOC 2")).to_be_visible()
    page.get_by_text("Impactful").click()
    expect(page.get_by_role("switch", name="Ask a model too")).to_be_disabled()
    expect(page.get_by_text("No model is set up here")).to_be_visible()
    posting = re.search(r"posting=([\w-]+)", page.url)
    assert posting
    page.wait_for_function(
        "id => fetch(`/api/v1/postings/${id}`).then(a => a.json()).then(one => one.corrections.company === 'Fernhill')",
        arg=posting[1],
    )
    effective = got(ada, f"postings/{posting[1]}")["effective"]
    levels = {one["any_of"][0]["name"]: one["level"] for one in effective["requirements"]}
    assert levels["OpenTelemetry"] == "must"
    assert "ISO 27001" not in levels
    page.get_by_role("button", name="Start").click()
    expect(page.locator("ol li[data-state=proposed]").first).to_be_visible(timeout=30_000)
    page.reload()
    other = page.context.new_page()
    other.goto(page.url)
    for tab in (page, other):
        expect(tab.get_by_role("heading", name="Suggestions are ready")).to_be_visible(timeout=60_000)
    seen = [tab.locator("section ol > li").all_text_contents() for tab in (page, other)]
    assert seen[0] == seen[1]
    job = re.search(r"job=([\w-]+)", page.url)
    assert job
    assert len(seen[0]) == sum(got(ada, f"optimize/{job[1]}")["suggestions"].values())
    page.get_by_role("link", name="Open in the editor").click()
    expect(card(ada, "Word it otherwise")).to_be_visible()
    assert ada.said == []


def cancel_before_it_begins(person: Person) -> None:
    """On its page, which says so after a reload too."""
    page = person.page
    with person.house.without_workers():
        page.get_by_role("button", name="Start").click()
        expect(page.get_by_text("Waiting for its turn")).to_be_visible()
        page.get_by_role("button", name="Cancel").click()
        expect(page.get_by_role("heading", name="Cancelled")).to_be_visible()
        page.reload()
        expect(page.get_by_role("heading", name="Cancelled")).to_be_visible()


def test_what_is_wished_and_what_is_pasted_outlive_a_reload_a_cancelled_run_and_a_whole_one(ada: Person) -> None:
    page = ada.page
    example = made(ada, "example", {})
    ada.open(f"/optimize?resume={example['resume_id']}")
    page.get_by_label("The posting").fill("We need an analyst.")
    ada.open(f"/optimize?resume={example['resume_id']}&posting={example['posting_id']}")
    page.get_by_label("Target title").fill("Countess")
    page.get_by_text("Impactful").click()
    page.reload()
    expect(page.get_by_label("Target title")).to_have_value("Countess")
    expect(page.get_by_role("radio", name="Impactful")).to_be_checked()
    cancel_before_it_begins(ada)
    page.get_by_role("button", name="Change the wishes").click()
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", name="Suggestions are ready")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Change the wishes").click()
    expect(page.get_by_label("Target title")).to_have_value("Countess")
    page.get_by_role("button", name="Another posting").click()
    expect(page.get_by_label("The posting")).to_have_value("We need an analyst.")
    page.get_by_role("button", name="Read the posting").click()
    expect(page.get_by_role("heading", name="What the posting asks for")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("Is it the whole advertisement?")
    page.get_by_role("button", name="Another posting").click()
    expect(page.get_by_label("The posting")).to_have_value("")


def test_a_posting_that_could_not_be_read_can_be_chosen_again(ada: Person) -> None:
    page = ada.page
    ada.open(f"/optimize?resume={made(ada, 'example', {})['resume_id']}")
    ada.choose("posting.pdf", b"%PDF-1.7 and nothing more")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_value("")


def test_a_correction_that_did_not_arrive_stays_and_is_sent_again(ada: Person) -> None:
    page = ada.page
    example = made(ada, "example", {})
    ada.open(f"/optimize?resume={example['resume_id']}&posting={example['posting_id']}")
    page.route(
        "**/api/v1/postings/*", lambda route: route.abort() if route.request.method == "PATCH" else route.continue_()
    )
    company = page.get_by_label("Company")
    company.fill("Fernhill")
    company.blur()
    trouble = page.get_by_role("alert")
    expect(trouble).to_contain_text("Bespoke cannot be reached")
    expect(company).to_have_value("Fernhill")
    expect(page.get_by_role("button", name="Start")).to_be_disabled()
    page.unroute("**/api/v1/postings/*")
    trouble.get_by_role("button", name="Try again").click()
    expect(trouble).to_have_count(0)
    expect(page.get_by_role("button", name="Start")).to_be_enabled()
    assert got(ada, f"postings/{example['posting_id']}")["corrections"]["company"] == "Fernhill"


def test_a_suggestion_is_accepted_and_taken_back(cut: tuple[Person, str]) -> None:
    ada, document = cut
    page = ada.page
    first = card(ada, "Word it otherwise")
    name = first.get_attribute("aria-label")
    waiting = page.locator("aside li[data-list-item]").count()
    first.get_by_role("button", name="Accept").click()
    expect(page.locator("aside li[data-list-item]")).to_have_count(waiting - 1)
    (applied,) = got(ada, f"resumes/optimized/{document}/suggestions?state=applied")
    first_page = page.get_by_label("The text of the pages")
    expect(page.locator(f"[data-path='{applied['target']}']").or_(first_page).first).to_be_attached()
    group(ada, "Applied")
    expect(page.locator("aside li[data-list-item]")).to_have_attribute("aria-label", name or "")
    page.locator("aside").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Nothing is applied yet.")).to_be_visible()
    assert got(ada, f"resumes/optimized/{document}/suggestions?state=applied") == []
    assert ada.said == []


def test_an_own_wording_that_the_resume_does_not_say_is_refused_until_it_is_vouched_for(
    cut: tuple[Person, str],
) -> None:
    ada, document = cut
    first = card(ada, "Word it otherwise")
    first.get_by_role("button", name="Edit").click()
    first.get_by_label("Your wording").fill(LIE)
    first.get_by_role("button", name="Accept this wording").click()
    expect(first.get_by_text("Your résumé does not say this")).to_be_visible()
    expect(first.get_by_role("button", name="Confirm and apply")).to_be_disabled()
    first.get_by_label("I confirm this is true").check()
    first.get_by_role("button", name="Confirm and apply").click()
    expect(ada.page.get_by_role("heading", name="What you vouched for")).to_be_visible()
    (fact,) = got(ada, f"resumes/optimized/{document}/facts")
    assert fact["text"] == LIE
    ada.page.get_by_role("button", name="Take back").click()
    expect(ada.page.get_by_text("1 text says more than your résumé")).to_be_visible()
    assert [one for one in ada.said if "409" not in one] == []


def test_suggestions_are_decided_by_keys(cut: tuple[Person, str]) -> None:
    ada, document = cut
    page = ada.page
    cards = page.locator("aside li[data-list-item]")
    count = cards.count()
    wait_for_keys(page, "J", "K")
    cards.nth(0).focus()
    page.keyboard.press("j")
    expect(cards.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(cards.nth(0)).to_be_focused()
    page.keyboard.press("x")
    expect(cards).to_have_count(count - 1)
    expect(cards.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    expect(cards).to_have_count(count - 2)
    states = [one["state"] for one in got(ada, f"resumes/optimized/{document}/suggestions")]
    assert (states.count("rejected"), states.count("applied")) == (1, 1)


def test_the_keyboard_goes_on_when_a_list_is_empty(cut: tuple[Person, str]) -> None:
    ada, _ = cut
    page = ada.page
    cards = page.locator("aside li[data-list-item]")
    cards.first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Applied 1")).to_be_attached()
    group(ada, "Applied")
    cards.first.focus()
    page.keyboard.press("x")
    expect(page.get_by_role("radio", name="Applied 0")).to_be_focused()
    group(ada, "Open")
    page.get_by_role("button", name=re.compile("^Accept all")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name=re.compile(r"^Open \d+$"))).to_be_focused()


def test_all_that_is_safe_is_accepted_at_once_and_the_score_follows(cut: tuple[Person, str]) -> None:
    ada, document = cut
    wait_for_judgement(ada)
    before = ada.page.locator("header button strong").last.inner_text()
    ada.page.get_by_role("button", name=re.compile("^Accept all")).click()
    expect(ada.page.get_by_text(re.compile(r"\d+ suggestions are applied"))).to_be_visible()
    after = got(ada, f"resumes/optimized/{document}")["match_score"]
    # As JavaScript rounds, halves up.
    shown = int(after + 0.5)
    assert shown >= int(before)
    expect(ada.page.locator("header button strong").last).to_have_text(str(shown))


def test_what_is_decided_elsewhere_is_seen_here(cut: tuple[Person, str]) -> None:
    ada, document = cut
    cards = ada.page.locator("aside li[data-list-item]")
    count = cards.count()
    path = f"resumes/optimized/{document}/suggestions"
    first = got(ada, f"{path}?state=proposed")[0]
    made(ada, f"{path}/{first['id']}/accept", {})
    expect(cards).to_have_count(count - 1)


def test_requirements_and_findings_lead_to_their_fields(cut: tuple[Person, str]) -> None:
    ada, _ = cut
    page = ada.page
    page.get_by_role("button", name="Match", exact=True).click()
    expect(page.get_by_role("heading", name="Asked for, and where you show it")).to_be_visible()
    expect(page.get_by_role("heading", name="Keywords")).to_be_visible()
    page.locator("aside").get_by_role("button", name=re.compile("Go to Experience")).first.click()
    page.wait_for_function("() => document.activeElement.dataset.path?.startsWith('work/')")
    page.get_by_role("button", name="Quality", exact=True).click()
    expect(page.get_by_role("list", name="Five read-outs of a hundred each").get_by_role("listitem")).to_have_count(5)
    page.get_by_role("button", name="Posting", exact=True).click()
    expect(page.locator("aside mark[data-kind=must]").first).to_be_visible()


def test_a_claim_beyond_the_resume_is_underlined_and_can_be_vouched_for(cut: tuple[Person, str]) -> None:
    ada, document = cut
    page = ada.page
    page.locator("[data-path^='work/'][aria-expanded]").first.click()
    bullet = page.get_by_label("Points 1", exact=True).first
    bullet.fill(LIE)
    expect(page.locator("mark[data-ruling]").first).to_be_attached(timeout=20_000)
    said = bullet.evaluate("one => document.getElementById(one.getAttribute('aria-describedby')).textContent")
    assert said
    expect(page.get_by_text("In your résumé:").first).to_be_visible()
    page.get_by_role("button", name="It is true, I vouch for it").click()
    expect(page.locator("mark[data-ruling]")).to_have_count(0, timeout=20_000)
    assert [one["text"] for one in got(ada, f"resumes/optimized/{document}/facts")] == [LIE]


def test_what_is_told_goes_into_the_optimized_resume_and_is_marked(cut: tuple[Person, str]) -> None:
    ada, document = cut
    page = ada.page
    page.get_by_role("textbox", name="Add in your own words").fill("I worked as a welder at Thyssen since 2021")
    page.get_by_role("button", name="Understand").click()
    box = page.get_by_role("region", name="Add in your own words")
    expect(box.get_by_role("status")).to_contain_text("Thyssen")
    expect(box.get_by_text("marked until you vouch for it")).to_be_visible()
    assert ada.problems_of_access() == []
    box.get_by_role("button", name="Add it").click()
    entry = page.locator("[data-path^='work/'][aria-expanded]").filter(has_text="Thyssen")
    expect(entry).to_be_visible()
    page.wait_for_function(
        "id => fetch(`/api/v1/resumes/optimized/${id}`).then(one => one.json())"
        ".then(one => one.structured_output.resume_json.work.some(work => work.name === 'Thyssen'))",
        arg=document,
    )
    resume_id = got(ada, f"resumes/optimized/{document}")["resume_id"]
    names = [one["name"] for one in got(ada, f"resumes/{resume_id}")["data"]["work"]]
    assert "Thyssen" not in names
    marks = page.locator("aside").get_by_text(re.compile("says? more than your résumé"))
    expect(marks.first).to_be_visible(timeout=20_000)
    assert ada.said == []


def test_other_wordings_are_gone_once_the_text_is_written_on(cut: tuple[Person, str]) -> None:
    page = cut[0].page
    page.locator("[data-path^='work/'][aria-expanded]").first.click()
    bullet = page.get_by_label("Points 1", exact=True).first
    bullet.fill("Was responsible for managing the team.")
    page.get_by_role("button", name="Suggest other wordings").click()
    use = page.locator("[class*=_fresh_]").get_by_role("button", name="Use it")
    expect(use.first).to_be_visible()
    bullet.press_sequentially(" And more.")
    expect(use).to_have_count(0)
    expect(bullet).to_have_value("Was responsible for managing the team. And more.")


def middle_of(place: Locator) -> float:
    box = place.bounding_box()
    assert box is not None
    return box["y"] + box["height"] / 2


@pytest.mark.parametrize("where", ["work/:start", "work/:end", "certificates/:date"])
def test_a_changed_date_is_marked_and_can_be_vouched_for(cut: tuple[Person, str], where: str) -> None:
    ada, document = cut
    page = ada.page
    section, name = where.split("/:")
    page.locator(f"[data-path^='{section}/'][aria-expanded]").first.click()
    date = page.locator(f"[data-path^='{section}/'][data-path$='/{name}']").first
    date.fill("2001-02")
    mark = page.locator("mark[data-ruling]").first
    expect(mark).to_be_attached(timeout=20_000)
    expect(date).to_have_accessible_description(re.compile("is not what your résumé says"))
    assert abs(middle_of(mark) - middle_of(date)) < 2
    assert ada.problems_of_access() == []
    page.get_by_role("button", name="It is true, I vouch for it").click()
    expect(mark).to_have_count(0, timeout=20_000)
    assert "2001-02" in got(ada, f"resumes/optimized/{document}/facts")[0]["text"]


@pytest.mark.parametrize("panel", ["match", "quality"])
def test_a_draft_that_could_not_be_judged_says_so_and_is_judged_again(ada: Person, panel: str) -> None:
    document = optimized(ada)
    page = ada.page
    refusal = {
        "type": "about:blank",
        "status": 503,
        "code": "busy",
        "trace_id": "t",
        "title": "Busy",
        "detail": "Wait.",
    }
    page.route("**/api/v1/score", lambda route: route.fulfill(status=503, json=refusal))
    ada.open(f"/optimized/{document}?panel={panel}")
    trouble = page.locator("aside").get_by_role("alert")
    expect(trouble).to_contain_text("Wait.")
    assert ada.problems_of_access() == []
    page.unroute("**/api/v1/score")
    trouble.get_by_role("button", name="Try again").click()
    expect(trouble).to_be_hidden()
    wait_for_judgement(ada)


def test_a_newer_version_of_the_resume_is_offered_and_brought_in(ada: Person) -> None:
    document = optimized(ada)
    view = got(ada, f"resumes/optimized/{document}")
    resume = got(ada, f"resumes/{view['resume_id']}")
    resume["data"]["basics"] |= {"phone": "+31 10 555 0199", "summary": "Theirs.", "email": "theirs@example.org"}
    output = view["structured_output"]
    output["resume_json"]["basics"] |= {"summary": "Mine.", "email": "mine@example.org"}
    ask(ada, "PATCH", f"/resumes/optimized/{document}", {"structured_output": output, "revision": view["revision"]})
    changed = ask(ada, "PATCH", f"/resumes/{resume['id']}", {"data": resume["data"], "revision": resume["revision"]})
    assert changed["revision"] > view["resume_revision"], changed
    ada.open(f"/optimized/{document}")
    ada.page.get_by_role("button", name="The résumé has a newer version").click()
    dialog = ada.page.get_by_role("dialog")
    expect(dialog.get_by_text("2 places were changed on both sides.")).to_be_visible()
    dialog.get_by_role("group", name="Summary").get_by_label("Take the résumé’s").check()
    assert ada.problems_of_access() == []
    dialog.get_by_role("button", name="Bring it in").click()
    expect(ada.page.get_by_label("Phone").first).to_have_value("+31 10 555 0199")
    expect(ada.page.locator("[data-path='basics/summary']")).to_have_value("Theirs.")
    expect(ada.page.locator("[data-path='basics/email']")).to_have_value("mine@example.org")
    expect(ada.page.get_by_role("button", name="The résumé has a newer version")).to_be_hidden()


def test_what_the_engine_says_is_said_in_german_on_german_pages(chromium: Browser, house: Serving) -> None:
    with person_at(chromium, house, locale="de-DE") as person:
        person.sign_up()
        document = optimized(person)
        said = {"quality": "Daten, Zeichen, Längen", "match": "Deine Stellen mit Daten", "suggestions": "Die Anzeige"}
        for panel, words in said.items():
            person.open(f"/optimized/{document}?panel={panel}")
            wait_for_judgement(person)
            expect(person.page.locator("aside li p").filter(has_text=words).first).to_be_visible()
            assert person.page.locator("aside [lang=en]").all_inner_texts() == []
        assert person.page.locator("html").get_attribute("lang") == "de"
        person.open(f"/optimized/{document}?panel=suggestions")
        names = person.page.locator("aside [role=radiogroup] label")
        expect(names).to_have_count(4)
        assert person.cut_off(names) == []


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def somebody(request: pytest.FixtureRequest, chromium: Browser, house: Serving) -> Iterator[Person]:
    width, scheme = request.param
    with person_at(chromium, house, width=width, scheme=scheme) as person:
        person.sign_up()
        yield person


@pytest.mark.slow
def test_the_screens_from_posting_to_suggestions(somebody: Person) -> None:
    example = made(somebody, "example", {})
    somebody.open(f"/optimize?resume={example['resume_id']}")
    expect(somebody.page.get_by_label("The posting")).to_be_visible()
    look_at(somebody, "optimize-posting")
    somebody.open(f"/optimize?resume={example['resume_id']}&posting={example['posting_id']}")
    expect(somebody.page.get_by_role("heading", name="Your wishes")).to_be_visible()
    look_at(somebody, "optimize-check")
    somebody.page.get_by_role("button", name="Start").click()
    expect(somebody.page.get_by_role("heading", name="Suggestions are ready")).to_be_visible(timeout=60_000)
    look_at(somebody, "optimize-run")
    assert somebody.said == []


@pytest.mark.slow
def test_the_panels_beside_the_pages(somebody: Person) -> None:
    document = optimized(somebody)
    for panel, shown in (
        ("suggestions", "Accept all"),
        ("match", "Asked for, and where"),
        ("quality", "To look at"),
        ("posting", "Change the text"),
    ):
        somebody.open(f"/optimized/{document}?panel={panel}")
        if somebody.page.evaluate("innerWidth < 900"):
            somebody.page.get_by_role("tab", name=panel.capitalize()).click()
        expect(somebody.page.get_by_text(re.compile(shown)).first).to_be_visible()
        wait_for_judgement(somebody)
        look_at(somebody, f"panel-{panel}")
    assert somebody.said == []


def test_a_text_shows_what_it_rests_on_under_the_mouse(cut: tuple[Person, str]) -> None:
    ada, _ = cut
    page = ada.page
    wait_for_judgement(ada)
    summary = page.locator("textarea[data-path='basics/summary']")
    shown = page.get_by_role("region", name="Rests on")
    summary.hover()
    expect(shown.get_by_text("As in your résumé.")).to_be_visible()
    shown.hover()
    page.wait_for_timeout(600)
    expect(shown).to_be_visible()
    assert ada.problems_of_access() == []
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    page.get_by_role("banner").first.hover()
    summary.hover()
    expect(shown).to_be_visible()
    summary.click()
    expect(shown).to_have_count(0)
    expect(page.get_by_text("As in your résumé.")).to_be_visible()
    assert ada.said == []
