"""What can be wrong with an optimized resume that is sent."""

from __future__ import annotations

from bespoke.platform.errors import Invalid


class InvalidStructuredOutput(Invalid):
    """The structured_output does not have its published shape."""


class UnknownForm(Invalid):
    """The optimized data has none of the known forms."""


class EmptyChange(Invalid):
    """Nothing was given to change."""


class InvalidSearch(Invalid):
    """The search cannot be read."""
