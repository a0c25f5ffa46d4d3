"""The console script: the child processes first, then the command line itself."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

from bespoke.cli.children import needs_children, start_children


def main() -> NoReturn:
    # Most commands live for a second and keep nearly all they make: garbage is seldom worth looking for. What goes on
    # living says when it has started.
    gc.set_threshold(100_000, 50, 50)
    if not needs_children(sys.argv[1:]):
        _run()
    start_children()
    try:
        _run()
    except SystemExit as done:
        if isinstance(done.code, str):
            raise
        _end(done.code or 0)


def _run() -> NoReturn:
    from bespoke.cli.app import main as run  # noqa: PLC0415 - takes as long to load as the child takes to start

    run()


def _end(code: int) -> NoReturn:
    """At once: taking everything apart would cost a tenth of the command's time, and the process is gone anyway."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(BrokenPipeError):
            stream.flush()
    os._exit(code)
