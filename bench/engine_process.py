"""One whole process of our page engine: virtual files in, one PDF out."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from bespoke.render.compiler import Compiler

COMMAND = (sys.executable, "-c", "from bench.engine_process import main; main()")


def main() -> None:
    """The files come as JSON in a file; the PDF's size is printed."""
    files = {name: text.encode() for name, text in json.loads(Path(sys.argv[1]).read_text("utf-8")).items()}
    (pdf,) = Compiler().compile(files, "pdf", standards=("a-3a", "ua-1"))
    sys.stdout.write(f"{len(pdf)}\n")


def installed_environment(folder: str) -> dict[str, str]:
    """An installed program has its bytecode, whatever this shell says about writing it: it is kept under `folder`."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": f"{folder}/bytecode"}
