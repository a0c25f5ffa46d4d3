"""The bundle of a batch: one ZIP with a manifest, the same bytes whenever it holds the same files."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.exports.errors import FileVanished, MembersChanged, MembersUnfinished, NothingToBundle
from bespoke.features.exports.file_name import content_disposition, unique_names
from bespoke.features.exports.publish import (
    Identical,
    Kept,
    Label,
    Made,
    find_identical,
    lock_counter,
    publish_again,
    publish_new,
)
from bespoke.features.exports.room import Room, holding
from bespoke.features.exports.run import JOB_TIMEOUT_S, Workshop, is_whole
from bespoke.features.exports.tables import ArtifactRow, ExportHistoryRow
from bespoke.features.exports.wish import BUNDLE, BundleWish
from bespoke.platform.jobs.contract import JobKind, JobRun, Outcome
from bespoke.platform.jobs.stream import FINISHED
from bespoke.platform.jobs.tables import JobRow
from bespoke.platform.storage import BlobStore
from bespoke.platform.storage.blobs import get
from bespoke.platform.storage.errors import CorruptObject, ObjectMissing
from bespoke.platform.storage.keys import export_key

MANIFEST = "manifest.json"
_MANIFEST_BYTES = 64_000
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a ZIP can tell: the files in it have no times."""
_READABLE = 0o100644 << 16
_GONE = {"code": "file_gone", "title": "The file is not kept any more"}


@dataclass(frozen=True, slots=True)
class Member:
    """One export of the batch; `artifact` is None where it made no file, `content` None where it cannot be read."""

    document_id: UUID | None
    status: str
    error: dict[str, Any] | None
    file_name: str = ""
    artifact: ArtifactRow | None = None
    content: bytes | None = field(default=None, repr=False)


def bundle_kind(shop: Workshop) -> JobKind:
    async def run(job: JobRun) -> Outcome:
        return await run_bundle(job, shop)

    return JobKind(BUNDLE, "export", run, timeout_s=JOB_TIMEOUT_S)


async def run_bundle(job: JobRun, shop: Workshop) -> Outcome:
    """Raises NothingToBundle when no export made a file; what failed is listed, and stops nothing."""
    await job.progress(5, "load")
    wish = BundleWish.model_validate(job.input)
    async with job.transaction() as session:
        members = await _members(session, job.owner_id, wish.members)
    await job.progress(15, "check")
    size_bytes = sum(member.artifact.size_bytes for member in members if member.artifact)
    async with holding(job, size_bytes=size_bytes + _MANIFEST_BYTES, limit=shop.owner_bytes) as room:
        await job.progress(30, "render")
        named = _named([await _with_content(shop.blobs, member) for member in members])
        content, manifest = await asyncio.to_thread(make_zip, named)
        await job.progress(85, "store")
        files = sum(member.content is not None for member in named)
        label = Label(f"Resumes_{files}_{wish.format}.zip")
        file: Made | Kept | None = await _twin(job, shop, wish, content)
        if file is None:
            await room.fit(len(content))
            file = await _stored(job, shop, wish, label, content, manifest)

    async def publish(session: AsyncSession) -> None:
        if _made_of(await _members(session, job.owner_id, wish.members)) != _made_of(members):
            raise MembersChanged("Exports of the batch were made anew meanwhile.", fix="They are put together again.")
        await _publish(session, job, file, label, room)

    told = {"format": "zip", "file_name": label.file_name, "sha256": file.sha256, "size_bytes": file.size_bytes}
    return Outcome({**told, "files": files, "missing": len(named) - files}, publish)


async def _twin(job: JobRun, shop: Workshop, wish: BundleWish, content: bytes) -> Kept | None:
    """What an earlier bundle of the batch made, if it is the same."""
    same = Identical(wish.batch_id, "zip", hashlib.sha256(content).hexdigest())
    async with job.transaction() as session:
        existing = await find_identical(session, job.owner_id, same)
    return existing if existing is not None and await is_whole(shop.blobs, existing) else None


