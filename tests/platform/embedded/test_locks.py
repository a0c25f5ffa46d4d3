from __future__ import annotations

from pathlib import Path

import pytest

from bespoke.platform.embedded.errors import ServerStuck
from bespoke.platform.embedded.locks import lock, try_lock


def test_lock_has_one_holder_until_it_is_closed(tmp_path: Path) -> None:
    with lock(tmp_path / "a.lock", timeout_s=1):
        assert try_lock(tmp_path / "a.lock") is None
    again = try_lock(tmp_path / "a.lock")
    assert again is not None
    again.close()


def test_shared_locks_keep_an_exclusive_one_out(tmp_path: Path) -> None:
    with lock(tmp_path / "a.lock", shared=True, timeout_s=1), lock(tmp_path / "a.lock", shared=True, timeout_s=1):
        assert try_lock(tmp_path / "a.lock") is None


def test_waiting_ends_with_an_error_that_names_the_lock(tmp_path: Path) -> None:
    with lock(tmp_path / "a.lock", timeout_s=1), pytest.raises(ServerStuck, match=r"a\.lock"):
        lock(tmp_path / "a.lock", timeout_s=0.05)
