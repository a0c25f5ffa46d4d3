"""The pictures of the web application in docs/images/screens, from the product as it runs: `make screens`.

Every screen at 1440 and 390 pixels, light and dark; the README shows the editor. `python -m scripts.screens NAME …`
draws those alone.
"""

from __future__ import annotations

import base64
import io
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Literal

from bench.served import served
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench import chromium
from scripts.walk import old_pdf

TARGET = Path(__file__).parents[1] / "docs" / "images" / "screens"
PERSON = {"email": "maren@example.org", "password": "correct horse battery", "name": "Maren"}
Scheme = Literal["light", "dark"]
# The machine may be busy with more than this.
_PATIENCE_MS = 120_000
LOOKS: tuple[tuple[int, Scheme], ...] = tuple(product((1440, 390), ("light", "dark")))
_POST = """async ([path, given]) => {
  const answer = await fetch(`/api/v1${path}`, {method: 'POST', headers: {'content-type': 'application/json'},
    body: JSON.stringify(given)});
  return answer.status === 204 ? null : await answer.json();
}"""
_UPLOAD = """async (content) => {
  const file = new File([Uint8Array.from(atob(content), one => one.charCodeAt(0))], 'Maren 2023.pdf');
  const form = new FormData();
  form.append('file', file);
  return (await fetch('/api/v1/resumes/upload', {method: 'POST', body: form})).json();
}"""
_SAVE_ELSEWHERE = """async (id) => {
  const path = `/api/v1/resumes/optimized/${id}`;
  const view = await (await fetch(path)).json();
  const output = view.structured_output;
  output.resume_json.basics.summary = `Platform engineer for timetables, as saved at another desk (${view.revision}).`;
  await fetch(path, {method: 'PATCH', headers: {'content-type': 'application/json'},
    body: JSON.stringify({structured_output: output, revision: view.revision})});
}"""
_SETTLED = """() => !document.querySelector('[role=status][aria-label=Loading]') && document.querySelector('h1')
  && [...document.images].every(one => one.complete)"""
_READ = """async (id) => (await (await fetch(`/api/v1/resumes/${id}`)).json()).parsed_data !== null"""
_ENDED = """async (id) => (await (await fetch(`/api/v1/optimize/${id}`)).json()).status === 'completed'"""
_EXPORTED = """async (id) => (await (await fetch(`/api/v1/export/job/${id}`)).json()).status === 'completed'"""


def _nothing(page: Page) -> None:
    """The screen shows what it has to show by itself."""


@dataclass(frozen=True, slots=True)
class Screen:
    """`reach` is what a person does after `path` has opened."""

    name: str
    path: str
    reach: Callable[[Page], None] = _nothing
    signed_in: bool = True


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    data_dir = Path(tempfile.mkdtemp(prefix="bespoke-screens-", dir="/tmp"))
    data_dir.chmod(0o755)
    try:
        with served(data_dir, BESPOKE_ACCOUNTS_MODE="accounts") as (address, _), browser() as running:
            state = data_dir / "state.json"
            screens = _prepare(running, address, state)
            wanted = [one for one in screens if one.name in (sys.argv[1:] or [one.name])]
            for screen, (width, scheme) in product(wanted, LOOKS):
                context = _context(running, width, scheme, state=state if screen.signed_in else None)
                _draw(context, address, screen, TARGET / f"{screen.name}-{width}-{scheme}.png")
    finally:
        shutil.rmtree(data_dir, ignore_errors=True)


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        try:
            yield running
        finally:
            running.close()


