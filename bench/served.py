"""`bespoke serve` as a process tree of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_READY = "Bespoke is ready"
# The embedded server lingers a little for who comes next.
_LINGER_S = 4.0


@contextmanager
def served(data_dir: Path, **settings: str) -> Iterator[tuple[str, int]]:
    """Its address and its process id, once it says that it is ready."""
    data_dir.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "BESPOKE_DATA_DIR": str(data_dir), **settings}
    command = [sys.executable, "-m", "bespoke.cli.app", "serve", "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
    assert server.stdout is not None
    try:
        ready = next(line for line in server.stdout if line.startswith(_READY))
        yield re.findall(r"http://\S+", ready)[0], server.pid
    finally:
        server.terminate()
        server.wait(30)
        server.stdout.close()
        time.sleep(_LINGER_S)
