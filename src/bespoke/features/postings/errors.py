"""What can be wrong with a posting."""

from __future__ import annotations

from bespoke.platform.errors import Invalid, NotFound, Stale, TooLarge


class PostingNotFound(NotFound):
    """There is no such posting."""


class EmptyPosting(Invalid):
    """The posting holds no text."""


class UnknownRequirement(Invalid):
    """The posting has no such requirement."""


class StalePosting(Stale):
    """The posting was changed since it was read."""


class PostingTooLarge(TooLarge):
    """The file is larger than a posting can be."""
