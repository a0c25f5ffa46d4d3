"""Without the extra, it is said what to install."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bespoke.mcp.installed import McpNotInstalled, require_mcp

_RUN = "import sys; sys.modules['mcp'] = None; sys.argv[1:] = ['mcp']; from bespoke.cli.app import main; main()"


def test_the_command_says_which_extra_is_missing() -> None:
    done = subprocess.run([sys.executable, "-c", _RUN], capture_output=True, text=True, check=False)
    assert done.returncode == McpNotInstalled.exit_code
    assert "pip install 'bespoke-resume[server,mcp]'" in done.stderr
    assert not done.stdout


def test_where_it_is_installed_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    require_mcp()
    monkeypatch.setitem(sys.modules, "mcp", None)
    with pytest.raises(McpNotInstalled):
        require_mcp()
