"""What is left of databases that were never finished."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillRunning
from pathlib import Path

import pytest

from bespoke.platform.embedded.cluster import remove_leftovers
from bespoke.platform.embedded.locks import lock


def test_leftovers_are_removed_once_nobody_writes_to_them_any_more(tmp_path: Path) -> None:
    """An initdb whose starter was killed wrote on, and the new database had half an old one beside it for good."""
    left = tmp_path / "pgdata.new-1-2"
    (left / "base").mkdir(parents=True)
    with ThreadPoolExecutor() as pool:
        with lock(tmp_path / "initdb.lock", timeout_s=1):
            removing = pool.submit(remove_leftovers, tmp_path / "pgdata")
            with pytest.raises(StillRunning):
                removing.result(timeout=0.2)
            assert left.exists()
        removing.result(timeout=10)
    assert not left.exists()
