"""The console script: the child processes first, then the command line itself."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

from bespoke.cli.children import start_children


def main() -> NoReturn:
    """A command lives for a second and keeps nearly all it makes: it is seldom worth looking for garbage."""
    gc.set_threshold(100_000, 50, 50)
    start_children(sys.argv[1:])
    from bespoke.cli.app import main as run  # noqa: PLC0415 - takes as long to load as the child takes to start

    run()
