"""The pictures of the web application in docs/images/screens, from the product as it runs: `make screens`.

Every screen at 1440 and 390 pixels, light and dark; the README shows the editor.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any, Literal

from bench.served import served
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

TARGET = Path(__file__).parents[1] / "docs" / "images" / "screens"
PERSON = {"email": "maren@example.org", "password": "correct horse battery", "name": "Maren"}
Scheme = Literal["light", "dark"]
LOOKS: tuple[tuple[int, Scheme], ...] = tuple(product((1440, 390), ("light", "dark")))
_POST = """async ([path, given]) => {
  const answer = await fetch(`/api/v1${path}`, {method: 'POST', headers: {'content-type': 'application/json'},
    body: JSON.stringify(given)});
  return answer.status === 204 ? null : await answer.json();
}"""
_SETTLED = """() => !document.querySelector('[role=status][aria-label=Loading]') && document.querySelector('h1')
  && [...document.images].every(one => one.complete)"""
_ENDED = """async (id) => (await (await fetch(`/api/v1/optimize/${id}`)).json()).status === 'completed'"""
_EXPORTED = """async (id) => (await (await fetch(`/api/v1/export/job/${id}`)).json()).status === 'completed'"""


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    data_dir = Path(tempfile.mkdtemp(prefix="bespoke-screens-", dir="/tmp"))
    data_dir.chmod(0o755)
    try:
        with served(data_dir, BESPOKE_ACCOUNTS_MODE="accounts") as (address, _), browser() as running:
            state = data_dir / "state.json"
            paths = _prepare(running, address, state)
            for (width, scheme), (name, path) in product(LOOKS, paths.items()):
                context = _context(running, width, scheme, state=state)
                _draw(context, f"{address}{path}", TARGET / f"{name}-{width}-{scheme}.png")
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


def _prepare(running: Browser, address: str, state: Path) -> dict[str, str]:
    """A person with the example, optimized and exported; the addresses of the screens."""
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
    context.storage_state(path=str(state))
    context.close()
    optimized = f"/optimized/{made['optimized_id']}"
    return {
        "home": "/",
        "editor": f"{optimized}?panel=suggestions",
        "match": f"{optimized}?panel=match",
        "quality": f"{optimized}?panel=quality",
        "design": f"{optimized}?panel=design",
        "history": f"{optimized}?panel=history",
        "optimize": f"/optimize?resume={made['resume_id']}&job={job['job_id']}",
        "exports": "/exports",
        "templates": "/templates",
        "settings": "/settings",
    }


def _draw(context: BrowserContext, address: str, target: Path) -> None:
    page = context.new_page()
    page.goto(address)
    page.wait_for_function(_SETTLED)
    if "/optimized/" in address and "-1440-" in target.name:
        page.wait_for_selector("[class*=_drawing_] path", state="attached")
    page.wait_for_timeout(1500)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(160, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(target, optimize=True)
    sys.stdout.write(f"{target.name}\n")
    context.close()


def _context(running: Browser, width: int, scheme: Scheme, *, state: Path | None = None) -> BrowserContext:
    height = 900 if width > 900 else 844
    return running.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, storage_state=str(state) if state else None
    )


def _post(page: Page, path: str, given: dict[str, Any]) -> Any:
    return page.evaluate(_POST, [path, given])


if __name__ == "__main__":
    main()
