"""The child processes of a command. Imports almost nothing, so that they start before the command has loaded itself."""

from __future__ import annotations

from bespoke.platform.sandbox import Sandbox

PRELOAD = ("bespoke.intake.worker", "bespoke.posting.read", "bespoke.render.worker")


def open_sandbox(*, workers: int = 2) -> Sandbox:
    """Children start at once, so that they import while the command still does."""
    return Sandbox(workers=workers, preload=PRELOAD)
