"""What goes wrong around models."""

from __future__ import annotations

from bespoke.platform.errors import Forbidden, Invalid


class UnsafeModel(Invalid):
    """The settings of the model do not fit."""


class OwnerKeysOff(Forbidden):
    """People use no keys of their own here."""
