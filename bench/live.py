"""Optimizing, live: what an editor asks while somebody writes, and how soon a run by rules shows something.

`python -m bench.live [--edits 60] [--runs 20]`. Starts `bespoke serve` on a database of its own in /tmp.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import httpx2

from bench.house import ask, person, serving, shown
from bench.rows import Row, print_rows
from bench.timing import pace_ms

_FIRST = """
    SELECT extract(epoch FROM min(told.created_at) - min(jobs.started_at)) FROM jobs
    JOIN job_events told ON told.owner_id = jobs.owner_id AND told.job_id = jobs.id AND told.type = 'suggestion'
    WHERE jobs.id = ANY(%s::uuid[]) GROUP BY jobs.id
"""
_WHOLE = "SELECT extract(epoch FROM finished_at - started_at) FROM jobs WHERE id = ANY(%s::uuid[])"
_WARM = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--edits", type=int, default=60, help="drafts, each another than the one before")
    parser.add_argument("--runs", type=int, default=20, help="optimizations by rules, one after another")
    chosen = parser.parse_args()
    before = pace_ms()
    with serving(1) as (address, data_dir), person(address, "live") as client:
        made = client.post("/example").json()
        rows = [*_while_writing(client, made, chosen.edits), *_runs(client, made, data_dir, chosen.runs)]
    print_rows("Bespoke: optimizing, live", rows)
    sys.stdout.write(f"The machine's pace: {before:.0f} ms before and {pace_ms():.0f} ms after.\n")


def _while_writing(client: httpx2.Client, made: dict[str, str], edits: int) -> Iterator[Row]:
    stored = client.get(f"/resumes/{made['resume_id']}").json()["data"]
    entry = stored["work"][0]["x-bespoke"]["id"]

    def draft(number: int) -> dict[str, Any]:
        changed: dict[str, Any] = deepcopy(stored)
        changed["work"][0]["highlights"][0] += f" In week {number}."
        return changed

    def bare(_: int) -> None:
        assert client.get("/me").status_code == 200

    def score(number: int) -> None:
        asked = {"resume_json": draft(number), "posting_id": made["posting_id"]}
        assert client.post("/score", json=asked).status_code == 200

    def suggest(number: int) -> None:
        asked = {"resume_id": made["resume_id"], "posting_id": made["posting_id"], "resume_json": draft(number)}
        assert client.post("/suggest", json={**asked, "target": f"work/{entry}"}).status_code == 200

    reference = shown(_took(bare, edits))
    yield Row("POST /score of a changed draft", shown(_took(score, edits)), "p95 <= 60", "GET /me", reference)
    yield Row("POST /suggest for the changed entry", shown(_took(suggest, edits)), "p95 <= 150", "GET /me", reference)


def _runs(client: httpx2.Client, made: dict[str, str], data_dir: Path, runs: int) -> Iterator[Row]:
    wish = {"resume_id": made["resume_id"], "posting_id": made["posting_id"], "use_model": False}
    jobs = []
    for _ in range(_WARM + runs):
        job_id = client.post("/optimize", json=wish).json()["job_id"]
        told = client.get(f"/optimize/{job_id}/events").text
        assert "event: done" in told
        jobs.append(job_id)
        time.sleep(0.1)
    for what, statement, target in (
        ("first suggestion after the start of the job", _FIRST, "<= 100"),
        ("whole run by rules", _WHOLE, "<= 300"),
    ):
        found = [float(seconds) * 1000 for (seconds,) in ask(data_dir, statement, jobs[_WARM:])]
        yield Row(what, f"{shown(found)}, worst {max(found):.0f} of {len(found)}", target)


def _took(work: Callable[[int], None], count: int) -> list[float]:
    """Milliseconds of each call; the first ones warm."""
    took = []
    for number in range(-_WARM, count):
        began = time.perf_counter()
        work(number)
        if number >= 0:
            took.append((time.perf_counter() - began) * 1000)
    return took


if __name__ == "__main__":
    main()
