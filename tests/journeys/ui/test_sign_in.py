"""Becoming somebody in a browser, and what one decides about oneself."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect
from tests.fixtures.serving import Serving, serving
from tests.journeys.ui.conftest import PASSWORD, Person, person_at

from bespoke.cli.browser import write_door


def test_somebody_new_signs_up_out_and_in_and_comes_to_where_they_wanted(chromium: Browser, house: Serving) -> None:
    with person_at(chromium, house) as person:
        page = person.page
        person.open("/sign-up")
        page.get_by_label("Name").fill("Grace")
        page.get_by_label("E-mail").fill("grace@example.org")
        page.get_by_role("textbox", name="Password").fill(PASSWORD)
        page.get_by_role("button", name="Make an account").click()
        expect(page.get_by_role("heading", name="Start with the résumé you have")).to_be_visible()
        person.open("/settings")
        page.get_by_role("button", name="Sign out of this browser").click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        person.open("/settings/appearance")
        page.get_by_label("E-mail").fill("grace@example.org")
        page.get_by_role("textbox", name="Password").fill("not my password")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_be_visible()
        page.get_by_role("textbox", name="Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("radiogroup", name="Language")).to_be_visible()
        page.get_by_role("radio", name="Deutsch").click()
        expect(page.get_by_role("heading", name="Einstellungen")).to_be_visible()
        assert page.evaluate("document.documentElement.lang") == "de"
        page.get_by_role("radio", name="Dunkel").check()
        page.reload()
        expect(page.get_by_role("heading", name="Einstellungen")).to_be_visible()
        assert page.evaluate("document.documentElement.dataset.mantineColorScheme") == "dark"


def test_somebody_signs_in_at_the_provider_and_comes_to_where_they_wanted(chromium: Browser, house: Serving) -> None:
    with person_at(chromium, house) as person:
        page = person.page
        person.open("/settings/appearance")
        expect(page.get_by_role("link", name="Forgotten your password?")).to_be_visible()
        page.get_by_role("link", name="Continue with Byron ID").click()
        page.get_by_role("textbox").first.fill("ada")
        page.get_by_role("button").first.click()
        expect(page.get_by_role("radiogroup", name="Language")).to_be_visible()
        person.open("/settings/access")
        expect(page.get_by_role("listitem", name=re.compile("ada@lovelace.example", re.IGNORECASE))).to_be_visible()


def test_a_key_is_shown_once_works_and_is_revoked(ada: Person) -> None:
    page = ada.page
    ada.open("/settings/access")
    page.get_by_role("button", name="New key").click()
    page.get_by_label("Name").fill("backup script")
    page.get_by_role("button", name="Make the key").click()
    secret = page.get_by_label("The key").input_value()
    asked = "key => fetch('/api/v1/me', {headers: {Authorization: `Bearer ${key}`}}).then(a => a.status)"
    assert page.evaluate(asked, secret) == 200
    page.get_by_role("button", name="I have copied it").click()
    expect(page.get_by_text("backup script")).to_be_visible()
    assert secret not in page.content()
    page.get_by_role("button", name="Revoke").click()
    page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("There are no keys.")).to_be_visible()
    assert page.evaluate(asked, secret) == 401


def test_everything_is_taken_along_and_the_account_deleted(ada: Person) -> None:
    page = ada.page
    email = page.evaluate("fetch('/api/v1/me').then(a => a.json()).then(me => me.email)")
    ada.open("/settings/data")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download everything").click()
    assert re.fullmatch(r"bespoke-.*\.zip", download.value.suggested_filename)
    page.get_by_role("button", name="Delete the account").click()
    dialog = page.get_by_role("dialog")
    confirm = dialog.get_by_role("button", name="Delete for ever")
    expect(confirm).to_be_disabled()
    dialog.get_by_label(re.compile("Type .* to delete")).fill(email)
    dialog.get_by_role("textbox", name="Password").fill(PASSWORD)
    confirm.click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_the_one_person_of_a_machine_is_let_in_by_the_link_alone(chromium: Browser) -> None:
    with serving() as started, person_at(chromium, started) as person:
        person.open("/")
        expect(person.page.get_by_role("heading", name="Open the link from the terminal")).to_be_visible()
        assert person.problems_of_access() == []
        person.page.goto(write_door(started.opening_link, started.data_dir).as_uri())
        expect(person.page.get_by_role("heading", name="Start with the résumé you have")).to_be_visible()
        person.open("/settings")
        expect(person.page.get_by_role("textbox", name="Password")).to_have_count(0)
