"""What can be wrong with what people ask of resumes."""

from __future__ import annotations

from bespoke.platform.errors import Conflict, Invalid, NotFound


class EmptyChange(Invalid):
    """Nothing was given to change."""


class NoContent(Conflict):
    """The résumé has nothing in it yet."""


class NoPages(NotFound):
    """This file has no pages to show."""


class NoSource(NotFound):
    """This résumé was not made from a file."""


class NotEditable(Conflict):
    """The résumé cannot be edited yet."""


class UnknownTemplate(Invalid):
    """There is no such template."""
