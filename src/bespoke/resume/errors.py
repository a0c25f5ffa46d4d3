"""Why a resume cannot be read or addressed."""

from __future__ import annotations

from bespoke.platform.errors import Conflict, Invalid, NotFound
from bespoke.platform.strict_json import InvalidJson


class InvalidJsonResume(InvalidJson):
    """The JSON is not a résumé Bespoke can read."""


class UnknownPath(NotFound):
    """The résumé has no such field."""


class UnknownResume(NotFound):
    """There is no such résumé."""


class InvalidEdit(Invalid):
    """The edit does not fit the résumé."""


class DiffMismatch(Conflict):
    """The changes do not fit this résumé."""
