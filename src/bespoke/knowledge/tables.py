"""The package's word lists: TOML for people, and beside it one `tables.json` of all of them for the program.

`make data` makes the second from the first, and a test holds them together. JSON is read thirty times faster, and every
command and every child process reads these lists.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data"


@cache
def tables(directory: Path) -> dict[str, Any]:
    """The content of every TOML file of the directory, by the file's name; callers must not change it.

    The shape of each is checked by the module that reads it, and by that module's tests.
    """
    found: dict[str, Any] = json.loads((directory / "tables.json").read_bytes())
    return found


def word_table(name: str) -> dict[str, Any]:
    """What `data/<name>.toml` says."""
    found: dict[str, Any] = tables(_DATA)[name]
    return found
