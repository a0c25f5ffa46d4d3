"""Opening the person's own browser, where somebody sits before this machine."""

from __future__ import annotations

import html
import os
import secrets
import sys
import threading
import webbrowser
from collections.abc import Mapping
from pathlib import Path

_PAGE = """<!doctype html>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url={link}">
<title>Bespoke</title>
<a href="{link}">Bespoke</a>
"""
_ELSEWHERE = ("SSH_CONNECTION", "SSH_TTY", "CI")
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")


def is_desktop(environment: Mapping[str, str], *, is_terminal: bool, platform: str = sys.platform) -> bool:
    """Started by hand, on this machine, which has a screen."""
    if not is_terminal or any(environment.get(name) for name in _ELSEWHERE):
        return False
    return platform in ("darwin", "win32") or any(environment.get(name) for name in _DISPLAYS)


def write_door(link: str, folder: Path) -> Path:
    """A page for the browser that leads on to the link, for this account's eyes only.

    The link itself never stands on a command line, which every account of the machine can read: it signs in whoever
    is first.
    """
    page = folder / "open.html"
    fresh = folder / f".open-{secrets.token_hex(8)}.html"
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as written:
        written.write(_PAGE.format(link=html.escape(link)))
    fresh.replace(page)
    return page


def show(page: Path, *, is_chosen: bool) -> None:
    """In the background, because some browsers are waited for. A browser in the terminal would take it away and is
    left alone, unless it `is_chosen` by the person.
    """
    threading.Thread(target=_show, args=(page.as_uri(),), kwargs={"is_chosen": is_chosen}, daemon=True).start()


def _show(address: str, *, is_chosen: bool) -> None:
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if is_chosen or type(browser) is not webbrowser.GenericBrowser:
        browser.open(address)
