"""Why there is no preview."""

from __future__ import annotations

from bespoke.platform.errors import Busy


class PreviewTimedOut(Busy):
    """Setting the pages took too long."""
