"""Publishing a file: its number, its row, the latest of its kind, and the line of history, all or nothing.

Every function here runs in the transaction that completes the job, which only the job's current attempt can commit.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Text, TextClause, bindparam, func, text, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.subject import Subject
from bespoke.features.exports.room import Room
from bespoke.features.exports.tables import ArtifactRow
from bespoke.platform.events.append import append_event
from bespoke.platform.ids import new_id
from bespoke.platform.jobs.contract import JobFacts
from bespoke.platform.jobs.due import EARLIER
from bespoke.platform.jobs.errors import JobCancelled
from bespoke.platform.telemetry.figures import EDIT_TO_EXPORT_SECONDS

CLEANUP = "exports"
"""The sweep's visit that lets old files and lines go."""

ARTIFACT_LIVES = timedelta(days=90)
HISTORY_LIVES = timedelta(days=7)
DAILY = timedelta(days=1)

_LINE = """
      INSERT INTO export_history (owner_id, id, document_id, kind, template_id, file_name, artifact_id, reused,
                                  expires_at)
      VALUES (:owner, :job, :document, :format, :template, :label, :artifact, :reused,
              clock_timestamp() + :history_lives)
"""
# One statement, because somebody waits for it: the number, the row of that number, the latest of its kind, and the
# line of history with the visit that lets them go.
_PUBLISH = text(
    f"""
    WITH counted AS (
      UPDATE artifact_counters SET last = last + 1
      WHERE owner_id = :owner AND subject_id = :subject_id AND kind = :format RETURNING last
    ), made AS (
      INSERT INTO artifacts (owner_id, id, subject_id, kind, version, object_key, file_name, sha256, size_bytes,
                             pages, cache_key, receipt, job_id, attempt, expires_at)
      SELECT :owner, :artifact, :subject_id, :format, last, :object_key, :label, :sha256, :size_bytes,
             :pages, :cache_key, :receipt, :job, :attempt, clock_timestamp() + :lives
      FROM counted RETURNING version
    ), latest AS (
      INSERT INTO artifact_latest (owner_id, subject_id, kind, artifact_id)
      SELECT :owner, :subject_id, :format, :artifact FROM made
      ON CONFLICT (owner_id, subject_id, kind) DO UPDATE SET artifact_id = excluded.artifact_id
    ), line AS ({_LINE}), visit AS ({EARLIER})
    SELECT version FROM made
    """  # noqa: S608  # the parts are ours
).bindparams(bindparam("receipt", type_=JSONB()))

_REMEMBER = text(f"WITH line AS ({_LINE}) {EARLIER}")  # the parts are ours


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as it lies in the storage. `subject_id` is the document's, or the batch's of a bundle."""

    subject_id: UUID
    kind: str
    object_key: str
    sha256: str
    size_bytes: int
    pages: int | None
    receipt: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Made(StoredFile):
    """One that is yet to be published."""

    cache_key: str


@dataclass(frozen=True, slots=True)
class Kept(StoredFile):
    """One that was published before."""

    id: UUID


@dataclass(frozen=True, slots=True)
class Label:
    """What the person sees of one export; `document_id` is None for a bundle."""

    file_name: str
    document_id: UUID | None = None
    template_id: str = ""


@dataclass(frozen=True, slots=True)
class Identical:
    """What the same file would be: same document, kind and contents. `broken` are those whose bytes are not whole."""

    subject_id: UUID
    kind: str
    cache_key: str
    broken: Collection[UUID] = field(default=())


_IDENTICAL = text(
    f"""
    SELECT {", ".join(one.name for one in fields(Kept))} FROM artifacts
    WHERE owner_id = :owner AND cache_key = :cache_key AND subject_id = :subject_id AND kind = :kind
      AND NOT id = ANY(:broken)
    ORDER BY version DESC LIMIT 1
    """  # noqa: S608  # names of ours
)


async def find_identical(session: AsyncSession, owner: UUID, wanted: Identical) -> Kept | None:
    values = {"owner": owner, "cache_key": wanted.cache_key, "subject_id": wanted.subject_id, "kind": wanted.kind}
    row = (await session.execute(_IDENTICAL, {**values, "broken": list(wanted.broken)})).one_or_none()
    return None if row is None else Kept(*row)


async def publish_new(session: AsyncSession, job: JobFacts, made: Made, label: Label, room: Room) -> UUID:
    """The artifact's id. Its version is the next of its document and kind."""
    artifact_id = new_id()
    values = {one.name: getattr(made, one.name) for one in fields(Made) if one.name != "kind"}
    values |= {"attempt": job.attempt, "lives": ARTIFACT_LIVES}
    values |= _line(job, label, made.kind, artifact_id, is_reused=False)
    version: int = (await session.execute(_PUBLISH, values)).scalar_one()
    # After the visit's row, as in the visit itself.
    await room.use(session, made.size_bytes)
    told = {"artifact_id": str(artifact_id), "kind": made.kind, "version": version}
    await append_event(session, job.owner_id, "artifact.created", subject_id=made.subject_id, payload=told)
    return artifact_id


