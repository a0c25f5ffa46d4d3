"""Starting the guardian: a small detached process that stops the server when nobody uses it any more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bespoke.platform.embedded import watch
from bespoke.platform.embedded.errors import ProgramFailed
from bespoke.platform.embedded.locks import try_lock
from bespoke.platform.embedded.programs import plain_environment


def ensure_guardian(root: Path, *, linger_s: float) -> None:
    """Start one unless one is there. The caller holds the start lock.

    The guard lock is taken here and handed on: there is no moment at which two could be started, or none.
    """
    guard = try_lock(root / "guard.lock")
    if guard is None:
        return
    with guard:
        begun = subprocess.run(  # noqa: S603  # our own script, which forks itself away
            [sys.executable, "-I", "-S", watch.__file__, str(root), str(linger_s), str(guard.fileno())],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=plain_environment(),
            pass_fds=[guard.fileno()],
            start_new_session=True,
            cwd="/",
        )
    if begun.returncode != 0:
        raise ProgramFailed(
            f"The process that would stop PostgreSQL at the end did not start: {sys.executable} ended with "
            f"{begun.returncode}.",
            fix="Install Bespoke anew, with a Python that can start itself.",
        )
