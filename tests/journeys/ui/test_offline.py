"""The editor without the network: it starts, keeps the work, and saves it once there is one."""

from __future__ import annotations

from playwright.sync_api import expect
from tests.journeys.ui.conftest import Person
from tests.journeys.ui.test_exports import made

_KEPT = """async () => {
  const names = await caches.keys();
  const caches_ = await Promise.all(names.map((name) => caches.open(name)));
  const requests = (await Promise.all(caches_.map((one) => one.keys()))).flat();
  return requests.map((one) => new URL(one.url).pathname);
}"""
_CONTROLLED = "() => navigator.serviceWorker.controller !== null"


def kept(person: Person) -> list[str]:
    paths: list[str] = person.page.evaluate(_KEPT)
    return paths


def test_the_editor_starts_offline_with_the_draft_and_saves_it_online(ada: Person) -> None:
    page, network = ada.page, ada.page.context
    resume_id = made(ada, "Analyst")
    ada.open(f"/resumes/{resume_id}")
    page.wait_for_function(_CONTROLLED, timeout=30_000)
    title = page.locator("[data-path='basics/label']")
    network.set_offline(True)
    title.fill("Written offline")
    expect(page.get_by_text("Offline – kept in this browser").first).to_be_visible()
    page.reload()
    expect(title).to_have_value("Written offline")
    page.goto(f"{ada.house.address}/")
    expect(page.get_by_role("heading", name="Kept in this browser")).to_be_visible()
    page.get_by_role("link", name="Analyst").click()
    expect(title).to_have_value("Written offline")
    network.set_offline(False)
    page.wait_for_function(
        "id => fetch(`/api/v1/resumes/${id}`).then(answer => answer.json())"
        ".then(one => one.data.basics.label === 'Written offline')",
        arg=resume_id,
        timeout=30_000,
    )
    expect(page.get_by_text("Saved").first).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter(one => /draft|about/.test(one))") == []
    shell = kept(ada)
    assert "/index.html" in shell
    assert [one for one in shell if not one.startswith(("/assets/", "/index.html", "/early.js", "/mark.svg"))] == []


def test_nothing_of_the_shell_stays_after_signing_out(ada: Person) -> None:
    ada.open("/settings")
    ada.page.wait_for_function(_CONTROLLED, timeout=30_000)
    ada.page.get_by_role("button", name="Sign out of this browser").click()
    expect(ada.page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert kept(ada) == []
    left: int = ada.page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")
    assert left == 0
