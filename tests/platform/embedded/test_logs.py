from __future__ import annotations

import os
from pathlib import Path

from bespoke.platform.embedded.logs import newest_log


def test_log_written_last_is_told(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    for age_s, name in enumerate(("log/postgresql-Tue.log", "log/postgresql-Mon.log", "startup.log")):
        (tmp_path / name).write_text(name)
        os.utime(tmp_path / name, (1e9 - 10 * age_s, 1e9 - 10 * age_s))
    assert newest_log(tmp_path) == (tmp_path / "log/postgresql-Tue.log", "log/postgresql-Tue.log")


def test_no_log_is_an_empty_one(tmp_path: Path) -> None:
    assert newest_log(tmp_path) == (tmp_path / "startup.log", "")


def test_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "startup.log").symlink_to(tmp_path / "secret")
    assert newest_log(tmp_path)[1] == ""
