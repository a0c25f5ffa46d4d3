"""The page about the command line is written from the commands."""

from __future__ import annotations

from pathlib import Path

from bespoke.cli.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run make docs"
