"""Child processes for untrusted work: a warm pool with memory and time limits, killed and replaced on breach.

    with Sandbox(preload=("bespoke.intake.read",)) as sandbox:
        content = sandbox.call(read_to_json, file_bytes, timeout_s=10)

The function stands at the top level of a module, takes anything that pickles and returns bytes. What it raises of
Bespoke's own errors comes back as itself. Arguments travel as pickle, because the parent is trusted; results travel as
plain bytes and JSON, because a child that was taken over is not. `in_thread` makes calls from a task, and kills their
child at once when the task is cancelled.

Where the system offers it (Linux: all of it), a child can neither take more memory or processor time than allowed, nor
write files, nor reach any network, nor outlive its parent. On macOS memory is not limited by the kernel and there is no
network namespace; on Windows only the time limit holds. `Sandbox.isolation` says what is in force.
"""

from __future__ import annotations

from bespoke.platform.sandbox.errors import (
    Breach,
    Crashed,
    MemoryLimit,
    ResultTooLarge,
    SandboxBusy,
    SandboxUnavailable,
    Stopped,
    Superseded,
    TimeLimit,
    TooManyWaiting,
    UnexpectedFailure,
)
from bespoke.platform.sandbox.pool import Sandbox
from bespoke.platform.sandbox.sticky import StickySandbox
from bespoke.platform.sandbox.stop import in_thread
from bespoke.platform.sandbox.turns import Turns

__all__ = [
    "Breach",
    "Crashed",
    "MemoryLimit",
    "ResultTooLarge",
    "Sandbox",
    "SandboxBusy",
    "SandboxUnavailable",
    "StickySandbox",
    "Stopped",
    "Superseded",
    "TimeLimit",
    "TooManyWaiting",
    "Turns",
    "UnexpectedFailure",
    "in_thread",
]
