"""Exports, files and history as the API shows them, each address signed anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.exports.links import Link, Links
from bespoke.features.exports.queries import find_file
from bespoke.features.exports.schemas import ArtifactLine, ArtifactView, ExportJob, HistoryLine
from bespoke.features.exports.tables import ArtifactLatestRow, ArtifactRow, ExportHistoryRow
from bespoke.features.exports.wish import BUNDLE
from bespoke.features.jobs.schemas import JobShown
from bespoke.platform.jobs.tables import JobRow

SHOWN_FORMATS = ("pdf", "docx", "txt", "html")


async def job_shown(session: AsyncSession, job: JobRow, links: Links) -> ExportJob:
    line = JobShown.of(job).model_dump()
    format = "zip" if job.kind == BUNDLE else str(job.input["format"])
    line |= {"format": format, "bundle_job_id": job.input.get("bundle_job_id")}
    file = await find_file(session, job.owner_id, job.id) if job.status == "completed" else None
    if file is None:
        return ExportJob(**line)
    link = links.sign(job.owner_id, job.id)
    latest = await _latest(session, file.artifact)
    return ExportJob(
        **line,
        file_name=file.file_name,
        artifact=artifact_shown(file.artifact, latest, links),
        download_url=link.url,
        download_expires_at=link.expires_at,
    )


def artifact_line(row: ArtifactRow, latest: UUID | None, links: Links) -> ArtifactLine:
    return ArtifactLine(**_fields(row, latest, links))


def artifact_shown(row: ArtifactRow, latest: UUID | None, links: Links) -> ArtifactView:
    return ArtifactView(**_fields(row, latest, links), receipt=row.receipt)


def history_line(line: ExportHistoryRow, artifact: ArtifactRow | None, links: Links) -> HistoryLine:
    return HistoryLine(
        id=line.id,
        document_id=line.document_id,
        format=line.kind,
        template_id=line.template_id,
        file_name=line.file_name,
        artifact_id=line.artifact_id,
        version=artifact.version if artifact else None,
        size_bytes=artifact.size_bytes if artifact else None,
        reused=line.reused,
        downloads=line.downloads,
        created_at=line.created_at,
        expires_at=line.expires_at,
        download_url=links.sign(line.owner_id, line.id).url if artifact else None,
    )


async def formats_shown(session: AsyncSession, owner: UUID, stored: Mapping[str, Any], links: Links) -> dict[str, Any]:
    """The members of `export_formats`: an address for each kind that has a file, and until when they hold."""
    row = ArtifactRow
    wanted = {kind: UUID(str(stored[kind])) for kind in SHOWN_FORMATS if kind in stored}
    if not wanted:
        return {}
    found = select(row.kind, row.job_id, row.created_at).where(row.owner_id == owner, row.id.in_(wanted.values()))
    files = (await session.execute(found)).all()
    signed: dict[str, Link] = {file.kind: links.sign(owner, file.job_id) for file in files}
    if not signed:
        return {}
    shown: dict[str, Any] = {f"{kind}_url": link.url for kind, link in signed.items()}
    shown["generated_at"] = max(file.created_at for file in files)
    shown["expires_at"] = min(link.expires_at for link in signed.values())
    return shown


async def _latest(session: AsyncSession, row: ArtifactRow) -> UUID | None:
    latest = ArtifactLatestRow
    found = select(latest.artifact_id).where(
        latest.owner_id == row.owner_id, latest.subject_id == row.subject_id, latest.kind == row.kind
    )
    return (await session.execute(found)).scalar_one_or_none()


def _fields(row: ArtifactRow, latest: UUID | None, links: Links) -> dict[str, Any]:
    same = ("id", "kind", "version", "file_name", "sha256", "size_bytes", "pages", "downloads", "job_id")
    shown = {name: getattr(row, name) for name in (*same, "created_at", "expires_at")}
    return {
        **shown,
        "document_id": row.subject_id,
        "is_latest": row.id == latest,
        "download_url": links.sign(row.owner_id, row.job_id).url,
    }
