"""The judge: the final state of database and storage against what was acknowledged. Each law is one function.

`judge` gives the findings by the name of the law; no finding, no fault. The tests of this file break every law once,
and `chaos.controls` switches off what the product holds them by.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

import psycopg

from bespoke.platform.storage import BlobStore
from bespoke.platform.storage.blobs import get
from bespoke.platform.storage.errors import ObjectMissing
from chaos.history import History

Connection = psycopg.Connection[tuple[Any, ...]]
MOST_RUNNING = 3

_STARTS = ("started",)
_ENDS = ("done", "failed", "cancelled", "postponed", "taken_over", "queued")


class Finding(NamedTuple):
    law: str
    what: str


@dataclass(frozen=True, slots=True)
class State:
    """All rows that matter, read in one snapshot, and the bytes of every artifact by its key (None where missing)."""

    jobs: Sequence[Mapping[str, Any]]
    artifacts: Sequence[Mapping[str, Any]]
    history: Sequence[Mapping[str, Any]]
    latest: Mapping[tuple[UUID, UUID, str], UUID]
    counters: Mapping[tuple[UUID, UUID, str], int]
    usage: Sequence[Mapping[str, Any]]
    reserved: Mapping[UUID, int]
    events: Sequence[Mapping[str, Any]]
    audit: Sequence[Mapping[str, Any]]
    tickets: int
    bytes: Mapping[str, bytes | None]


def judge(state: State, history: History, *, limit_bytes: int) -> list[Finding]:
    """`limit_bytes` is what the files of an owner may take."""
    found = [Finding(law.__name__, what) for law in LAWS for what in law(state, history)]
    return found + [Finding("quota_holds", what) for what in quota_holds(state, limit_bytes)]


async def read_state(connection: Connection, blobs: BlobStore) -> State:
    """`connection` sees every owner's rows."""
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        artifacts = rows_of(connection, "SELECT * FROM artifacts")
        reservations = "SELECT owner_id, sum(amount)::bigint AS amount FROM quota_reservations WHERE kind = 'artifacts'"
        state = State(
            jobs=rows_of(connection, "SELECT * FROM jobs WHERE kind IN ('export', 'bundle')"),
            artifacts=artifacts,
            history=rows_of(connection, "SELECT * FROM export_history"),
            latest={_subject(row): row["artifact_id"] for row in rows_of(connection, "SELECT * FROM artifact_latest")},
            counters={_subject(row): row["last"] for row in rows_of(connection, "SELECT * FROM artifact_counters")},
            usage=rows_of(connection, "SELECT * FROM quota_usage WHERE kind = 'artifacts'"),
            reserved={row["owner_id"]: row["amount"] for row in rows_of(connection, f"{reservations} GROUP BY 1")},
            events=rows_of(
                connection, "SELECT owner_id, job_id, seq, type, created_at FROM job_events ORDER BY 1, 2, 3"
            ),
            audit=rows_of(connection, "SELECT type, subject_id FROM events"),
            tickets=len(rows_of(connection, "SELECT 1 FROM procrastinate_jobs WHERE status IN ('todo', 'doing')")),
            bytes={},
        )
    content = {row["object_key"]: await _bytes(blobs, row["object_key"]) for row in artifacts}
    return State(**{name: getattr(state, name) for name in State.__slots__ if name != "bytes"}, bytes=content)


def nothing_acknowledged_is_lost(state: State, history: History) -> Iterator[str]:
    """Every export that was answered with 202 is completed, cancelled where somebody asked for that, or was refused."""
    jobs = {row["id"]: row for row in state.jobs}
    for job_id in history.acknowledged:
        row = jobs.get(job_id)
        status = row["status"] if row else "not there"
        code = (row["error"] or {}).get("code") if row else None
        is_wanted = status == "cancelled" and job_id in history.cancelled
        is_refused = status == "failed" and code in history.refusals
        if not (status == "completed" or is_wanted or is_refused):
            yield f"job {job_id} is {status} ({code})"


def one_key_one_job(state: State, history: History) -> Iterator[str]:
    """There are as many jobs as keys were sent, at most: a repeated request made nothing anew."""
    yield from (f"{key} was answered with two jobs" for key in history.twice)
    jobs: dict[UUID, int] = defaultdict(int)
    for row in state.jobs:
        jobs[row["owner_id"]] += row["kind"] == "export"
    for owner, keys in history.keys.items():
        if jobs[owner] > len(keys):
            yield f"owner {owner} sent {len(keys)} keys and has {jobs[owner]} jobs"


