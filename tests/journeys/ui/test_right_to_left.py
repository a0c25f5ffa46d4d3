"""Every screen from right to left: nothing sticks out, and what stands at the start stands on the right."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, expect
from tests.fixtures.serving import Serving
from tests.journeys.ui.conftest import Person, person_at
from tests.journeys.ui.test_exports import ask, made
from tests.journeys.ui.test_screens import look_at

PATHS = ("/", "/import", "/optimize", "/templates", "/exports", "/settings", "/settings/access", "/settings/data")
_MIRROR = "localStorage.setItem('bespoke.locale', 'en-XB')"

pytestmark = pytest.mark.slow


def middle(person: Person, of: Locator) -> float:
    box = of.bounding_box()
    assert box
    width: float = person.page.evaluate("innerWidth")
    return (box["x"] + box["width"] / 2) / width


@pytest.mark.parametrize("width", [1440, 390])
def test_no_screen_depends_on_a_direction(chromium: Browser, house: Serving, width: int) -> None:
    with person_at(chromium, house, width=width) as person:
        person.page.add_init_script(_MIRROR)
        for path in ("/sign-in", "/sign-up"):
            person.open(path)
            assert not person.scrolls_sideways(), path
        person.sign_up()
        ask(person, "POST", "/example")
        resume_id = made(person, "Analyst")
        optimized_id = ask(person, "GET", "/resumes/optimized")["items"][0]["id"]
        editors = (f"/resumes/{resume_id}", f"/optimized/{optimized_id}?panel=suggestions")
        for path in (*PATHS, *editors):
            person.open(path)
            assert person.page.evaluate("document.documentElement.dir") == "rtl"
            look_at(person, f"rtl-{path.strip('/').split('?')[0].replace('/', '-')[:20]}")
            banner = person.page.get_by_role("banner").first
            assert middle(person, banner.get_by_role("link").first) > 0.8, path
        assert person.said == []


def test_a_text_runs_as_its_own_letters_do(ada: Person) -> None:
    resume_id = made(ada, "Analyst")
    ada.open(f"/resumes/{resume_id}")
    summary = ada.page.locator("textarea[data-path='basics/summary']")
    expect(summary).to_have_css("direction", "ltr")
    summary.fill("مهندسة منصات")
    expect(summary).to_have_css("direction", "rtl")
    ada.open("/settings/appearance")
    expect(ada.page.get_by_role("radio", name="Deutsch")).to_be_visible()
    expect(ada.page.get_by_role("radiogroup", name="Language").get_by_role("radio")).to_have_count(2)
