"""One whole process of our page engine: virtual files in, one PDF out. `python -m bench.engine_process FILES.json`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bespoke.render.compiler import Compiler

if __name__ == "__main__":
    files = {name: text.encode() for name, text in json.loads(Path(sys.argv[1]).read_text("utf-8")).items()}
    (pdf,) = Compiler().compile(files, "pdf", standards=("a-3a", "ua-1"))
    sys.stdout.write(f"{len(pdf)}\n")
