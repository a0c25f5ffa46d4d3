"""One whole process of our page engine: virtual files in, one PDF out.

Like the engine it loads no more of Python than it needs.
"""

from __future__ import annotations

import os
import sys

from bespoke.render.compiler import Compiler

COMMAND = (sys.executable, "-c", "from bench.engine_process import main; main()")


def main() -> None:
    """The files lie in the first argument's folder, the fonts in the others; the PDF's size is printed."""
    folder, *fonts = sys.argv[1:]
    files = {name: _content(f"{folder}/{name}") for name in os.listdir(folder)}  # noqa: PTH208  # no pathlib here
    (pdf,) = Compiler(fonts).compile(files, "pdf", standards=("a-3a", "ua-1"))
    sys.stdout.write(f"{len(pdf)}\n")


def installed_environment(folder: str) -> dict[str, str]:
    """An installed program has its bytecode, whatever this shell says about writing it: it is kept under `folder`."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": f"{folder}/bytecode"}


def _content(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123  # the same
        return file.read()
