"""Write the `tables.json` beside the TOML files of each room's word lists. `make data` runs it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

_PACKAGE = Path(__file__).parents[1] / "src" / "bespoke"
DIRECTORIES = tuple(
    _PACKAGE / place for place in ("knowledge/data", "intake/lexicon", "posting/lexicon", "optimize/guard/data")
)


def text(directory: Path) -> str:
    """All TOML files of the directory as one JSON object, by their names."""
    files = sorted(directory.glob("*.toml"))
    found = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in files}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    for place in DIRECTORIES:
        (place / "tables.json").write_text(text(place), encoding="utf-8")
