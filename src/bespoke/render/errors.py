"""What rendering refuses."""

from __future__ import annotations

from bespoke.platform.errors import BespokeError, Invalid, Unavailable


class TextTooLong(Invalid):
    """A text is too long for a page."""


class UnprintableText(Invalid):
    """A text holds something that no page can show."""


class MissingGlyphs(Invalid):
    """Some characters have no glyph in any font."""


class UnknownFont(Invalid):
    """There is no such font."""


class RenderFailed(BespokeError):
    """The page could not be set."""


class CompilerBroken(Unavailable):
    """The compiler of this process is used up; a new process is needed."""


class OptionOutOfRange(Invalid):
    """An option is outside of what the template can bear."""
