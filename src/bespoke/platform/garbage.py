"""Garbage of processes that live long."""

from __future__ import annotations

import gc

_OFTEN = (10_000, 10, 10)


def spare_what_stays() -> None:
    """Called once all is loaded and open: what was made until now is never searched for garbage again.

    Python stops everything while it searches; through all that the libraries of a server made that takes a tenth of a
    second, and some request would wait for it every few seconds.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_OFTEN)