async def publish_again(session: AsyncSession, job: JobFacts, artifact: Kept, label: Label) -> bool:
    """No new number; the file lives on. False when it was deleted meanwhile."""
    row = ArtifactRow
    mine = update(row).where(row.owner_id == job.owner_id, row.id == artifact.id)
    renewed = mine.values(expires_at=func.clock_timestamp() + ARTIFACT_LIVES).returning(row.id)
    options = {"synchronize_session": False}
    if (await session.execute(renewed, execution_options=options)).scalar_one_or_none() is None:
        return False
    await session.execute(_REMEMBER, _line(job, label, artifact.kind, artifact.id, is_reused=True))
    return True


# The row stays locked to the commit, so that two attempts at the same file take turns.
_COUNTER = """
      INSERT INTO artifact_counters (owner_id, subject_id, kind, last) {counted}
      ON CONFLICT (owner_id, subject_id, kind) DO UPDATE SET last = artifact_counters.last
"""
_LOCK_COUNTER = text(_COUNTER.format(counted="VALUES (:owner, :subject, :kind, 0)"))


async def lock_counter(session: AsyncSession, owner: UUID, subject_id: UUID, kind: str) -> None:
    await session.execute(_LOCK_COUNTER, {"owner": owner, "subject": subject_id, "kind": kind})


@cache
def _exported(table: str) -> TextClause:
    counter = _COUNTER.format(counted="SELECT owner_id, id, :kind, 0 FROM exported")
    return text(
        f"""
    WITH exported AS (
      UPDATE {table} SET dirty = dirty AND revision <> :revision
      WHERE owner_id = :owner AND id = :id AND deleted_at IS NULL
      RETURNING owner_id, id, revision, extract(epoch FROM clock_timestamp() - updated_at) AS age_s
    ), counter AS ({counter})
    SELECT revision, age_s FROM exported
    """  # noqa: S608  # the parts are ours
    ).bindparams(bindparam("kind", type_=Text()))


async def mark_exported(session: AsyncSession, subject: Subject, *, revision: int, kind: str) -> None:
    """Not `dirty` any more, if it still is what was exported; the counter of its files of the kind is locked with it.

    Raises JobCancelled when it was deleted meanwhile.
    """
    values = {"owner": subject.owner_id, "id": subject.id, "revision": revision, "kind": kind}
    found = (await session.execute(_exported(subject.kind.table.__tablename__), values)).one_or_none()
    if found is None:
        raise JobCancelled
    if found.revision == revision:
        EDIT_TO_EXPORT_SECONDS.labels(kind).observe(float(found.age_s))


async def offer(session: AsyncSession, subject: Subject, *, kind: str, artifact_id: UUID) -> None:
    """The file is the one of its kind that the optimized resume shows; a resume shows none."""
    table: Any = subject.kind.table
    if not hasattr(table, "export_formats"):
        return
    named = func.jsonb_build_object(kind, str(artifact_id))
    mine = update(table).where(table.owner_id == subject.owner_id, table.id == subject.id)
    changed = mine.values(export_formats=table.export_formats.op("||")(named))
    await session.execute(changed, execution_options={"synchronize_session": False})


def _line(job: JobFacts, label: Label, kind: str, artifact_id: UUID, *, is_reused: bool) -> dict[str, Any]:
    """The line of history, and the daily visit that it asks for."""
    line: dict[str, Any] = {"owner": job.owner_id, "job": job.job_id, "document": label.document_id, "format": kind}
    line |= {"template": label.template_id, "label": label.file_name, "artifact": artifact_id}
    line |= {"reused": is_reused, "history_lives": HISTORY_LIVES}
    return {**line, "kind": CLEANUP, "after": DAILY, "at": None}
