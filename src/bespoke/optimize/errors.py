"""Why a suggestion cannot be made or applied."""

from __future__ import annotations

from bespoke.platform.errors import Conflict, Forbidden, Invalid, NotFound, Stale


class UnknownTarget(NotFound):
    """The résumé has no such place."""


class ProtectedField(Forbidden):
    """This field holds a fact and is not for suggestions to change."""


class Unlicensed(Conflict):
    """The guard has not passed this suggestion."""


class SuggestionStale(Stale):
    """The text was changed since the suggestion was made."""


class NothingToKeep(Invalid):
    """What is to be kept names no bullet."""


class EmptyEdit(Invalid):
    """The edit says nothing."""
