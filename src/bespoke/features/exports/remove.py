"""Letting files go: by their owner's wish, with their document, or by age, which never takes the latest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Row, bindparam, delete, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.exports.queries import find_artifact
from bespoke.features.exports.tables import ArtifactRow, ExportHistoryRow
from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event
from bespoke.platform.quota.ledger import refund
from bespoke.platform.storage import BlobStore
from bespoke.platform.storage.discard import discard

AT_ONCE = 500

# A document keeps its latest file of each kind for ever, and the one it shows, which is an earlier one where that was
# asked for again. A bundle has no document, and goes when its time is over.
_MAY_GO = """(a.kind = 'zip' OR NOT EXISTS (
          SELECT 1 FROM artifact_latest l WHERE l.owner_id = :owner AND l.artifact_id = a.id
        ) AND NOT EXISTS (
          SELECT 1 FROM optimized_resumes r
          WHERE r.owner_id = :owner AND r.id = a.subject_id AND r.export_formats ->> a.kind = CAST(a.id AS text)))"""
_OLD = text(
    f"""
    DELETE FROM artifacts f USING (
      SELECT a.id FROM artifacts a WHERE a.owner_id = :owner AND a.expires_at < clock_timestamp() AND {_MAY_GO}
      ORDER BY a.expires_at LIMIT :most FOR UPDATE SKIP LOCKED
    ) AS old
    WHERE f.owner_id = :owner AND f.id = old.id RETURNING f.object_key, f.size_bytes
    """  # noqa: S608  # the part is ours
)
_OLD_LINES = text("DELETE FROM export_history WHERE owner_id = :owner AND expires_at < clock_timestamp() RETURNING id")
_IS_ANYTHING_LEFT = text(
    f"""
    SELECT EXISTS (SELECT 1 FROM export_history WHERE owner_id = :owner)
        OR EXISTS (SELECT 1 FROM artifacts a WHERE a.owner_id = :owner AND {_MAY_GO})
    """  # noqa: S608  # as above
)
# Bundles that hold a purged document go with it.
_OF_DOCUMENT = text(
    """
    DELETE FROM artifacts WHERE owner_id = :owner AND (subject_id = :document
      OR (kind = 'zip' AND receipt @> :member)) RETURNING object_key, size_bytes
    """
).bindparams(bindparam("member", type_=JSONB()))
_POINT_TO_THE_ONE_BEFORE = text(
    """
    INSERT INTO artifact_latest (owner_id, subject_id, kind, artifact_id)
    SELECT owner_id, subject_id, kind, id FROM artifacts
    WHERE owner_id = :owner AND subject_id = :subject AND kind = :kind ORDER BY version DESC LIMIT 1
    ON CONFLICT DO NOTHING RETURNING artifact_id
    """
)
_OFFER = text(
    """
    UPDATE optimized_resumes SET export_formats = CASE WHEN CAST(:before AS text) IS NULL THEN export_formats - :kind
      ELSE export_formats || jsonb_build_object(CAST(:kind AS text), CAST(:before AS text)) END
    WHERE owner_id = :owner AND id = :subject AND export_formats ->> :kind = :gone
    """
)


@dataclass(frozen=True, slots=True)
class Removed:
    artifacts: int = 0
    history_lines: int = 0
    freed_bytes: int = 0


async def delete_artifact(session: AsyncSession, actor: Actor, artifact_id: UUID, blobs: BlobStore) -> None:
    """The owner may delete the latest, too; the one before it takes its place. Raises ArtifactNotFound."""
    owner = actor.owner_id
    artifact, _ = await find_artifact(session, owner, artifact_id)
    values = {"owner": owner, "subject": artifact.subject_id, "kind": artifact.kind}
    gone = delete(ArtifactRow).where(ArtifactRow.owner_id == owner, ArtifactRow.id == artifact_id)
    removed = (await session.execute(gone.returning(ArtifactRow.object_key, ArtifactRow.size_bytes))).all()
    before = (await session.execute(_POINT_TO_THE_ONE_BEFORE, values)).scalar_one_or_none()
    if before is None:
        before = await _latest_of(session, values)
    told = {"gone": str(artifact_id), "before": str(before) if before else None}
    await session.execute(_OFFER, {**values, **told})
    await _clear(session, owner, removed, blobs)
    payload = {"artifact_id": str(artifact_id), "kind": artifact.kind, "version": artifact.version}
    await append_event(session, owner, "artifact.deleted", subject_id=artifact.subject_id, payload=payload, actor=actor)


async def purge_artifacts(session: AsyncSession, owner: UUID, document_id: UUID, blobs: BlobStore) -> None:
    """All of a document that is purged, its counters and its lines of history."""
    values = {"owner": owner, "document": document_id}
    member = {"files": [{"document_id": str(document_id)}]}
    removed = (await session.execute(_OF_DOCUMENT, {**values, "member": member})).all()
    line = ExportHistoryRow
    await session.execute(delete(line).where(line.owner_id == owner, line.document_id == document_id))
    await session.execute(
        text("DELETE FROM artifact_counters WHERE owner_id = :owner AND subject_id = :document"), values
    )
    await _clear(session, owner, removed, blobs)


async def remove_old(session: AsyncSession, owner: UUID, blobs: BlobStore) -> Removed:
    """What is past its time, a bounded number of files at once."""
    lines = (await session.execute(_OLD_LINES, {"owner": owner})).all()
    files = (await session.execute(_OLD, {"owner": owner, "most": AT_ONCE})).all()
    freed = await _clear(session, owner, files, blobs)
    return Removed(len(files), len(lines), freed)


async def is_anything_left(session: AsyncSession, owner: UUID) -> bool:
    """Whether something will be past its time one day."""
    return bool((await session.execute(_IS_ANYTHING_LEFT, {"owner": owner})).scalar_one())


async def _latest_of(session: AsyncSession, values: dict[str, object]) -> UUID | None:
    found = text(
        "SELECT artifact_id FROM artifact_latest WHERE owner_id = :owner AND subject_id = :subject AND kind = :kind"
    )
    latest: UUID | None = (await session.execute(found, values)).scalar_one_or_none()
    return latest


async def _clear(session: AsyncSession, owner: UUID, removed: Sequence[Row[str, int]], blobs: BlobStore) -> int:
    freed: int = sum(row.size_bytes for row in removed)
    await discard(session, owner, blobs, [row.object_key for row in removed])
    if freed:
        await refund(session, owner, "artifacts", amount=freed)
    return freed
