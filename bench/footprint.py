"""What the package weighs: import time, the whole command from a cold shell, memory over many documents, disk."""

from __future__ import annotations

import importlib.metadata
import os
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.rows import Row, row
from bench.timing import interleave
from bespoke.render.pdf import render_pdf
from bespoke.testing.examples import example_posting, example_resume

DOCUMENTS = 2000
_LOADED = ("bespoke.cli.main_job", "bespoke.intake.worker", "bespoke.posting.read", "bespoke.render.worker")
_GROWTH = """
from bench.documents import TWO_PAGES, distinct
from bench.footprint import peak_memory_mb
from bespoke.render.pdf import render_pdf
for number in range({count}):
    render_pdf(distinct(number), TWO_PAGES)
    if number == {early}:
        print(peak_memory_mb())
print(peak_memory_mb())
"""


def rows() -> list[Row]:
    return [*_processes(), _memory(), _disk()]


def _processes() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        resume, posting = Path(folder) / "resume.pdf", Path(folder) / "posting.txt"
        resume.write_bytes(render_pdf(example_resume()).content)
        posting.write_text(example_posting(), "utf-8")
        command = [sys.executable, "-m", "bespoke", "optimize", str(resume), "--posting", str(posting)]
        # As pip leaves an installed package: with its modules compiled, whatever this shell says of bytecode.
        _run([sys.executable, "-c", f"import {', '.join(_LOADED)}"])
        timings = interleave(
            {
                "python": lambda _: _run([sys.executable, "-c", "pass"]),
                "import": lambda _: _run([sys.executable, "-c", "import bespoke"]),
                "optimize": lambda _: _run([*command, "--out", f"{folder}/out"]),
            },
            rounds=5,
            warm=1,
        )
    nothing = "python -c pass"
    return [
        row("import bespoke", timings["import"], "<= 300", nothing, timings["python"]),
        row("bespoke optimize, two pages, cold shell", timings["optimize"], "<= 2000", nothing, timings["python"]),
    ]


def _memory() -> Row:
    script = _GROWTH.format(count=DOCUMENTS, early=200)
    early, late = (int(line) for line in _run([sys.executable, "-c", script]).split())
    return Row(f"memory after {DOCUMENTS} different PDFs", f"{late} MB", "<= 150 MB", "after 200", f"{early} MB")


def peak_memory_mb() -> int:
    """Of this process alone. `ru_maxrss` may begin at what the parent held when it forked, so Linux is asked first."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"^VmHWM:\s*(\d+) kB", status.read_text("ascii"), re.MULTILINE)
        if found:
            return int(found.group(1)) // 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit


def _disk() -> Row:
    """Everything `pip install` brings without extras, as installed here."""
    size = sum(_size_of(name) for name in _requirements("bespoke-resume"))
    return Row("installed without extras", f"{size / 1e6:.0f} MB", "<= 300 MB")


def _requirements(name: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
    seen |= {name}
    for line in importlib.metadata.requires(name) or ():
        wanted = re.match(r"[\w.-]+", line)
        if wanted is None or "extra ==" in line or wanted.group() in seen:
            continue
        try:
            seen |= _requirements(wanted.group(), seen)
        except importlib.metadata.PackageNotFoundError:
            continue
    return seen


def _size_of(name: str) -> int:
    files = importlib.metadata.files(name) or ()
    paths = (Path(str(file.locate())) for file in files)
    return sum(path.stat().st_size for path in paths if path.is_file())


def _run(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=300, env=_environment()).stdout


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
