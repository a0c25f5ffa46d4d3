"""The guardian: a small detached process that stops the server when nobody uses it any more."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

# Runs without site-packages in an isolated interpreter, so it costs a few megabytes and survives an upgrade.
_SCRIPT = """
import fcntl, os, subprocess, sys, time
start, users, guard, linger_s = sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4])
stop = sys.argv[5:]
own = os.open(guard, os.O_RDWR | os.O_CREAT, 0o600)
try:
    fcntl.flock(own, fcntl.LOCK_EX | fcntl.LOCK_NB)
except OSError:
    sys.exit(0)
while True:
    waiting = os.open(users, os.O_RDWR)
    fcntl.flock(waiting, fcntl.LOCK_EX)
    os.close(waiting)
    time.sleep(linger_s)
    starting = os.open(start, os.O_RDWR)
    fcntl.flock(starting, fcntl.LOCK_EX)
    left = os.open(users, os.O_RDWR)
    try:
        fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(left)
        os.close(starting)
        continue
    quiet = subprocess.DEVNULL
    subprocess.run(stop, stdin=quiet, stdout=quiet, stderr=quiet, cwd='/')
    sys.exit(0)
"""


def ensure_guardian(root: Path, *, linger_s: float, stop: Sequence[str]) -> None:
    """Start one unless one is there. `stop` is the command that ends the server. The caller holds the start lock."""
    guard = root / "guard.lock"
    if _is_held(guard):
        return
    arguments = [str(root / "start.lock"), str(root / "users.lock"), str(guard), str(linger_s), *stop]
    subprocess.Popen(  # noqa: S603  # our own script
        [sys.executable, "-I", "-S", "-c", _SCRIPT, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd="/",
    )


def _is_held(lock: Path) -> bool:
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False
