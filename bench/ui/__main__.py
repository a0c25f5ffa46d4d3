"""The pages' speed in a real browser, against the product as `bespoke serve` starts it.

`python -m bench.ui [--keys 200] [--saves 40]`. Starts an embedded PostgreSQL of its own in /tmp;
`make ui` builds the pages first. A busy machine delays the browser as much as us: mind the load that is printed.
"""

from __future__ import annotations

import argparse
import os

from rich.console import Console

from bench import chromium
from bench.rows import Row, print_rows
from bench.timing import CALM_MS, pace_ms
from bench.ui import dragging, keystrokes, loading, saving
from bench.ui.stage import PAGES, stage


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--saves", type=int, default=40)
    chosen = parser.parse_args()
    if chromium.executable() is None or not PAGES.is_file():
        print_rows("Bespoke: the pages", [Row("in a browser", "-", "-", "no Chromium here, or `make ui` was not run")])
        return
    before = pace_ms()
    with stage() as set_up:
        found = [
            *keystrokes.rows(set_up, chosen.keys),
            *dragging.rows(set_up),
            *saving.rows(set_up, chosen.saves),
            *loading.rows(set_up),
        ]
        load = os.getloadavg()[0]
    print_rows("Bespoke: the pages", found, ours="ours (median / p95)")
    after = f"{pace_ms():.0f} ms after, {CALM_MS} when calm; load {load:.0f}."
    Console().print(f"The machine's pace: {before:.0f} ms before and {after}")


if __name__ == "__main__":
    main()