async def _stored(
    job: JobRun, shop: Workshop, wish: BundleWish, label: Label, content: bytes, manifest: dict[str, Any]
) -> Made:
    key = export_key(job.owner_id, wish.batch_id, job.job_id, attempt=job.attempt, at=job.created_at, extension="zip")
    stored = await shop.blobs.put(key, content, disposition=content_disposition(label.file_name))
    return Made(
        subject_id=wish.batch_id,
        kind="zip",
        object_key=key,
        sha256=stored.sha256,
        size_bytes=stored.size_bytes,
        pages=None,
        cache_key=stored.sha256,
        receipt=manifest,
    )


async def _publish(session: AsyncSession, job: JobRun, file: Made | Kept, label: Label, room: Room) -> None:
    await lock_counter(session, job.owner_id, file.subject_id, file.kind)
    if isinstance(file, Made):
        await publish_new(session, job, file, label, room)
    elif await publish_again(session, job, file, label):
        await room.give_back(session)
    else:
        raise FileVanished("The file that was to be used again was just deleted.", fix="It is tried again.")


def make_zip(members: Sequence[Member]) -> tuple[bytes, dict[str, Any]]:
    """The archive and its manifest. Files lie uncompressed: they are so in themselves, and no library decides bytes."""
    manifest = {"files": [_told(member) for member in members]}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        _add(archive, MANIFEST, (json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode())
        for member in members:
            if member.content is not None:
                _add(archive, member.file_name, member.content)
    return out.getvalue(), manifest


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.create_system = 3
    entry.external_attr = _READABLE
    archive.writestr(entry, content)


def _told(member: Member) -> dict[str, Any]:
    document = {"document_id": str(member.document_id)} if member.document_id else {}
    if member.content is None or member.artifact is None:
        return {**document, "status": member.status, "error": member.error}
    artifact = member.artifact
    file = {"name": member.file_name, "sha256": artifact.sha256, "size_bytes": artifact.size_bytes}
    return {**document, "status": "completed", **file, "version": artifact.version, "receipt": artifact.receipt}


async def _members(session: AsyncSession, owner: UUID, job_ids: Sequence[UUID]) -> list[Member]:
    """In that order. Raises MembersUnfinished."""
    line, row = ExportHistoryRow, ArtifactRow
    told = (line.owner_id == JobRow.owner_id) & (line.id == JobRow.id)
    # A file outlives its line of history.
    made = or_(row.id == line.artifact_id, line.id.is_(None) & (row.job_id == JobRow.id))
    found = select(JobRow, line.file_name, row).outerjoin(line, told)
    found = found.outerjoin(row, (row.owner_id == JobRow.owner_id) & made)
    rows = await session.execute(found.where(JobRow.owner_id == owner, JobRow.id.in_(job_ids)))
    known = {job.id: _member(job, file_name, artifact) for job, file_name, artifact in rows}
    return [known.get(job_id, Member(None, "failed", _GONE)) for job_id in job_ids]


def _member(job: JobRow, file_name: str | None, artifact: ArtifactRow | None) -> Member:
    if job.status not in FINISHED:
        raise MembersUnfinished("Some exports of the batch have not ended.", fix="They are waited for.")
    member = Member(job.document_id, job.status, job.error or _GONE)
    return member if artifact is None else replace(member, file_name=file_name or artifact.file_name, artifact=artifact)


def _made_of(members: Sequence[Member]) -> list[tuple[str, UUID | None]]:
    return [(member.status, member.artifact.id if member.artifact else None) for member in members]


async def _with_content(blobs: BlobStore, member: Member) -> Member:
    if member.artifact is None:
        return member
    try:
        content = await get(blobs, member.artifact.object_key, sha256=member.artifact.sha256)
    except (CorruptObject, ObjectMissing) as error:
        return replace(member, status="failed", error={"code": error.code, "title": error.title})
    return replace(member, content=content)


def _named(members: Sequence[Member]) -> list[Member]:
    """Each file with a name of its own, beside the manifest's."""
    files = [member for member in members if member.content is not None]
    if not files:
        raise NothingToBundle("None of the exports made a file.", fix="See why each of them failed.")
    names = unique_names([MANIFEST, *(member.file_name for member in files)])
    next(names)
    return [member if member.content is None else replace(member, file_name=next(names)) for member in members]
