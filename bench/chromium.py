"""The reference for PDF: headless Chromium printing our own HTML of the same document."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def browser() -> Iterator[Browser]:
    path = executable()
    assert path is not None
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield running
        finally:
            running.close()


def print_in_fresh_context(running: Browser, html: str) -> bytes:
    """Isolation as a server needs it: a context of its own for every document."""
    context = running.new_context()
    try:
        page = context.new_page()
        page.set_content(html, wait_until="load")
        return page.pdf(format="A4", tagged=True, print_background=True)
    finally:
        context.close()


def print_in_new_process(html_file: Path) -> int:
    """From nothing to a PDF: one browser process for one document. Returns the file's size."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out.pdf"
        command = [str(executable()), "--headless", *ARGUMENTS, f"--user-data-dir={folder}/profile"]
        subprocess.run(
            [*command, f"--print-to-pdf={target}", html_file.as_uri()], check=True, capture_output=True, timeout=60
        )
        return target.stat().st_size
