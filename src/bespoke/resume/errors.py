"""Why a resume cannot be read or addressed."""

from __future__ import annotations

from bespoke.platform.errors import Conflict, Invalid, NotFound


class InvalidJsonResume(Invalid):
    """The JSON is not a résumé Bespoke can read."""


class UnreadableJson(InvalidJsonResume):
    """The file is not valid JSON."""


class JsonTooDeep(InvalidJsonResume):
    """The JSON is nested too deeply."""


class JsonTooLarge(InvalidJsonResume):
    """The JSON is larger than a résumé can be."""


class ForbiddenCharacter(InvalidJsonResume):
    """The JSON holds a character no text may hold."""


class DuplicateKey(InvalidJsonResume):
    """The JSON names the same field twice."""


class NonFiniteNumber(InvalidJsonResume):
    """The JSON holds a number that is no number."""


class UnknownPath(NotFound):
    """The résumé has no such field."""


class InvalidEdit(Invalid):
    """The edit does not fit the résumé."""


class DiffMismatch(Conflict):
    """The changes do not fit this résumé."""
