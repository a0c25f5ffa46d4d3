from __future__ import annotations

from pathlib import Path

import pytest

import bespoke.knowledge
from bespoke.knowledge.toml import read_toml

NAMES = sorted(path.stem for path in (Path(bespoke.knowledge.__file__).parent / "data").glob("*.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_every_file_can_be_read(name: str) -> None:
    assert read_toml(name)
