"""What a person does in the editor, and what their browser knows by the API: for the journeys there."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

_ASK = """async ([method, path, given, headers]) => {
  const answer = await fetch(`/api/v1${path}`, {method, headers: {'content-type': 'application/json', ...headers},
    body: given && JSON.stringify(given)});
  return {status: answer.status, body: answer.status === 204 ? null : await answer.json()};
}"""
# Every glyph that a page shows begins with a place of its own.
GLYPHS = """[...document.querySelectorAll('[class*=_drawing_] path')]
  .reduce((count, path) => count + path.getAttribute('d').split('M').length - 1, 0)"""
# All that the page says by its status, however shortly.
LISTEN = """() => {
  window.saidByStatus = new Set();
  const all = () => [...document.querySelectorAll('[role=status]')];
  const hear = () => all().forEach(one => window.saidByStatus.add(one.textContent));
  new MutationObserver(hear).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""
SUMMARY = "basics/summary"
LABEL = "basics/label"


def ask(
    page: Page, method: str, path: str, given: dict[str, Any] | None = None, headers: dict[str, str] | None = None
) -> Any:
    answer = page.evaluate(_ASK, [method, path, given, headers or {}])
    assert answer["status"] < 300, answer
    return answer["body"]


def content(page: Page, resume_id: str) -> dict[str, Any]:
    view = ask(page, "GET", f"/resumes/{resume_id}")
    data: dict[str, Any] = view["data"] or view["parsed_data"]
    return data


def save_elsewhere(page: Page, resume_id: str, **basics: str) -> None:
    view = ask(page, "GET", f"/resumes/{resume_id}")
    data = view["data"] or view["parsed_data"]
    data["basics"].update(basics)
    ask(page, "PATCH", f"/resumes/{resume_id}", {"data": data}, {"If-Match": f'"{view["revision"]}"'})


def field(page: Page, path: str) -> Locator:
    return page.locator(f'[data-path="{path}"]')


def is_saved(page: Page) -> None:
    expect(page.get_by_role("status").filter(has_text=re.compile("^Saved"))).to_be_visible()


def is_saved_after(page: Page) -> None:
    expect(page.get_by_role("status").filter(has_text=re.compile("Not saved|Saving"))).to_be_hidden()
    is_saved(page)
