"""Whether a browser is opened, and what it is given."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import pytest
from tests.fixtures.serving import serving_data

from bespoke.cli.browser import is_desktop, show, write_door


@pytest.mark.parametrize(
    ("environment", "is_terminal", "platform", "expected"),
    [
        ({"DISPLAY": ":0"}, True, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True, "linux", True),
        ({}, True, "darwin", True),
        ({}, True, "win32", True),
        ({}, True, "linux", False),
        ({"DISPLAY": ":0"}, False, "linux", False),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "10.0.0.1 22"}, True, "linux", False),
        ({"SSH_TTY": "/dev/pts/1"}, True, "darwin", False),
        ({"DISPLAY": ":0", "CI": "true"}, True, "linux", False),
    ],
)
def test_only_who_sits_before_the_machine_gets_a_browser(
    environment: dict[str, str], is_terminal: bool, platform: str, expected: bool
) -> None:
    assert is_desktop(environment, is_terminal=is_terminal, platform=platform) is expected


def test_the_page_that_leads_on_is_for_its_owner_only(tmp_path: Path) -> None:
    (tmp_path / "open.html").write_text("old")
    page = write_door('http://127.0.0.1:1/open?token="<b>', tmp_path)
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert 'url=http://127.0.0.1:1/open?token=&quot;&lt;b&gt;"' in page.read_text()


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [(), ("--no-open",)])
def test_a_start_at_a_desktop_opens_the_link_in_the_chosen_browser(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    told = tmp_path / "told"
    chosen = tmp_path / "browser"
    chosen.write_text(f'#!/bin/sh\necho "$1" > {told}\n')
    chosen.chmod(0o755)
    with serving_data() as (data_dir, environment):
        desktop = {"DISPLAY": ":99", "BROWSER": f"{chosen} %s", "BESPOKE_WORKER_INSIDE": "false"}
        here = {name: value for name, value in environment.items() if name not in ("CI", "SSH_CONNECTION", "SSH_TTY")}
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "bespoke.cli.app", "serve", "--port", "0", *arguments]
        process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env={**here, **desktop})
        os.close(theirs)
        try:
            said = _until(ours, r"ready at \S+ .*\n")
            if arguments:
                assert "Opening it" not in said
                assert not told.exists()
                return
            said = _until(ours, "use the link above", said)
            page = _content(told).removeprefix("file://")
            assert page == str(data_dir / "open.html")
            link = re.search(r"url=(\S+)\"", Path(page).read_text())
            assert link is not None
            # For browsers that may not read where the page lies.
            assert f"Open {link[1]} (works once)" in said
            assert "set-cookie" in httpx2.get(link[1]).headers
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(90)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
            finally:
                os.close(ours)


def test_a_machine_without_a_browser_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("BROWSER", raising=False)
    show(tmp_path / "open.html", is_chosen=False)


def _until(terminal: int, wanted: str, said: str = "", *, within_s: float = 60) -> str:
    """All that was said, `said` before; what is wanted may have come with it."""
    until = time.monotonic() + within_s
    while not re.search(wanted, said):
        ready, _, _ = select.select([terminal], [], [], max(0.0, until - time.monotonic()))
        assert ready, said
        said += os.read(terminal, 4096).decode()
    return said


def _content(file: Path, *, within_s: float = 20) -> str:
    until = time.monotonic() + within_s
    while not (file.exists() and file.read_text()):
        assert time.monotonic() < until
        time.sleep(0.05)
    return file.read_text().strip()