def _prepare(running: Browser, address: str, state: Path) -> list[Screen]:
    """A person with the example, optimized and exported, and with an old PDF that is read and not confirmed."""
    context = _context(running, 1440, "light")
    page = context.new_page()
    page.goto(f"{address}/sign-in")
    _post(page, "/auth/sign-up", PERSON)
    _post(page, "/auth/sign-in", {name: PERSON[name] for name in ("email", "password")})
    made = _post(page, "/example", {})
    asked = {"resume_id": made["resume_id"], "posting_id": made["posting_id"], "use_model": False}
    job = _post(page, "/optimize", asked)
    page.wait_for_function(_ENDED, arg=job["job_id"])
    export = _post(page, "/export/pdf", {"document_id": made["resume_id"], "allow_unconfirmed": True, "exact": True})
    page.wait_for_function(_EXPORTED, arg=export["job_id"])
    old = state.with_name("old.pdf")
    old.write_bytes(old_pdf(lambda html: chromium.print_in_fresh_context(running, html)))
    read = page.evaluate(_UPLOAD, base64.b64encode(old.read_bytes()).decode())
    page.wait_for_function(_READ, arg=read["id"])
    context.storage_state(path=str(state))
    context.close()
    wish = f"/optimize?resume={made['resume_id']}"
    return [
        *_screens_before_signing_in(),
        *_editor_screens(f"/optimized/{made['optimized_id']}"),
        Screen("resume", f"/resumes/{made['resume_id']}?panel=quality", _see_pages),
        Screen("source", f"/resumes/{read['id']}", _see_source),
        Screen("tell", f"/optimized/{made['optimized_id']}", _tell),
        Screen("home", "/"),
        Screen("import", "/import"),
        Screen("check", f"/import/{read['id']}", lambda page: page.get_by_label("Summary").first.focus()),
        Screen("confirm", f"/import/{read['id']}", lambda page: _press(page, "Looks right")),
        Screen("paste", wish),
        Screen("wishes", f"{wish}&posting={made['posting_id']}", lambda page: _show(page, "Your wishes")),
        Screen("optimize", f"{wish}&job={job['job_id']}"),
        Screen("exports", "/exports"),
        Screen("export", "/exports", _open_export),
        Screen("receipt", "/exports", lambda page: _press(page, re.compile("^Receipt of"))),
        Screen("templates", "/templates"),
        Screen("template", "/templates", lambda page: _press(page, "Look at Classic closely")),
        *(Screen(f"settings{name and '-'}{name}", f"/settings/{name}") for name in _SETTINGS),
        Screen("palette", "/", lambda page: page.keyboard.press("Control+k")),
        # Last: it changes what the others show.
        Screen("conflict", f"/optimized/{made['optimized_id']}", _be_overtaken),
    ]


_SETTINGS = ("", "access", "appearance", "model", "data")
_PANELS = ("match", "quality", "design", "posting", "history")


def _screens_before_signing_in() -> Iterator[Screen]:
    for name in ("sign-in", "sign-up", "reset-password"):
        yield Screen(name, f"/{name}", signed_in=False)


def _editor_screens(document: str) -> Iterator[Screen]:
    yield Screen("editor", f"{document}?panel=suggestions", _see_pages)
    for panel in _PANELS:
        yield Screen(panel, f"{document}?panel={panel}", _see_pages)


def _see_pages(page: Page) -> None:
    if (page.viewport_size or {"width": 0})["width"] > 900:
        page.wait_for_selector("[class*=_drawing_] path", state="attached")


def _see_source(page: Page) -> None:
    """The line of the old PDF that the summary was read from."""
    page.locator("[data-path='basics/summary']").focus()
    _press(page, re.compile("^Show in the original"))
    page.get_by_role("dialog").locator("mark").first.wait_for()
    # Pages below are drawn when somebody scrolls there; this picture is not waited for so long.
    page.evaluate("document.querySelectorAll('[role=dialog] img').forEach(one => { one.loading = 'eager'; })")


def _tell(page: Page) -> None:
    page.get_by_role("textbox", name="Add in your own words").fill("I managed a team of 5 at Acme since 2021")
    _press(page, "Understand")
    page.get_by_text("This would change:").wait_for()


def _be_overtaken(page: Page) -> None:
    """Somebody else saves other words while this line is cut."""
    _see_pages(page)
    page.route("**/api/v1/events*", lambda route: route.abort())
    page.reload()
    page.wait_for_function(_SETTLED)
    page.evaluate(_SAVE_ELSEWHERE, page.url.split("/optimized/")[1].split("?")[0])
    page.locator("[data-path='basics/summary']").fill(
        "Keeps platforms honest, and the people who wait for trains informed."
    )
    page.get_by_role("dialog", name="Changed here and elsewhere").wait_for()


def _open_export(page: Page) -> None:
    _press(page, "Export", exact=True)
    page.get_by_role("menuitem", name=re.compile("Senior Platform Engineer")).first.click()
    page.get_by_text("came back exactly").first.wait_for()


def _press(page: Page, name: str | re.Pattern[str], *, exact: bool = False) -> None:
    page.get_by_role("button", name=name, exact=exact).first.click()


def _show(page: Page, heading: str) -> None:
    page.get_by_role("heading", name=heading).scroll_into_view_if_needed()


def _draw(context: BrowserContext, address: str, screen: Screen, target: Path) -> None:
    page = context.new_page()
    page.goto(f"{address}{screen.path}")
    page.wait_for_function(_SETTLED)
    screen.reach(page)
    page.wait_for_function(_SETTLED)
    page.wait_for_timeout(1500)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(160, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(target, optimize=True)
    sys.stdout.write(f"{target.name}\n")
    context.close()


def _context(running: Browser, width: int, scheme: Scheme, *, state: Path | None = None) -> BrowserContext:
    height = 900 if width > 900 else 844
    context = running.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, storage_state=str(state) if state else None
    )
    context.set_default_timeout(_PATIENCE_MS)
    return context


def _post(page: Page, path: str, given: dict[str, Any]) -> Any:
    return page.evaluate(_POST, [path, given])


if __name__ == "__main__":
    main()
