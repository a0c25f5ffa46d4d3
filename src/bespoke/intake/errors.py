"""Why a file cannot be read."""

from __future__ import annotations

from bespoke.platform.errors import Invalid, NotFound


class UnreadableFile(Invalid):
    """The file cannot be read."""


class EmptyFile(UnreadableFile):
    """The file is empty."""


class UnknownFileType(UnreadableFile):
    """The file is of no type Bespoke reads."""


class EncryptedFile(UnreadableFile):
    """The file is locked with a password."""


class DamagedFile(UnreadableFile):
    """The file is damaged or cut short."""


class ScannedFile(UnreadableFile):
    """The file holds pictures of text, not text."""


class FileTooLarge(UnreadableFile):
    """The file is larger than the limit."""


class FileTooComplex(UnreadableFile):
    """The file takes more work to read than a résumé should."""


class NoSuchPage(NotFound):
    """The file has no such page."""


class NoText(UnreadableFile):
    """The file holds no text."""


class UnknownSection(Invalid):
    """There is no such section."""