def completed_once(state: State, history: History) -> Iterator[str]:  # noqa: ARG001  # laws share a shape
    """A completed job has one line of history, one end in its stream, and one in the audit trail; others none."""
    lines, ends = _count(state.history, "id"), _count((e for e in state.events if e["type"] == "done"), "job_id")
    audit = _count((e for e in state.audit if e["type"] == "job.completed"), "subject_id")
    for row in state.jobs:
        wanted = int(row["status"] == "completed")
        for what, counted in (("lines of history", lines), ("ends", ends), ("audit lines", audit)):
            if counted[row["id"]] != wanted:
                yield f"job {row['id']} ({row['status']}) has {counted[row['id']]} {what}"


def one_artifact_of_a_job(state: State, history: History) -> Iterator[str]:  # noqa: ARG001  # laws share a shape
    """No job made two files, and no file was made by a job that is not completed."""
    status = {row["id"]: row["status"] for row in state.jobs}
    made = _count(state.artifacts, "job_id")
    for job_id, number in made.items():
        if number > 1 or status.get(job_id) != "completed":
            yield f"job {job_id} ({status.get(job_id)}) made {number} files"


def history_names_a_file(state: State, history: History) -> Iterator[str]:  # noqa: ARG001  # laws share a shape
    """Each line names a file that is there, each file stands in a line, and only a first line is not a reuse."""
    files = {row["id"]: row for row in state.artifacts}
    named = {line["artifact_id"] for line in state.history}
    yield from (f"file {file} stands in no history" for file in files.keys() - named)
    for line in state.history:
        file = files.get(line["artifact_id"])
        if file is None:
            yield f"line {line['id']} names no file"
        elif (file["job_id"] == line["id"]) == line["reused"]:
            yield f"line {line['id']} says reused={line['reused']}"


def files_are_whole(state: State, history: History) -> Iterator[str]:  # noqa: ARG001  # laws share a shape
    """What a row names lies in the storage, of that size and hash, and the job says the same."""
    for row in state.artifacts:
        content = state.bytes[row["object_key"]]
        if content is None:
            yield f"the file of job {row['job_id']} is not there"
        elif (hashlib.sha256(content).hexdigest(), len(content)) != (row["sha256"], row["size_bytes"]):
            yield f"the file of job {row['job_id']} is not what was stored"
    told = {row["id"]: (row["output"] or {}).get("sha256") for row in state.jobs}
    files = {row["id"]: row["sha256"] for row in state.artifacts}
    for line in state.history:
        if told.get(line["id"]) != files.get(line["artifact_id"]):
            yield f"job {line['id']} says another hash than its file"


def served_was_whole(state: State, history: History) -> Iterator[str]:
    """What people downloaded, whenever that was, is the file of that job, byte by byte."""
    told = {row["id"]: (row["output"] or {}).get("sha256") for row in state.jobs}
    for got in history.served:
        if not got.sha256 == got.etag == told.get(got.job_id):
            yield f"a download of job {got.job_id} gave other bytes"


def versions_are_dense(state: State, history: History) -> Iterator[str]:  # noqa: ARG001  # laws share a shape
    """Per document and kind 1, 2, 3 …, none missing and none twice, and the counter stands at the last."""
    numbers: dict[tuple[UUID, UUID, str], list[int]] = defaultdict(list)
    for row in state.artifacts:
        numbers[_subject(row)].append(row["version"])
    for subject, versions in numbers.items():
        if sorted(versions) != list(range(1, len(versions) + 1)):
            yield f"{subject} has the versions {sorted(versions)}"
        if state.counters.get(subject) != max(versions):
            yield f"{subject} counts {state.counters.get(subject)} of {max(versions)}"


def latest_is_the_last(state: State, history: History) -> Iterator[str]:  # noqa: ARG001  # laws share a shape
    """The pointer of each document and kind leads to the highest version."""
    last: dict[tuple[UUID, UUID, str], Mapping[str, Any]] = {}
    for row in sorted(state.artifacts, key=lambda row: row["version"]):
        last[_subject(row)] = row
    for subject, row in last.items():
        if state.latest.get(subject) != row["id"]:
            yield f"{subject} points to {state.latest.get(subject)}"


