from __future__ import annotations

from pathlib import Path

import pytest
from scripts import word_tables

from bespoke.knowledge.tables import tables, word_table

NAMES = sorted(path.stem for path in word_tables.DIRECTORIES[0].glob("*.toml"))


@pytest.mark.parametrize("directory", word_tables.DIRECTORIES, ids=lambda path: path.parent.name)
def test_the_program_s_form_says_what_the_files_for_people_say(directory: Path) -> None:
    written = (directory / "tables.json").read_text("utf-8")
    assert written == word_tables.text(directory), "run `make data`"
    assert set(tables(directory)) == {path.stem for path in directory.glob("*.toml")}


@pytest.mark.parametrize("name", NAMES)
def test_every_file_can_be_read(name: str) -> None:
    assert word_table(name)
