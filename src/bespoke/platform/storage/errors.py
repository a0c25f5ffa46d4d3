"""What can go wrong with stored files. `Unavailable` ones are worth another try, the others are not."""

from __future__ import annotations

from bespoke.platform.errors import Conflict, Invalid, NotFound, TooLarge, Unavailable


class StorageUnavailable(Unavailable):
    """The storage cannot be reached."""


class StorageFull(Unavailable):
    """The storage is full."""


class CorruptObject(Unavailable):
    """A stored file is not what was stored."""


class ObjectMissing(NotFound):
    """A stored file is gone."""


class ObjectExists(Conflict):
    """There is a stored file of this key already."""


class ObjectTooLarge(TooLarge):
    """The file is larger than allowed."""


class InvalidKey(Invalid):
    """A storage key is malformed."""


class InvalidRange(Invalid):
    """The file has no such part."""


class InvalidLifetime(Invalid):
    """A link cannot live this long."""


class UnusableKeys(Invalid):
    """Links cannot be signed with these keys."""


class UnknownStorage(Invalid):
    """The storage URL is not one that can be opened."""
