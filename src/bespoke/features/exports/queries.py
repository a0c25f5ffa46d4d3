"""Reading artifacts and the history of exports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Row, Select, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.exports.errors import ArtifactNotFound, no_export
from bespoke.features.exports.tables import ArtifactLatestRow, ArtifactRow, ExportHistoryRow
from bespoke.features.exports.wish import KINDS
from bespoke.platform.http.paging import Cursor
from bespoke.platform.jobs.errors import JobNotFound
from bespoke.platform.jobs.queries import find_job
from bespoke.platform.jobs.tables import JobRow

LISTED_BEFORE = 5
"""A listing shows the latest file of a kind and so many before it."""

_IS_HIDDEN = text(
    """
    SELECT EXISTS (SELECT 1 FROM resumes WHERE owner_id = :owner AND id = :id AND deleted_at IS NOT NULL)
        OR EXISTS (SELECT 1 FROM optimized_resumes WHERE owner_id = :owner AND id = :id AND deleted_at IS NOT NULL)
    """
)
_COUNT_DOWNLOAD = text(
    """
    WITH file AS (
      UPDATE artifacts SET downloads = downloads + 1 WHERE owner_id = :owner AND id = :artifact RETURNING id)
    UPDATE export_history SET downloads = downloads + 1 WHERE owner_id = :owner AND id = :job
    AND (SELECT count(*) FROM file) >= 0 -- the file's row first, as by whoever deletes it
    """
)
_IS_SHOWN = text(
    """
    NOT EXISTS (SELECT 1 FROM resumes d WHERE d.owner_id = export_history.owner_id
                AND d.id = export_history.document_id AND d.deleted_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM optimized_resumes d WHERE d.owner_id = export_history.owner_id
                    AND d.id = export_history.document_id AND d.deleted_at IS NOT NULL)
    """
)


class File(NamedTuple):
    """A file under the name that one export gave it."""

    artifact: ArtifactRow
    file_name: str


async def find_export_job(session: AsyncSession, owner: UUID, job_id: UUID) -> JobRow:
    """An export or a bundle. Raises ExportNotFound."""
    try:
        job = await find_job(session, owner, job_id)
    except JobNotFound:
        raise no_export(job_id) from None
    if job.kind not in KINDS:
        raise no_export(job_id)
    return job


async def find_file(session: AsyncSession, owner: UUID, job_id: UUID) -> File | None:
    """What the export made or used again, while its line lives; after that, what it made, while that is kept.

    None also while its document is deleted.
    """
    line, row = ExportHistoryRow, ArtifactRow
    joined = (line.owner_id == row.owner_id) & (line.artifact_id == row.id) & (line.id == job_id)
    found = select(row, line.file_name).outerjoin(line, joined)
    found = found.where(row.owner_id == owner, or_(line.id == job_id, row.job_id == job_id))
    # The line goes first: an export that used a file again has another job's file.
    first = (await session.execute(found.order_by(line.id.is_(None)).limit(1))).one_or_none()
    if first is None:
        return None
    artifact, name = first
    if (await session.execute(_IS_HIDDEN, {"owner": owner, "id": artifact.subject_id})).scalar_one():
        return None
    return File(artifact, name or artifact.file_name)


async def count_download(session: AsyncSession, owner: UUID, job_id: UUID, artifact_id: UUID) -> None:
    await session.execute(_COUNT_DOWNLOAD, {"owner": owner, "job": job_id, "artifact": artifact_id})


async def history_page(
    session: AsyncSession,
    owner: UUID,
    *,
    limit: int,
    cursor: Cursor | None,
    document_ids: Sequence[UUID] | None = None,
    kind: str | None = None,
) -> Sequence[Row[ExportHistoryRow, ArtifactRow | None]]:
    """Newest first, one more than the limit when there is a next page; of deleted documents none."""
    line, row = ExportHistoryRow, ArtifactRow
    both = (row.owner_id == line.owner_id) & (row.id == line.artifact_id)
    wanted = select(line, row).outerjoin(row, both)
    wanted = wanted.where(line.owner_id == owner, line.expires_at > func.clock_timestamp(), _IS_SHOWN)
    if document_ids is not None:
        wanted = wanted.where(line.document_id.in_(document_ids))
    if kind is not None:
        wanted = wanted.where(line.kind == kind)
    if cursor is not None:
        wanted = wanted.where(cursor.after(line.created_at, line.id))
    return (await session.execute(wanted.order_by(line.created_at.desc(), line.id.desc()).limit(limit + 1))).all()


async def list_artifacts(
    session: AsyncSession, owner: UUID, document_ids: Sequence[UUID], *, kind: str | None = None
) -> Sequence[Row[ArtifactRow, UUID | None]]:
    """Of each document and kind the latest and the five before it; with the id of the latest."""
    row = ArtifactRow
    place = func.row_number().over(partition_by=(row.subject_id, row.kind), order_by=row.version.desc())
    ranked = select(row.id, place.label("place")).where(row.owner_id == owner, row.subject_id.in_(document_ids))
    if kind is not None:
        ranked = ranked.where(row.kind == kind)
    recent = ranked.subquery()
    shown = select(recent.c.id).where(recent.c.place <= LISTED_BEFORE + 1)
    wanted = _with_latest(owner).where(row.id.in_(shown))
    return (await session.execute(wanted.order_by(row.subject_id, row.kind, row.version.desc()))).all()


async def find_artifact(session: AsyncSession, owner: UUID, artifact_id: UUID) -> Row[ArtifactRow, UUID | None]:
    """With the id of the latest of its kind. Raises ArtifactNotFound."""
    found = (await session.execute(_with_latest(owner).where(ArtifactRow.id == artifact_id))).one_or_none()
    if found is not None:
        hidden = await session.execute(_IS_HIDDEN, {"owner": owner, "id": found[0].subject_id})
        if not hidden.scalar_one():
            return found
    raise ArtifactNotFound(f"There is no file {artifact_id}.", fix="See GET /export/artifacts for the ones there are.")


def _with_latest(owner: UUID) -> Select[ArtifactRow, UUID | None]:
    row, latest = ArtifactRow, ArtifactLatestRow
    same = (latest.owner_id == row.owner_id) & (latest.subject_id == row.subject_id) & (latest.kind == row.kind)
    return select(row, latest.artifact_id).outerjoin(latest, same).where(row.owner_id == owner)
