"""One warm sandbox for all tests that do not look at the pool itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bespoke.platform.sandbox import Sandbox


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(workers=2, memory_bytes=256 * 1024**2, max_result_bytes=1024**2) as pool:
        yield pool
