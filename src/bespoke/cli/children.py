"""The child processes of a command. Imports almost nothing, so that they start before the command has loaded itself."""

from __future__ import annotations

from bespoke.platform.sandbox import Sandbox

PRELOAD = ("bespoke.intake.worker", "bespoke.posting.read", "bespoke.render.worker")


def open_sandbox() -> Sandbox:
    """One child, started at once, so that it imports while the command still does; a second would only compete."""
    return Sandbox(workers=1, preload=PRELOAD)
