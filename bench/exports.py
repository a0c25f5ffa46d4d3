"""Exports through the running product: from the click to the file, and how many a second.

`python -m bench.exports [--clicks 60] [--files 200]`. Starts `bespoke serve` on a database of its own in /tmp.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2

from bench import chromium
from bench.documents import TWO_PAGES, distinct
from bench.house import Figures, ask, person, serving, shown
from bench.rows import Row, print_rows
from bench.timing import Timing, interleave, pace_ms
from bespoke.features.exports.render import render_document, verify_document
from bespoke.features.work import PRELOAD
from bespoke.platform.sandbox import Sandbox
from bespoke.render.html import render_html
from bespoke.resume.jsonresume import write_json_resume

_OWNERS = 4
_WARM = 3
"""Exports that are not counted: everything is done for the first time in them."""
_OPTIONS = {"page_size": TWO_PAGES.page_size}

_TIMES = """
    SELECT extract(epoch FROM started_at - created_at), extract(epoch FROM finished_at - created_at)
    FROM jobs WHERE id = ANY(%s::uuid[])
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--clicks", type=int, default=60, help="exports of an idle system, one after another")
    parser.add_argument("--files", type=int, default=200, help="exports at once, for the rate")
    chosen = parser.parse_args()
    before = pace_ms()
    alone = _alone(chosen.clicks // 2)
    figures = Figures()
    with serving(1, **figures.settings) as (address, data_dir):
        rows = [*_clicks(address, data_dir, chosen.clicks, alone, figures)]
    with serving(2) as (address, data_dir):
        rows += _rate(address, data_dir, chosen.files, alone["ours"])
    print_rows("Bespoke: exports", rows)
    sys.stdout.write(f"The machine's pace: {before:.0f} ms before and {pace_ms():.0f} ms after.\n")


def _alone(rounds: int) -> dict[str, Timing]:
    """Rendering and verifying in a warm child, and Chromium printing the same document alone."""
    with Sandbox(workers=1, memory_bytes=1024**3, preload=PRELOAD) as sandbox:

        def ours(number: int) -> None:
            document = distinct(number)
            rendered = render_document(document, "pdf", TWO_PAGES, sandbox=sandbox, timeout_s=20)
            verify_document(rendered, document, TWO_PAGES, sandbox=sandbox)

        if chromium.executable() is None:
            return interleave({"ours": ours}, rounds=rounds)
        with chromium.browser() as browser:

            def theirs(number: int) -> None:
                page = render_html(distinct(number), TWO_PAGES).content.decode()
                chromium.print_in_fresh_context(browser, page)

            return {**interleave({"ours": ours}, rounds=rounds), **interleave({"chromium": theirs}, rounds=rounds)}


def _clicks(address: str, data_dir: Path, count: int, alone: dict[str, Timing], figures: Figures) -> Iterator[Row]:
    took, jobs = [], []
    with person(address, "click") as client:
        ids = [_made(client, number) for number in range(count + _WARM)]
        time.sleep(2)
        for resume_id in ids[:_WARM]:
            _click(client, resume_id)
        before = figures.read(address)
        for resume_id in ids[_WARM:]:
            job_id, milliseconds = _click(client, resume_id)
            took.append(milliseconds)
            jobs.append(job_id)
        after = figures.read(address)
    browser = f"{alone['chromium']} ms" if "chromium" in alone else "-"
    yield Row(
        "click -> downloaded PDF, idle", shown(took), "p50 <= 150, p95 <= 300", "Chromium, fresh context", browser
    )
    waits, rest = _from_rows(data_dir, jobs)
    yield Row("enqueued -> started", shown(waits), "p95 <= 15")

    def mean(name: str, **labels: str) -> float:
        return figures.mean_ms(before, after, name, kind="export", **labels)

    admission = mean("bespoke_jobs_admission_seconds")
    publication = mean("bespoke_jobs_stage_seconds", stage="publish")
    making = sum(mean("bespoke_jobs_stage_seconds", stage=stage) for stage in ("render", "verify", "store"))
    yield Row(
        "admission and publication add, mean",
        f"{admission:.1f} + {publication:.1f} = {admission + publication:.1f} ms",
        "<= 15",
        "rendering and verifying in the same exports",
        f"{making:.1f} ms",
    )
    own = f"{alone['ours']} ms"
    beyond = [total - making for total in rest]
    yield Row("all of it but rendering and verifying", shown(beyond), "", "rendering and verifying alone", own)


def _click(client: httpx2.Client, resume_id: str) -> tuple[str, float]:
    """The job, and the milliseconds from the click to the file; then a moment's rest."""
    began = time.perf_counter()
    job_id = _export(client, resume_id)
    _wait(client, job_id)
    content = client.get(f"/export/download/{job_id}")
    assert content.status_code == 200
    took = (time.perf_counter() - began) * 1000
    time.sleep(0.05)
    return job_id, took


def _rate(address: str, data_dir: Path, count: int, alone: Timing) -> Iterator[Row]:
    people = [f"rate{n}" for n in range(_OWNERS)]

    def ask(name: str) -> list[str]:
        with person(address, name) as client:
            ids = [_made(client, 1000 + number) for number in range(count // _OWNERS)]
            return [_export(client, resume_id) for resume_id in ids]

    with ThreadPoolExecutor(_OWNERS) as pool:
        jobs = [job_id for asked in pool.map(ask, people) for job_id in asked]
    while not _ended(data_dir, jobs):
        time.sleep(0.2)
    per_second = _sustained(data_dir, jobs)
    reference = 1000 / alone.median
    yield Row(
        f"{count} exports of {_OWNERS} owners, two at a time",
        f"{per_second:.1f}/s",
        ">= 0.6x, >= 10/s",
        "rendering and verifying alone, one after another",
        f"{reference:.1f}/s",
        f"{per_second / reference:.2f}x",
    )


def _made(client: httpx2.Client, number: int) -> str:
    answer = client.post(
        "/resumes", json={"data": write_json_resume(distinct(number)), "template_id": TWO_PAGES.template}
    )
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def _export(client: httpx2.Client, resume_id: str) -> str:
    answer = client.post("/export/pdf", json={"document_id": resume_id, "options": _OPTIONS, "allow_unconfirmed": True})
    assert answer.status_code == 202, answer.text
    return str(answer.json()["job_id"])


def _wait(client: httpx2.Client, job_id: str) -> None:
    """By the stream, as the application does."""
    with client.stream("GET", f"/export/job/{job_id}/events") as events:
        for line in events.iter_lines():
            if line.startswith("event: ") and line.removeprefix("event: ") in ("completed", "failed", "cancelled"):
                assert line.endswith("completed"), line
                return


def _from_rows(data_dir: Path, jobs: list[str]) -> tuple[list[float], list[float]]:
    """Milliseconds from the job's row to its start, and from the row to its end."""
    rows = ask(data_dir, _TIMES, jobs)
    return [float(row[0]) * 1000 for row in rows], [float(row[1]) * 1000 for row in rows]


def _ended(data_dir: Path, jobs: list[str]) -> bool:
    rows = ask(data_dir, "SELECT status, count(*) FROM jobs WHERE id = ANY(%s::uuid[]) GROUP BY 1", jobs)
    found = dict(rows)
    assert "failed" not in found, found
    return int(found.get("completed", 0)) == len(jobs)


def _sustained(data_dir: Path, jobs: list[str]) -> float:
    """Files a second between the first and the last tenth, while there was always something to do."""
    rows = ask(data_dir, "SELECT finished_at FROM jobs WHERE id = ANY(%s::uuid[]) ORDER BY 1", jobs)
    times = [row[0].timestamp() for row in rows]
    first, last = len(times) // 10, len(times) - len(times) // 10 - 1
    return float((last - first) / (times[last] - times[first]))


if __name__ == "__main__":
    main()
