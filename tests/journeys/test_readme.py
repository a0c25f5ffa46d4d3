"""What the README shows works as shown."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from bespoke.cli.app import COMMANDS, GROUPS
from bespoke.render.pdf import render_pdf
from bespoke.testing.examples import example_posting, example_resume

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_library_example_runs(tmp_path: Path) -> None:
    (tmp_path / "resume.pdf").write_bytes(render_pdf(example_resume()).content)
    (tmp_path / "posting.txt").write_text(example_posting(), encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "->" in done.stdout


def test_every_command_of_the_table_exists_and_every_command_is_in_it() -> None:
    rows = re.findall(r"^\| `bespoke .*$", README, re.MULTILINE)
    shown = {name for row in rows for name in re.findall(r"`bespoke ([a-z-]+)", row)}
    assert shown == {*COMMANDS, *GROUPS, "import-data"} - {"example"}


def test_every_target_it_names_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)`", README)) <= targets


def test_every_file_it_links_to_is_there() -> None:
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / link).exists(), link
