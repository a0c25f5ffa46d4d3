"""What can go wrong with a job itself, whatever it does; and the two ways in which a run is told to stop."""

from __future__ import annotations

from bespoke.platform.errors import BespokeError, Busy, Conflict, NotFound, Unavailable


class JobNotFound(NotFound):
    """There is no such job."""


class JobFinished(Conflict):
    """The job has ended already."""


class JobNotFinished(Conflict):
    """The job has not ended yet."""


class JobTimedOut(Busy):
    """The job took too long."""


class Poison(BespokeError):
    """The job crashed its worker too often."""


class UnknownKind(Unavailable):
    """No worker knows this kind of job."""


class Stopped(Exception):  # not a BespokeError, so that no handler mistakes it for a failure of its work
    """The run must end now; what it stores from here on does not count."""


class LostLease(Stopped):
    """Another attempt took the job over, or it is gone."""


class JobCancelled(Stopped):
    """The person cancelled the job."""
