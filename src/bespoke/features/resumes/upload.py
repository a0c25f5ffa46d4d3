"""An upload: room is reserved, the file streamed to the storage, then its rows and its import written together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import UUID

from fastapi import UploadFile
from fastapi.responses import StreamingResponse
from sqlalchemy import select

from bespoke.features.resumes.create import create_from_source
from bespoke.features.resumes.errors import NoSource
from bespoke.features.resumes.schemas import ResumeView
from bespoke.features.resumes.tables import SourceRow
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database
from bespoke.platform.errors import Busy
from bespoke.platform.http.idempotency import Once
from bespoke.platform.ids import new_id
from bespoke.platform.jobs.contract import JobKind
from bespoke.platform.quota.ledger import commit_reservation, release, reserve
from bespoke.platform.storage import BlobStore, Stored
from bespoke.platform.storage.blobs import begun, verified
from bespoke.platform.storage.keys import source_key
from bespoke.render.model import TemplateName

_CHUNK_BYTES = 64 * 1024
_NAME_LENGTH = 200
_ROUTE = "POST upload"


class UploadTooSlow(Busy):
    """The upload took too long."""


@dataclass(frozen=True, slots=True)
class Uploads:
    """Where uploaded files go, how large one may be and all of an owner together, and the job that reads them."""

    blobs: BlobStore
    kind: JobKind
    upload_bytes: int
    owner_bytes: int

    async def download(self, source: SourceRow | None) -> StreamingResponse:
        """As an attachment, whatever it holds: what strangers wrote is never shown by us.

        Raises ObjectMissing, CorruptObject. A large file that was changed breaks off before its end.
        """
        if source is None:
            raise no_source()
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(source.file_name, safe='')}",
            "Content-Length": str(source.size_bytes),
            "Content-Security-Policy": "sandbox; default-src 'none'",
        }
        content = await begun(verified(self.blobs, source.object_key, sha256=source.sha256))
        return StreamingResponse(content, media_type="application/octet-stream", headers=headers)


def no_source() -> NoSource:
    return NoSource("There is no uploaded file.", fix="It was written here or imported as JSON.")


View = Callable[..., Awaitable[ResumeView]]


async def upload_resume(
    uploads: Uploads,
    database: Database,
    actor: Actor,
    file: UploadFile,
    *,
    template_id: TemplateName,
    key: str | None,
    view: View,
) -> ResumeView:
    """Raises ObjectTooLarge, QuotaExceeded. No transaction stays open while the file streams."""
    owner, source_id = actor.owner_id, new_id()
    async with database.transaction(owner) as session:
        room = file.size if file.size is not None else uploads.upload_bytes
        amount = min(room, uploads.upload_bytes)
        held = await reserve(session, owner, "sources", amount=amount, limit=uploads.owner_bytes)
    object_key = source_key(owner, source_id)
    try:
        stored = await uploads.blobs.put(object_key, _chunks(file), limit_bytes=uploads.upload_bytes)
        async with database.transaction(owner) as session:
            once = Once(session, owner, route=_ROUTE, key=key, body=b"")

            async def make() -> ResumeView:
                source = _source(owner, source_id, file, stored)
                if not await commit_reservation(session, owner, held, actual=stored.size_bytes):
                    raise UploadTooSlow("The room held for this file was given back.", fix="Upload it again.")
                made = await create_from_source(session, actor, source, kind=uploads.kind, template_id=template_id)
                return await view(session, owner, made[0], job_id=made[1])

            fingerprint = f"{stored.sha256} {_name(file)} {template_id}"
            answer = await once.run(ResumeView, make, fingerprint=fingerprint)
    except BaseException:
        await _take_back(uploads, database, owner, source_id, held)
        raise
    if answer.source is None or answer.source.id != source_id:
        # The same upload came before under this key; this copy is not needed.
        await _take_back(uploads, database, owner, source_id, held)
    return answer


async def _take_back(uploads: Uploads, database: Database, owner: UUID, source_id: UUID, held: UUID) -> None:
    """Unless the upload was stored after all: of a connection that broke while committing, nobody knows.

    Releasing waits for the end of a commit that may still be under way, so the look afterwards is sure.
    """
    async with database.transaction(owner) as session:
        await release(session, owner, held)
        stored = select(SourceRow.id).where(SourceRow.owner_id == owner, SourceRow.id == source_id)
        if (await session.execute(stored)).first():
            return
    await uploads.blobs.delete(source_key(owner, source_id))


async def _chunks(file: UploadFile) -> AsyncIterator[bytes]:
    while chunk := await file.read(_CHUNK_BYTES):
        yield chunk


def _source(owner: UUID, source_id: UUID, file: UploadFile, stored: Stored) -> dict[str, Any]:
    return {
        "owner_id": owner,
        "id": source_id,
        "file_name": _name(file),
        "media_type": "application/octet-stream",
        "size_bytes": stored.size_bytes,
        "sha256": stored.sha256,
        "object_key": source_key(owner, source_id),
    }


def _name(file: UploadFile) -> str:
    """The name alone, without folders and characters that no file system shows."""
    name = (file.filename or "").replace("\\", "/").rpartition("/")[2]
    shown = "".join(c for c in name if c.isprintable()).strip()[-_NAME_LENGTH:]
    return shown or "upload"
