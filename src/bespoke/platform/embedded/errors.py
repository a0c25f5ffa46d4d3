"""What can keep an embedded PostgreSQL from running."""

from __future__ import annotations

from bespoke.platform.errors import Unavailable


class EmbeddedUnavailable(Unavailable):
    """The embedded PostgreSQL cannot run here."""


class WrongMajorVersion(EmbeddedUnavailable):
    """The data directory belongs to another PostgreSQL."""


class UnsuitableDirectory(EmbeddedUnavailable):
    """The data directory cannot hold a database."""


class ProgramFailed(EmbeddedUnavailable):
    """A program of PostgreSQL failed."""


class ServerStuck(EmbeddedUnavailable):
    """PostgreSQL runs but does not answer."""