def usage_is_the_sum(state: State, history: History) -> Iterator[str]:  # noqa: ARG001  # laws share a shape
    """Used is the sum of the files, reserved the sum of the reservations."""
    sums: dict[UUID, int] = defaultdict(int)
    for row in state.artifacts:
        sums[row["owner_id"]] += row["size_bytes"]
    used = {row["owner_id"]: (row["used"], row["reserved"]) for row in state.usage}
    for owner in sums.keys() | used.keys():
        wanted = (sums[owner], state.reserved.get(owner, 0))
        if used.get(owner, (0, 0)) != wanted:
            yield f"owner {owner} uses and reserves {used.get(owner)}, not {wanted}"


def nothing_is_held(state: State, history: History) -> Iterator[str]:  # noqa: ARG001  # laws share a shape
    """When all has ended nobody holds a slot, a lease or a ticket."""
    for row in state.jobs:
        if row["slot"] is not None or row["lease"] is not None:
            yield f"job {row['id']} ({row['status']}) holds slot {row['slot']}, lease {row['lease']}"
    if state.tickets:
        yield f"{state.tickets} tickets are left"


def streams_count_without_gaps(state: State, history: History) -> Iterator[str]:  # noqa: ARG001  # laws share a shape
    """A job's events are numbered from 1 without gaps, and its row counts them all."""
    numbers: dict[UUID, list[int]] = defaultdict(list)
    for event in state.events:
        numbers[event["job_id"]].append(event["seq"])
    for row in state.jobs:
        if numbers[row["id"]] != list(range(1, row["last_event"] + 1)):
            yield f"job {row['id']} counts {row['last_event']} events and has {len(numbers[row['id']])}"


def few_run_at_a_time(state: State, history: History) -> Iterator[str]:  # noqa: ARG001  # laws share a shape
    """Never more than three of an owner between a start and an end, by the database's own times."""
    for owner, most in most_at_a_time(state).items():
        if most > MOST_RUNNING:
            yield f"owner {owner} had {most} at a time"


def quota_holds(state: State, limit_bytes: int) -> Iterator[str]:
    """Nobody uses more than the limit."""
    for row in state.usage:
        if row["used"] + row["reserved"] > limit_bytes:
            yield f"owner {row['owner_id']} uses {row['used']} and holds {row['reserved']} of {limit_bytes} bytes"


def most_at_a_time(state: State) -> dict[UUID, int]:
    """Of each owner, from the streams of the jobs: how many were between their start and their end at once."""
    steps: dict[UUID, list[tuple[Any, int]]] = defaultdict(list)
    runs: dict[UUID, bool] = defaultdict(bool)
    for event in state.events:
        job_id = event["job_id"]
        if event["type"] in _STARTS and not runs[job_id]:
            runs[job_id] = True
            steps[event["owner_id"]].append((event["created_at"], 1))
        elif event["type"] in _ENDS and runs[job_id]:
            runs[job_id] = False
            steps[event["owner_id"]].append((event["created_at"], -1))
    most: dict[UUID, int] = {}
    for owner, changes in steps.items():
        running = 0
        for _, change in sorted(changes):
            running += change
            most[owner] = max(most.get(owner, 0), running)
    return most


LAWS = (
    nothing_acknowledged_is_lost,
    one_key_one_job,
    completed_once,
    one_artifact_of_a_job,
    history_names_a_file,
    files_are_whole,
    served_was_whole,
    versions_are_dense,
    latest_is_the_last,
    usage_is_the_sum,
    nothing_is_held,
    streams_count_without_gaps,
    few_run_at_a_time,
)


def rows_of(connection: Connection, query: str) -> list[dict[str, Any]]:
    with connection.cursor(row_factory=psycopg.rows.dict_row) as cursor:
        return cursor.execute(query.encode()).fetchall()


def _subject(row: Mapping[str, Any]) -> tuple[UUID, UUID, str]:
    return row["owner_id"], row["subject_id"], row["kind"]


def _count(rows: Any, name: str) -> dict[UUID, int]:
    counted: dict[UUID, int] = defaultdict(int)
    for row in rows:
        counted[row[name]] += 1
    return counted


async def _bytes(blobs: BlobStore, key: str) -> bytes | None:
    try:
        return await get(blobs, key)
    except ObjectMissing:
        return None
