"""Settings: the model that is asked, what it cost, and a key of one's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from tests.fixtures.jobs import wait_until
from tests.fixtures.serving import serving
from tests.journeys.ui.conftest import Person, person_at, wait_for_keys

from bespoke.testing.model_server import Answer, ModelServer, model_server

pytestmark = pytest.mark.slow
EDITS = '{"edits": []}'


@pytest.fixture(scope="module")
def model() -> Iterator[ModelServer]:
    with model_server(Answer(EDITS)) as running:
        yield running


@pytest.fixture(scope="module")
def advised(chromium: Browser, model: ModelServer) -> Iterator[Person]:
    """Somebody in a house with a model, where people may bring keys of their own."""
    settings = {
        "BESPOKE_ACCOUNTS_MODE": "accounts",
        "BESPOKE_AI_PROVIDER": "openai",
        "BESPOKE_AI_MODEL": "fake-1",
        "BESPOKE_AI_BASE_URL": model.url,
        "BESPOKE_AI_ALLOW_PRIVATE_ADDRESSES": "true",
        "BESPOKE_AI_ALLOW_OWNER_KEYS": "true",
    }
    with serving(**settings) as house, person_at(chromium, house) as person:
        person.sign_up()
        yield person


def test_a_key_of_ones_own_is_kept_used_and_forgotten(advised: Person, model: ModelServer) -> None:
    page = advised.page
    advised.open("/settings/model")
    expect(page.get_by_text("fake-1")).to_be_visible()
    expect(page.get_by_text("It is asked where you switch it on.")).to_be_visible()
    expect(page.get_by_text("0 of 100 operations used")).to_be_visible()
    page.get_by_role("textbox", name="Key").fill("sk-of-ada-alone")
    page.get_by_role("button", name="Keep the key").click()
    expect(page.get_by_text("A key is kept.")).to_be_visible()
    assert "sk-of-ada-alone" not in page.content()
    made = page.evaluate(
        "async () => { const post = (path, body) => fetch('/api/v1' + path, {method: 'POST', headers:"
        " {'content-type': 'application/json'}, body: JSON.stringify(body)}).then(one => one.json());"
        " const {resume_id, posting_id} = await post('/example', {});"
        " return await post('/optimize', {resume_id, posting_id, use_model: true}); }"
    )
    status = f"fetch('/api/v1/optimize/{made['job_id']}').then(one => one.json()).then(one => one.status)"
    wait_until(lambda: page.evaluate(status) == "completed")
    assert model.authorizations[-1] == "Bearer sk-of-ada-alone"
    advised.open("/settings/model")
    expect(page.get_by_text("1 of 100 operations used").first).to_be_visible()
    expect(page.get_by_text("Wordings for a posting").first).to_be_visible()
    assert advised.problems_of_access() == []
    page.get_by_role("button", name="Forget it").click()
    expect(page.get_by_text("A key is kept.")).to_be_hidden()


def test_keys_that_need_no_other_can_be_switched_off(ada: Person) -> None:
    page = ada.page
    ada.open("/settings/appearance")
    switch = page.get_by_role("switch", name="Keys without Ctrl, Alt or Cmd")
    sheet = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(switch).to_be_checked()
    wait_for_keys(page, "J", "?")
    page.keyboard.press("?")
    expect(sheet).to_contain_text("Next in the list")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    with page.expect_response("**/api/v1/me"):
        switch.uncheck(force=True)
    ada.open("/settings/appearance")
    expect(switch).not_to_be_checked()
    page.keyboard.press("?")
    page.keyboard.press("Control+k")
    expect(page.get_by_placeholder("Find a résumé or an action")).to_be_visible()
    expect(sheet).to_have_count(0)


def test_settings_that_cannot_be_loaded_leave_the_way_to_the_others(ada: Person) -> None:
    page = ada.page
    page.route("**/api/v1/retention", lambda route: route.abort())
    ada.page.goto(f"{ada.house.address}/settings/data")
    trouble = page.get_by_role("alert").filter(has_text="Bespoke cannot be reached")
    expect(trouble).to_be_visible(timeout=30_000)
    expect(page.get_by_role("navigation", name="Settings").get_by_role("link", name="Account")).to_be_visible()
    expect(page.get_by_role("banner").get_by_role("link", name="Exports")).to_be_visible()
    page.unroute("**/api/v1/retention")
    trouble.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="How long things are kept")).to_be_visible()
