"""The console script ends with the command's own exit code, and says everything first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def bespoke(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bespoke", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.slow
def test_a_short_command_says_all_before_it_ends(tmp_path: Path) -> None:
    resume = tmp_path / "resume.txt"
    resume.write_text("Ada Birch\nada@example.com\n\nEXPERIENCE\nEngineer, Acme, 2020 - 2024\n- Built looms\n", "utf-8")
    done = bespoke("parse", resume)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Built looms" in done.stdout


@pytest.mark.slow
def test_a_refusal_has_its_exit_code_and_its_reason() -> None:
    done = bespoke("parse", "/nowhere/resume.pdf")
    assert done.returncode == 3
    assert "What to do:" in done.stderr


def test_a_command_without_children_runs_as_usual() -> None:
    assert bespoke("--version").stdout.strip()
