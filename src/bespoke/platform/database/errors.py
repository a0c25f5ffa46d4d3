"""Errors of the database in Bespoke's own kinds: no SQL, no value and no address ever leaves in a message."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import errors as pg
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bespoke.platform.errors import BespokeError, Busy, Conflict, Invalid, Unavailable


class DatabaseUnavailable(Unavailable):
    """The database cannot be reached."""


class DatabaseSlow(Busy):
    """The database took too long."""


class DatabaseBusy(Busy):
    """Too many requests wait for the database."""


class ClashingChange(Conflict):
    """Another change came in between."""


class RefusedValue(Invalid):
    """A value does not fit where it should be stored."""


class UnsafeRole(Unavailable):
    """The database role can see more than it should."""


_SLOW = (pg.QueryCanceled, pg.LockNotAvailable, pg.IdleInTransactionSessionTimeout)
_CLASH = (pg.SerializationFailure, pg.DeadlockDetected, pg.UniqueViolation, pg.ForeignKeyViolation)
_REFUSED = (psycopg.DataError, pg.CheckViolation, pg.NotNullViolation, pg.ProgramLimitExceeded)


def unreachable(error: Exception) -> DatabaseUnavailable | None:
    """What an operator's command is told where no connection came about; None for anything else. The driver names the
    server and the role in its first line, never the password."""
    if not isinstance(error, psycopg.OperationalError):
        return None
    reason = str(error).partition("\n")[0].removeprefix("connection failed: ")
    return DatabaseUnavailable(
        f"No connection came about: {reason}.".replace("..", "."),
        fix="Start the database, or mend BESPOKE_DATABASE_URL and its like (docs/operations.md).",
    )


@contextmanager
def translated() -> Iterator[None]:
    """Raise what the driver raises as one of ours; what a program error causes passes through unchanged."""
    try:
        yield
    except (PoolTimeout, TimeoutError):
        raise _slow() from None
    except DBAPIError as error:
        ours = translate(error)
        if ours is None:
            raise
        raise ours from None


def translate(error: DBAPIError) -> BespokeError | None:
    cause = error.orig
    if isinstance(cause, _SLOW):
        return _slow()
    if isinstance(cause, pg.TooManyConnections):
        return DatabaseBusy("The database has no free connection.", fix="Try again in a moment.")
    if isinstance(cause, _CLASH):
        return ClashingChange("Another change to the same thing came first.", fix="Load it again and repeat.")
    if isinstance(cause, _REFUSED):
        return RefusedValue("The database refused a value.", fix="Check lengths, ranges and characters.")
    if error.connection_invalidated or isinstance(error, OperationalError | InterfaceError):
        return DatabaseUnavailable("The connection to the database was lost.", fix="Try again in a moment.")
    return None


def _slow() -> DatabaseSlow:
    return DatabaseSlow("The database did not answer in time.", fix="Try again in a moment.")
