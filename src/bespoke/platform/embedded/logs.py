"""What the server wrote last: at first to one file, then through its collector to one for each day of the week."""

from __future__ import annotations

import os
from pathlib import Path

_READ_BYTES = 8192


def newest_log(pgdata: Path) -> tuple[Path, str]:
    """The log written last, and its end; "" when there is none.

    Links are not followed: the folder is the account's, and the reader may be root.
    """
    startup = pgdata / "startup.log"
    found = [file for file in (startup, *pgdata.glob("log/*.log")) if file.is_file() and not file.is_symlink()]
    if not found:
        return startup, ""
    # Of two written in the same moment the collector's is the later one: the first only says that it begins.
    newest = max(found, key=lambda file: (file.stat().st_mtime_ns // 10**9, file != startup))
    with os.fdopen(os.open(newest, os.O_RDONLY | os.O_NOFOLLOW), "rb") as log:
        log.seek(max(0, log.seek(0, os.SEEK_END) - _READ_BYTES))
        return newest, log.read().decode(errors="replace")
