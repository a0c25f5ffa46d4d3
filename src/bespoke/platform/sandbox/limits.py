"""What a child takes from itself before it sees any foreign byte. Each step that the system lacks is left out."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_OPEN_FILES = 64
_BASELINE_BYTES = 1024**3


def leave_network() -> list[str]:
    """Move into a network namespace without interfaces. Only possible before any thread is started."""
    if sys.platform != "linux":
        return []
    libc = ctypes.CDLL(None, use_errno=True)
    alone = libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0 or libc.unshare(_CLONE_NEWNET) == 0
    return ["network"] if alone else []


def die_with_parent(parent: int) -> list[str]:
    """Be killed when the parent ends, however it ends. After `leave_network`, which would undo it."""
    if sys.platform != "linux":
        return []
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) != 0:
        return []
    if os.getppid() != parent:
        os._exit(0)
    return ["parent death"]


def limit_resources(memory_bytes: int) -> list[str]:
    """`memory_bytes` comes on top of what the preloaded modules already hold."""
    if sys.platform == "win32":
        return []
    import resource  # noqa: PLC0415  # does not exist on Windows

    wanted = {
        "memory": (resource.RLIMIT_AS, _address_space() + memory_bytes),
        "file size": (resource.RLIMIT_FSIZE, 0),
        "open files": (resource.RLIMIT_NOFILE, _OPEN_FILES),
        "core dumps": (resource.RLIMIT_CORE, 0),
    }
    set_limits = []
    for name, (kind, value) in wanted.items():
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (value, value))
            set_limits.append(name)
    if sys.platform == "darwin":
        set_limits.remove("memory")
    return set_limits


def limit_processor_time(timeout_s: float) -> None:
    """A second line behind the parent's clock, for the case that the parent is gone."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # does not exist on Windows

    usage = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(usage.ru_utime + usage.ru_stime + 2 * timeout_s) + 2
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.RLIM_INFINITY))


def _address_space() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return _BASELINE_BYTES
    return pages * os.sysconf("SC_PAGE_SIZE")
