"""The gallery of templates in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from tests.fixtures.looks import LOOKS
from tests.fixtures.serving import Serving
from tests.journeys.ui.conftest import Person, Scheme, person_at


def test_a_template_is_looked_at_closely_and_chosen_by_the_keyboard_alone(ada: Person) -> None:
    ada.open("/templates")
    page = ada.page
    page.get_by_role("button", name="Look at Classic closely").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Classic")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("heading", name="Modern")).to_be_visible()
    picture = dialog.get_by_role("img", name="First page of a résumé in the template Modern")
    expect(picture).to_be_visible()
    ada.settle()
    assert picture.evaluate("one => one.naturalWidth") > 800
    expect(dialog.get_by_text("Technology, product, marketing and start-ups.")).to_be_visible()
    expect(dialog.get_by_text("19 mm (12 to 35)")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Modern"))
    card.get_by_role("button", name="Use for new résumés").focus()
    page.keyboard.press("Enter")
    expect(card.get_by_text("Used for new résumés")).to_be_visible()
    kept = page.evaluate("fetch('/api/v1/me').then(answer => answer.json())")
    assert kept["settings"]["template_id"] == "modern"
    ada.open("/")
    ada.choose("ada.txt", b"Ada Byron\nada@example.org\n\nSkills\nSQL, Python\n")
    expect(page.get_by_role("heading", name="Is this what it says?")).to_be_visible(timeout=60_000)
    made = page.evaluate("fetch('/api/v1/resumes').then(answer => answer.json())")
    assert [one["template_id"] for one in made["items"]] == ["modern"]
    assert ada.said == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_everybody_can_use_the_templates(chromium: Browser, house: Serving, width: int, scheme: Scheme) -> None:
    with person_at(chromium, house, width=width, scheme=scheme) as person:
        person.sign_up()
        person.open("/templates")
        expect(person.page.get_by_role("heading", level=2)).to_have_count(5)
        person.settle()
        assert person.problems_of_access() == []
        assert not person.scrolls_sideways()
        person.page.get_by_role("button", name="Look at Compact closely").click()
        expect(person.page.get_by_role("dialog")).to_be_visible()
        assert person.problems_of_access() == []
        assert not person.scrolls_sideways()
