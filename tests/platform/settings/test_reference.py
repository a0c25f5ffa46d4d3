"""Pages about settings are whole and true."""

from __future__ import annotations

from pathlib import Path

import pytest

from bespoke.platform.settings import read_settings
from bespoke.platform.settings.reference import chapters, env_example, settings_page

ROOT = Path(__file__).parents[3]


def test_every_setting_says_what_it_means() -> None:
    for chapter in chapters():
        for leaf in chapter.leaves:
            assert leaf.description, leaf.variable
            assert leaf.variable in settings_page()


def test_the_example_file_changes_nothing_when_uncommented(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    before = read_settings()
    lines = [line.removeprefix("# ") for line in env_example().splitlines() if line.startswith("# BESPOKE_")]
    (tmp_path / ".env").write_text("\n".join(lines))
    assert read_settings() == before


def test_committed_pages_are_not_stale() -> None:
    assert (ROOT / "docs" / "settings.md").read_text() == settings_page()
    assert (ROOT / ".env.example").read_text() == env_example()
