"""How work in a child process ends badly."""

from __future__ import annotations

from bespoke.platform.errors import BespokeError, Busy, Conflict, Invalid, TooMany, Unavailable


class Breach(Invalid):
    """The work broke a limit."""


class TimeLimit(Breach):
    """The work took longer than allowed."""


class MemoryLimit(Breach):
    """The work took more memory than allowed."""


class Crashed(Breach):
    """The work crashed its process."""


class ResultTooLarge(Breach):
    """The work gave a larger result than allowed."""


class SandboxBusy(Busy):
    """Every worker is taken."""


class TooManyWaiting(TooMany):
    """Too much of one person waits already."""


class Superseded(Conflict):
    """A newer request took the place of this one."""


class SandboxUnavailable(Unavailable):
    """No worker can be started."""


class Stopped(Unavailable):
    """The work was stopped because nobody waits for it."""


class UnexpectedFailure(BespokeError):
    """The work failed in a way nobody foresaw."""
