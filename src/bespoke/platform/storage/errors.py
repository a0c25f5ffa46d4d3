"""What can go wrong with stored files. `Unavailable` ones are worth another try, the others are not."""

from __future__ import annotations

from bespoke.platform.errors import Invalid, NotFound, TooLarge, Unavailable


class StorageUnavailable(Unavailable):
    """The storage cannot be reached."""


class StorageFull(Unavailable):
    """The storage is full."""


class CorruptObject(Unavailable):
    """A stored file is not what was stored."""


class ObjectMissing(NotFound):
    """A stored file is gone."""


class ObjectTooLarge(TooLarge):
    """The file is larger than allowed."""


class InvalidKey(Invalid):
    """A storage key is malformed."""


class UnknownStorage(Invalid):
    """The storage URL is not one that can be opened."""
