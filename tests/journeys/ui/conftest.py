"""The web application in a real browser, against the product as `bespoke serve` starts it."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.fixtures.chromium import CHROMIUM, running_chromium
from tests.fixtures.provider import RunningProvider, running_provider
from tests.fixtures.serving import Serving, serving

from bespoke.features.exports import render_document
from bespoke.platform.sandbox import Sandbox
from bespoke.render.model import Options
from bespoke.testing.examples import example_resume

UI = Path(__file__).parents[3] / "ui"
AXE = UI / "node_modules" / "axe-core" / "axe.min.js"
PASSWORD = "correct horse battery"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
Scheme = Literal["light", "dark"]
_numbers = itertools.count(1)
# The browser's own five seconds are few where many tests share two processors.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with running_chromium() as running:
        yield running


@pytest.fixture(scope="session")
def house() -> Iterator[Serving]:
    """With accounts, of its own and of a provider."""
    assert (UI / "dist" / "index.html").is_file(), "make ui builds the pages"
    with running_provider() as provider, serving(BESPOKE_ACCOUNTS_MODE="accounts", **at(provider)) as started:
        yield started


def at(provider: RunningProvider) -> dict[str, str]:
    given = {"ISSUER": provider.issuer, "CLIENT_ID": "bespoke", "CLIENT_SECRET": "secret", "LABEL": "Byron ID"}
    return {f"BESPOKE_OIDC_{name}": value for name, value in given.items()}


@pytest.fixture(scope="session")
def resume_pdf() -> bytes:
    with Sandbox(workers=1, preload=("bespoke.render.worker",)) as sandbox:
        options = Options(template="modern", attach_json=False)
        return render_document(example_resume(), "pdf", options, sandbox=sandbox).content


@dataclass
class Person:
    """Somebody at a browser. `said` is what its console complained of, and what it asked of other hosts."""

    house: Serving
    page: Page
    said: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(f"{self.house.address}{path}")
        self.settle()

    def settle(self) -> None:
        """Until nothing loads and nothing moves."""
        self.page.wait_for_function(
            "() => !document.querySelector('[role=status][aria-label=Loading]') &&"
            " document.querySelector('h1') && [...document.images].every(one => one.complete)"
        )

    def sign_up(self) -> str:
        """By the API, with this browser's cookies. It stands on an empty page then, whose scripts may ask the API."""
        email = f"person{next(_numbers)}@example.org"
        for path, given in (
            ("sign-up", {"email": email, "password": PASSWORD, "name": "Ada"}),
            ("sign-in", {"email": email, "password": PASSWORD}),
        ):
            assert self.page.request.post(f"{self.house.address}/api/v1/auth/{path}", data=given).ok
        self.stand_on_empty_page()
        return email

    def stand_on_empty_page(self) -> None:
        """At the house's address, for a tenth of what one of its own pages costs."""
        empty = f"{self.house.address}/empty"
        self.page.route(empty, lambda route: route.fulfill(content_type="text/html", body="<!doctype html>"))
        self.page.goto(empty)
        self.page.unroute(empty)

    def post(self, path: str, given: dict[str, Any] | None = None) -> int:
        status: int = self.page.evaluate(
            "async ([path, given]) => (await fetch(`/api/v1${path}`, {method: 'POST', headers:"
            " {'content-type': 'application/json'}, body: given && JSON.stringify(given)})).status",
            [path, given],
        )
        return status

    def make_example(self) -> dict[str, str]:
        """By the API, in this browser; the ids of its parts."""
        made: dict[str, str] = self.page.evaluate("fetch('/api/v1/example', {method: 'POST'}).then(one => one.json())")
        return made

    def open_editor(self, path: str) -> None:
        """Until its pages are drawn."""
        self.open(path)
        expect(self.page.locator("[class*=_drawing_] path").first).to_be_attached(timeout=30_000)

    def choose(self, name: str, content: bytes) -> None:
        """In the dialog that a button of the page opens."""
        given = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self.page.locator("input[type=file]").first.set_input_files(given)  # type: ignore[arg-type]

    def problems_of_access(self) -> list[str]:
        """What axe finds against WCAG 2.2 AA, in short."""
        # By the debugger, which the page's policy does not bind.
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
        found = self.page.evaluate(f"axe.run(document, {json.dumps(options)})")
        return [
            f"{one['id']}: {node['html'][:160]} {node['failureSummary']}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def cut_off(self, places: Locator) -> list[str]:
        """The texts of those that are wider than their place."""
        expect(places.first).to_be_visible()
        cut: list[str] = places.evaluate_all(
            "all => all.filter(one => one.scrollWidth > one.clientWidth && getComputedStyle(one).display !== 'inline')"
            ".map(one => one.textContent)"
        )
        return cut

    def scrolls_sideways(self) -> bool:
        wide: bool = self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        return wide


@contextmanager
def person_at(
    chromium: Browser,
    house: Serving,
    *,
    width: int = 1440,
    scheme: Scheme = "light",
    locale: str = "en-GB",
    service_workers: Literal["allow", "block"] = "allow",
) -> Iterator[Person]:
    context = chromium.new_context(
        service_workers=service_workers,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        locale=locale,
        reduced_motion="reduce",
        accept_downloads=True,
    )
    page = context.new_page()
    person = Person(house, page)
    page.on("pageerror", lambda error: person.said.append(f"error {error}"))
    page.on("console", lambda message: person.said.extend([message.text] if message.type == "error" else []))
    page.on("request", lambda asked: person.said.extend([] if is_ours(asked.url, house) else [asked.url]))
    try:
        yield person
    finally:
        context.close()


def wait_for_keys(page: Page, *keys: str) -> None:
    """Until the parts of the screen are there that listen to them."""
    told = "keys => keys.every(key => document.documentElement.dataset.keys?.split(' ').includes(key))"
    page.wait_for_function(told, arg=list(keys))


def is_ours(url: str, house: Serving) -> bool:
    return url.startswith((f"{house.address}/", "blob:", "data:"))


@pytest.fixture
def ada(chromium: Browser, house: Serving) -> Iterator[Person]:
    """Signed in, with nothing yet."""
    with person_at(chromium, house) as person:
        person.sign_up()
        yield person


@pytest.fixture
def resume(ada: Person) -> str:
    """The example's, open in the editor."""
    resume_id = ada.make_example()["resume_id"]
    ada.open_editor(f"/resumes/{resume_id}")
    return resume_id
