"""History, files, room and figures of exports over HTTP."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query

from bespoke.features.exports import figures, queries, queue
from bespoke.features.exports.basis import family
from bespoke.features.exports.dependencies import TheDesk
from bespoke.features.exports.links import TheLinks
from bespoke.features.exports.remove import delete_artifact
from bespoke.features.exports.schemas import ArtifactLine, ArtifactView, HistoryLine, QueueLine, QuotaView, StatsView
from bespoke.features.exports.show import artifact_line, artifact_shown, history_line
from bespoke.platform.http.dependencies import CurrentActor, Transaction
from bespoke.platform.http.paging import DEFAULT_LIMIT, Cursor, CursorText, Page, PageLimit, page_of

router = APIRouter()
AnyFormat = Annotated[
    Literal["pdf", "docx", "html", "txt", "json", "png", "zip"] | None, Query(alias="format", description="Only these.")
]
_ARTIFACT = "/export/artifacts/{artifact_id}"


@router.get("/export/queue", operation_id="list_export_queue")
async def get_queue(session: Transaction, actor: CurrentActor) -> list[QueueLine]:
    """What runs, what waits and at which place, and what ended without a file in the last day; a hundred at most."""
    return await queue.read_queue(session, actor.owner_id)


@router.get("/export/history", operation_id="list_exports")
async def get_history(
    session: Transaction,
    actor: CurrentActor,
    links: TheLinks,
    document_id: UUID | None = None,
    kind: AnyFormat = None,
    limit: PageLimit = DEFAULT_LIMIT,
    cursor: CursorText = None,
) -> Page[HistoryLine]:
    """What was exported in the last seven days, the newest first. A resume's includes its optimized resumes'."""
    documents = await family(session, actor.owner_id, document_id) if document_id else None
    rows = await queries.history_page(
        session, actor.owner_id, limit=limit, cursor=Cursor.parse(cursor), document_ids=documents, kind=kind
    )
    return page_of(
        rows,
        limit,
        shown=lambda row: history_line(row[0], row[1], links),
        cursor=lambda row: Cursor(row[0].created_at, row[0].id),
    )


@router.get("/export/quota", operation_id="get_export_quota")
async def get_quota(session: Transaction, actor: CurrentActor, desk: TheDesk) -> QuotaView:
    """How much room exported files take, and how much is left."""
    return await figures.quota(session, actor.owner_id, limit_bytes=desk.owner_bytes)


@router.get("/export/stats", operation_id="get_export_stats")
async def get_stats(session: Transaction, actor: CurrentActor) -> StatsView:
    """How many exports there were, how they ended, how long they took."""
    return await figures.stats(session, actor.owner_id)


@router.get("/export/artifacts", operation_id="list_artifacts")
async def get_artifacts(
    document_id: UUID, session: Transaction, actor: CurrentActor, links: TheLinks, kind: AnyFormat = None
) -> list[ArtifactLine]:
    """A document's files: of each kind the latest and the five before it."""
    documents = await family(session, actor.owner_id, document_id)
    rows = await queries.list_artifacts(session, actor.owner_id, documents, kind=kind)
    return [artifact_line(artifact, latest, links) for artifact, latest in rows]


@router.get(_ARTIFACT, operation_id="get_artifact")
async def get_artifact(artifact_id: UUID, session: Transaction, actor: CurrentActor, links: TheLinks) -> ArtifactView:
    """A file with its receipt."""
    artifact, latest = await queries.find_artifact(session, actor.owner_id, artifact_id)
    return artifact_shown(artifact, latest, links)


@router.delete(_ARTIFACT, status_code=204, operation_id="delete_artifact")
async def delete_one(artifact_id: UUID, session: Transaction, actor: CurrentActor, desk: TheDesk) -> None:
    """Delete a file for good. Its number is not given again."""
    await delete_artifact(session, actor, artifact_id, desk.blobs)
