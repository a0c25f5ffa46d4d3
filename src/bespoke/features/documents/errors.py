"""Why a document cannot be found or saved."""

from __future__ import annotations

from bespoke.platform.errors import Conflict, NotFound, Stale


class DocumentNotFound(NotFound):
    """There is no such document."""


class VersionNotFound(NotFound):
    """There is no such version."""


class SaveConflict(Stale):
    """The same thing was changed elsewhere."""


class UnknownBase(Conflict):
    """The revision this was based on is not known."""


class HiddenParent(Conflict):
    """What this was made from is deleted."""


class Replaced(Conflict):
    """Another has taken its place."""


def not_found(what: str = "document") -> DocumentNotFound:
    """The same for what does not exist and for what belongs to somebody else."""
    return DocumentNotFound(f"There is no such {what}.", fix="It may have been deleted; load the list again.")
