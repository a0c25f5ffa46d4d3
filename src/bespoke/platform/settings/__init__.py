"""Everything an operator can set: one tree, read once by an entry point and passed down."""

from __future__ import annotations

from bespoke.platform.settings.tree import Settings, read_settings

__all__ = ["Settings", "read_settings"]
