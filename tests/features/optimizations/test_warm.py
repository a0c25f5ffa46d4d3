"""What a worker loads before its first job is what the first suggestion needs."""

from __future__ import annotations

from bespoke.features.optimizations.warm import warm_up


def test_it_goes_the_whole_way() -> None:
    assert warm_up() > 0
