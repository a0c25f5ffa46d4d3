"""Reading the package's own data files."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_toml(name: str) -> dict[str, Any]:
    """The parsed `data/<name>.toml`. Its shape is checked by the module that reads it, and by that module's tests."""
    return tomllib.loads((files("bespoke.knowledge") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
