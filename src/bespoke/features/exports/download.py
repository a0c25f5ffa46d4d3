"""Handing a file out: verified before its first byte, in whole or in part, counted once it begins."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from fastapi import Response
from fastapi.responses import RedirectResponse, StreamingResponse

from bespoke.features.exports.errors import ExportNotReady, FileGone
from bespoke.features.exports.file_name import content_disposition
from bespoke.features.exports.queries import File, count_download, find_export_job, find_file
from bespoke.features.exports.ranges import Part, part_of
from bespoke.features.exports.tables import ArtifactRow
from bespoke.platform.database import Database
from bespoke.platform.storage import BlobStore
from bespoke.platform.storage.blobs import get, verified
from bespoke.platform.storage.errors import ObjectMissing

IN_MEMORY_BYTES = 8_000_000
"""A larger file is read twice: once to verify it, once to send it."""
_BRIEFLY = timedelta(minutes=1)
"""Whoever was let in here follows at once; nobody can take that address back."""

_MEDIA: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "png": "image/png",
    "zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The headers of a download that matter, and whether it is for the headers alone."""

    range: str | None = None
    if_range: str | None = None
    if_none_match: str | None = None
    headers_only: bool = False


async def download(
    database: Database,
    blobs: BlobStore,
    owner: UUID,
    job_id: UUID,
    asked: Asked,
    *,
    in_memory_bytes: int = IN_MEMORY_BYTES,
    by_storage: bool = False,
) -> Response:
    """`by_storage` leads to an address that the storage signed, where it can, and to bytes that nobody verified.

    Raises ExportNotFound, ExportNotReady, FileGone, RangeUnsatisfiable, and what the storage does.
    """
    file = await _file(database, owner, job_id)
    artifact = file.artifact
    etag = f'"{artifact.sha256}"'
    if asked.if_none_match in (etag, "*"):
        return Response(status_code=304, headers={"ETag": etag})
    is_same = asked.if_range in (None, etag)
    part = part_of(asked.range, artifact.size_bytes) if is_same else None
    leads_on = by_storage and not asked.headers_only
    address = await blobs.sign(artifact.object_key, expires_in=_BRIEFLY) if leads_on else None
    content = b"" if address else await _content(blobs, artifact, part, in_memory_bytes)
    status, headers = 200 if part is None else 206, {**_headers(file, part), "ETag": etag}
    if asked.headers_only:
        return Response(status_code=status, headers=headers)
    if part is None or part.start == 0:
        async with database.transaction(owner) as session:
            await count_download(session, owner, job_id, artifact.id)
    if address:
        return RedirectResponse(address, 307, {"Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer"})
    if isinstance(content, bytes):
        return Response(content, status, headers)
    return StreamingResponse(content, status, headers)


async def _file(database: Database, owner: UUID, job_id: UUID) -> File:
    async with database.transaction(owner) as session:
        file = await find_file(session, owner, job_id)
        if file is not None:
            return file
        job = await find_export_job(session, owner, job_id)
    if job.status != "completed":
        fix = "Wait for its end." if job.status in ("pending", "processing") else "POST /export/retry/{id} tries again."
        raise ExportNotReady(f"The export is {job.status}.", fix=fix)
    raise _gone()


async def _content(
    blobs: BlobStore, artifact: ArtifactRow, part: Part | None, in_memory_bytes: int
) -> bytes | AsyncIterator[bytes]:
    try:
        if artifact.size_bytes <= in_memory_bytes:
            whole = await get(blobs, artifact.object_key, sha256=artifact.sha256)
            return whole if part is None else whole[part.start : part.start + part.length]
        async for _ in verified(blobs, artifact.object_key, sha256=artifact.sha256):
            pass
    except ObjectMissing:
        raise _gone() from None
    if part is None:
        return verified(blobs, artifact.object_key, sha256=artifact.sha256)
    return blobs.stream(artifact.object_key, start=part.start, length=part.length)


def _headers(file: File, part: Part | None) -> dict[str, str]:
    artifact = file.artifact
    length = artifact.size_bytes if part is None else part.length
    headers = {
        "Content-Type": _MEDIA[artifact.kind],
        "Content-Length": str(length),
        "Content-Disposition": content_disposition(file.file_name),
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Accept-Ranges": "bytes",
        # Parts and the ETag are of these very bytes, so nothing on the way may compress them.
        "Content-Encoding": "identity",
        "Cache-Control": "private, no-store, no-transform",
    }
    if part is not None:
        headers["Content-Range"] = f"bytes {part.start}-{part.start + part.length - 1}/{artifact.size_bytes}"
    return headers


def _gone() -> FileGone:
    return FileGone("The file is not kept any more.", fix="Export the document again.")
