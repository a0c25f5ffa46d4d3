"""Speed and size, each figure beside its target and as a ratio to a reference run in the same call.

`python -m bench.speed [--rounds N]`. Medians decide; 95th percentiles are shown. A machine that is busy slows the
reference as well, so the ratio is the figure to compare between machines.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from rich.console import Console

from bench import chromium, engines, footprint
from bench.rows import Row, print_rows
from bench.timing import CALM_MS, pace_ms


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40, help="samples of each quick figure")
    parser.add_argument("--json", type=Path, help="also write the rows as JSON")
    chosen = parser.parse_args()
    before = pace_ms()
    rows = [*engines.rows(chosen.rounds), *_pdf_rows(chosen.rounds), *footprint.rows()]
    print_rows("Bespoke: speed and size", rows, ours="ours (ms: median / p95)")
    Console().print(
        f"The machine's pace: two million additions took {before:.0f} ms before and {pace_ms():.0f} ms after; "
        f"targets in milliseconds are meant for {CALM_MS} ms."
    )
    if chosen.json:
        chosen.json.write_text(json.dumps([row._asdict() for row in rows], indent=1) + "\n", "utf-8")


def _pdf_rows(rounds: int) -> list[Row]:
    if chromium.executable() is None:
        return [Row("PDF against Chromium", "-", "-", "no Chromium on this machine", "-", "")]
    return engines.rows_against_chromium(max(10, rounds // 2))


if __name__ == "__main__":
    main()
