"""`bespoke serve` as a process tree: how soon it answers, what it holds when idle."""

from __future__ import annotations

import os
import re
import time
import urllib.request
from pathlib import Path

from bench.rows import Row
from bench.served import served

_SETTLE_S = 8.0


def rows(data_dir: Path) -> list[Row]:
    first_s, _ = _start(data_dir, settle_s=0)
    later_s, idle_mb = _start(data_dir, settle_s=_SETTLE_S)
    return [
        Row("first start to first answered request", f"{first_s:.1f} s", "<= 5 s", "", "", ""),
        Row("later start to first answered request", f"{later_s:.1f} s", "<= 3 s", "", "", ""),
        Row("idle memory of the whole tree (PSS)", f"{idle_mb:.0f} MB", "<= 350 MB", "", "", ""),
    ]


def _start(data_dir: Path, *, settle_s: float) -> tuple[float, float]:
    """Seconds to the first answer, and megabytes a while later."""
    began = time.perf_counter()
    with served(data_dir) as (address, pid):
        with urllib.request.urlopen(f"{address}/ready", timeout=10) as answer:  # noqa: S310  # our own address
            assert answer.status == 200
        took = time.perf_counter() - began
        time.sleep(settle_s)
        return took, _pss_mb(pid, data_dir)


def _pss_mb(pid: int, data_dir: Path) -> float:
    """Of the process, its descendants, and the PostgreSQL that works in the data directory."""
    total_kb = 0
    for process in Path("/proc").iterdir():
        if not process.name.isdigit():
            continue
        try:
            is_ours = _descends(int(process.name), pid) or str(data_dir) in os.fspath((process / "cwd").readlink())
            if is_ours:
                found = re.search(r"^Pss:\s+(\d+)", (process / "smaps_rollup").read_text(), re.MULTILINE)
                total_kb += int(found.group(1)) if found else 0
        except OSError:
            continue
    return total_kb / 1024


def _descends(pid: int, ancestor: int) -> bool:
    while pid > 1:
        if pid == ancestor:
            return True
        stat = Path(f"/proc/{pid}/stat").read_text()
        pid = int(stat.rpartition(")")[2].split()[1])
    return False
