"""The platform's speed, each figure beside a bare driver loop or route on the same database in the same call.

`python -m bench.platform [--seconds 3] [--rows 1000000]`. Starts an embedded PostgreSQL of its own in /tmp; takes some
minutes, most of them to fill the tables.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import tempfile
from pathlib import Path

from rich.console import Console

from bench import platform_http, platform_process, platform_saves, platform_tables
from bench.rows import Row, print_rows
from bench.timing import CALM_MS, pace_ms
from bespoke.platform.database import migrate, roles
from bespoke.platform.embedded import EmbeddedPostgres
from bespoke.platform.embedded.server import SUPERUSER
from bespoke.platform.garbage import spare_what_stays


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=3, help="of each throughput figure")
    parser.add_argument("--rows", type=int, default=1_000_000, help="small resumes in the table")
    parser.add_argument("--json", type=Path, help="also write the rows as JSON")
    chosen = parser.parse_args()
    before = pace_ms()
    root = Path(tempfile.mkdtemp(prefix="bespoke-bench-", dir="/tmp"))  # its account must reach it
    root.chmod(0o755)
    try:
        with EmbeddedPostgres(root / "postgres", linger_s=0.2) as postgres:
            roles.provision(postgres.url("postgres", SUPERUSER))
            migrate.upgrade(postgres.url(roles.DATABASE, roles.MIGRATE))
            rows = asyncio.run(_measure(postgres, chosen.seconds, chosen.rows))
        rows += platform_process.rows(root / "served")
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print_rows("Bespoke: the platform", rows)
    Console().print(f"The machine's pace: {before:.0f} ms before and {pace_ms():.0f} ms after, {CALM_MS} when calm.")
    if chosen.json:
        chosen.json.write_text(json.dumps([row._asdict() for row in rows], indent=1) + "\n", "utf-8")


async def _measure(postgres: EmbeddedPostgres, seconds: float, rows: int) -> list[Row]:
    spare_what_stays()  # as `bespoke serve` does
    saves = await platform_saves.rows(postgres, seconds)
    tables = await platform_tables.rows(postgres, rows)
    return [*saves, *tables, *await platform_http.rows(postgres, seconds)]


if __name__ == "__main__":
    main()
