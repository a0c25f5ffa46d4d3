"""File locks. The kernel drops them when the last process that holds the file ends, however it ends."""

from __future__ import annotations

import os
import sys
import time
from io import FileIO
from pathlib import Path

from bespoke.platform.embedded.errors import ServerStuck

if sys.platform != "win32":
    import fcntl

_PAUSE_S = 0.01


def try_lock(path: Path, *, shared: bool = False) -> FileIO | None:
    """The locked file, or None while another holds it. Closing the file unlocks it."""
    file = FileIO(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+")
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    except BaseException:
        file.close()
        raise
    return file


def lock(path: Path, *, shared: bool = False, timeout_s: float) -> FileIO:
    """Raises ServerStuck when another holds it that long."""
    deadline = time.monotonic() + timeout_s
    while (file := try_lock(path, shared=shared)) is None:
        if time.monotonic() > deadline:
            raise ServerStuck(
                f"Another process has held {path} for {timeout_s:.0f} s; it starts or stops PostgreSQL there.",
                fix=f"`fuser {path}` names that process; wait for it, or end it if it hangs.",
            )
        time.sleep(_PAUSE_S)
    return file
