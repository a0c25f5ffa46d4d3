"""Every screen, wide and narrow, light and dark: accessible, nothing cut off, nothing asked of anybody else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.fixtures.looks import LOOKS
from tests.fixtures.serving import Serving
from tests.journeys.ui.conftest import Person, Scheme, person_at

SHOTS = os.environ.get("BESPOKE_TEST_SCREENSHOTS", "")
OUTSIDE = ["/sign-in", "/sign-up", "/reset-password", "/reset-password#token=x"]
INSIDE = [
    "/",
    "/import",
    "/settings",
    "/settings/access",
    "/settings/appearance",
    "/settings/model",
    "/settings/data",
    "/nowhere/at/all",
]

pytestmark = pytest.mark.slow


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def somebody(request: pytest.FixtureRequest, chromium: Browser, house: Serving) -> Iterator[Person]:
    width, scheme = request.param
    with person_at(chromium, house, width=width, scheme=scheme) as person:
        yield person


def look_at(person: Person, name: str) -> None:
    """Where a folder is named, a picture is kept for people to look at."""
    if SHOTS:
        scheme: Scheme = person.page.evaluate("document.documentElement.dataset.mantineColorScheme")
        width = person.page.evaluate("innerWidth")
        person.page.screenshot(path=Path(SHOTS) / f"{name}-{width}-{scheme}.png")
    assert person.problems_of_access() == [], name
    assert not person.scrolls_sideways(), name


def name_of(path: str) -> str:
    return path.strip("/").replace("/", "-").replace("#", "-") or "empty"


def test_screens_for_everybody(somebody: Person) -> None:
    for path in OUTSIDE:
        somebody.open(path)
        look_at(somebody, name_of(path))
    assert somebody.said == []


def test_screens_of_somebody_signed_in(somebody: Person) -> None:
    somebody.sign_up()
    for path in INSIDE:
        somebody.open(path)
        look_at(somebody, name_of(path))
    somebody.open("/")
    somebody.page.get_by_role("button", name="Look around with an example").click()
    expect(somebody.page.get_by_role("img", name="First page of Senior Platform Engineer")).to_be_visible()
    somebody.settle()
    look_at(somebody, "home")
    assert somebody.said == []


@pytest.mark.parametrize(("width", "locale"), [(720, "en-GB"), (1000, "de-DE")])
def test_nothing_sticks_out_between_a_phone_and_a_desk(
    chromium: Browser, house: Serving, width: int, locale: str
) -> None:
    """As on a desk at twice the size, too."""
    with person_at(chromium, house, width=width, locale=locale) as person:
        person.sign_up()
        made = person.make_example()
        for path in (*INSIDE[:-1], "/exports", "/templates", f"/optimized/{made['optimized_id']}"):
            person.open(path)
            assert not person.scrolls_sideways(), path
            assert person.cut_off(person.page.get_by_role("banner").first.get_by_role("link")) == [], path


def test_screens_of_an_import(somebody: Person, resume_pdf: bytes) -> None:
    somebody.sign_up()
    somebody.open("/import")
    somebody.choose("maren.pdf", resume_pdf)
    expect(somebody.page.get_by_role("heading", name="Is this what it says?")).to_be_visible(timeout=60_000)
    somebody.page.get_by_label("Summary").first.focus()
    somebody.settle()
    look_at(somebody, "check")
    somebody.page.get_by_role("button", name="Looks right").click()
    somebody.settle()
    look_at(somebody, "confirm")
    assert somebody.said == []


def test_dialogs(somebody: Person) -> None:
    somebody.sign_up()
    somebody.open("/settings/access")
    somebody.page.keyboard.press("Control+k")
    expect(somebody.page.get_by_placeholder("Find a résumé or an action")).to_be_focused()
    look_at(somebody, "palette")
    somebody.page.keyboard.press("Escape")
    somebody.page.keyboard.press("?")
    expect(somebody.page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    look_at(somebody, "shortcuts")
    somebody.page.keyboard.press("Escape")
    somebody.page.get_by_role("button", name="New key").click()
    look_at(somebody, "new-key")
