"""How work in a child process ends badly."""

from __future__ import annotations

from bespoke.platform.errors import BespokeError, Busy, Invalid, Unavailable


class TimeLimit(Invalid):
    """The work took longer than allowed."""


class MemoryLimit(Invalid):
    """The work took more memory than allowed."""


class Crashed(Invalid):
    """The work crashed its process."""


class ResultTooLarge(Invalid):
    """The work gave a larger result than allowed."""


class SandboxBusy(Busy):
    """Every worker is taken."""


class SandboxUnavailable(Unavailable):
    """No worker can be started."""


class UnexpectedFailure(BespokeError):
    """The work failed in a way nobody foresaw."""
