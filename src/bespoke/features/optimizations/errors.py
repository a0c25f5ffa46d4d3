"""What can be wrong with an optimized resume that is sent."""

from __future__ import annotations

from bespoke.platform.errors import Conflict, Invalid, NotFound, Stale


class InvalidStructuredOutput(Invalid):
    """The structured_output does not have its published shape."""


class UnknownForm(Invalid):
    """The optimized data has none of the known forms."""


class EmptyChange(Invalid):
    """Nothing was given to change."""


class InvalidSearch(Invalid):
    """The search cannot be read."""


class SuggestionNotFound(NotFound):
    """There is no such suggestion."""


class FactNotFound(NotFound):
    """There is no such fact."""


class Unconfirmed(Conflict):
    """The guard cannot explain this wording from the résumé."""


class WrongState(Conflict):
    """The suggestion is not in a state for this."""


class ChangedSince(Stale):
    """The text was changed since the suggestion was applied."""


class NoSuchWording(Invalid):
    """The suggestion has no such wording."""


class NothingWritten(Invalid):
    """This suggestion writes no text that could be worded otherwise."""


class WhichResume(Invalid):
    """It is not clear which résumé is meant."""


class WhichPosting(Invalid):
    """It is not clear which posting is meant."""
