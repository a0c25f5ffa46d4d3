"""Write `knowledge/data/skills.txt` from the TOML files of skills. `make data` runs it."""

from __future__ import annotations

from pathlib import Path

from bespoke.knowledge.skillpack import written
from bespoke.knowledge.skillsource import read_skills

_DATA = Path(__file__).parents[1] / "src" / "bespoke" / "knowledge" / "data"
SOURCE = _DATA / "skills"
TARGET = _DATA / "skills.txt"


def text() -> str:
    return written(read_skills(SOURCE))


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
