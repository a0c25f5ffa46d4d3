"""Tools for exports: made and waited for, handed out, listed."""

from __future__ import annotations

import base64
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi.responses import StreamingResponse
from mcp_types import BlobResourceContents, CallToolResult, EmbeddedResource, TextContent
from pydantic import Field

from bespoke.features.exports import queries
from bespoke.features.exports.basis import family
from bespoke.features.exports.download import Asked, download
from bespoke.features.exports.options import ExportOptions
from bespoke.features.exports.request import request_export
from bespoke.features.exports.schemas import ExportJob, ExportStarted, HistoryLine
from bespoke.features.exports.show import history_line, job_shown
from bespoke.mcp.arguments import Cursored, Key, Limit
from bespoke.mcp.call import Call, Ctx, call_of
from bespoke.mcp.follow import WAIT_S, WaitSeconds, follow
from bespoke.mcp.results import Exported, Progress
from bespoke.mcp.tool import Tool, reads, writes
from bespoke.platform.http.paging import DEFAULT_LIMIT, Cursor, Page, page_of
from bespoke.render.model import Format

EMBEDDED_BYTES = 3_000_000
"""A larger file comes by its link only: an answer is held in memory and sent as base64."""

Embed = Annotated[bool, Field(description="Send the file itself with the answer, when it is not too large.")]


async def export(
    ctx: Ctx,
    document_id: Annotated[UUID, Field(description="A résumé's or an optimized résumé's id.")],
    format: Format = "pdf",
    options: ExportOptions | None = None,
    allow_unconfirmed: Annotated[
        bool, Field(description="Export although the person has not looked over imported sections.")
    ] = False,
    embed: Embed = True,
    wait_seconds: WaitSeconds = WAIT_S,
    idempotency_key: Key = None,
) -> Annotated[CallToolResult, Exported]:
    """Export a document as a file, wait for it, and return it as an embedded resource and a signed link.

    The file was read again before it is handed out; `came_back` says what was found in it.
    """
    call = await call_of(ctx, "write")
    wish = options or ExportOptions()
    async with call.transaction() as session:

        async def start() -> ExportStarted:
            job_id = await request_export(
                session,
                call.actor,
                call.office.desk.gate,
                document_id=document_id,
                format=format,
                options=wish,
                allow_unconfirmed=allow_unconfirmed,
            )
            return ExportStarted(job_id=job_id)

        asked = (document_id, format, wish.model_dump(mode="json"), allow_unconfirmed)
        started = await call.once(session, "export", idempotency_key, asked, answer=ExportStarted, effect=start)
    return await _handed_out(call, started.job_id, wait_s=wait_seconds, embed=embed)


async def get_export(
    ctx: Ctx, job_id: UUID, embed: Embed = False, wait_seconds: WaitSeconds = 0
) -> Annotated[CallToolResult, Exported]:
    """Get how far an export is, and its file once it is completed."""
    call = await call_of(ctx)
    async with call.transaction() as session:
        await queries.find_export_job(session, call.actor.owner_id, job_id)
    return await _handed_out(call, job_id, wait_s=wait_seconds, embed=embed)


async def list_exports(
    ctx: Ctx, document_id: UUID | None = None, limit: Limit = DEFAULT_LIMIT, cursor: Cursored = None
) -> Page[HistoryLine]:
    """List what was exported in the last seven days, the newest first, with signed links."""
    call = await call_of(ctx)
    owner = call.actor.owner_id
    async with call.transaction() as session:
        documents = await family(session, owner, document_id) if document_id else None
        rows = await queries.history_page(
            session, owner, limit=limit, cursor=Cursor.parse(cursor), document_ids=documents, kind=None
        )
        return page_of(
            rows, limit, shown=lambda row: _line(call, *row), cursor=lambda row: Cursor(row[0].created_at, row[0].id)
        )


def _line(call: Call, *row: object) -> HistoryLine:
    line = history_line(row[0], row[1], call.office.links)  # type: ignore[arg-type]  # as the query selects them
    return line.model_copy(update={"download_url": _address(call, line.download_url)})


async def _handed_out(call: Call, job_id: UUID, *, wait_s: float, embed: bool) -> CallToolResult:
    await follow(call, job_id, wait_s=wait_s)
    async with call.transaction() as session:
        row = await queries.find_export_job(session, call.actor.owner_id, job_id)
        job = await job_shown(session, row, call.office.links)
    file = await _file(call, job) if embed else None
    shown = _exported(call, job, is_embedded=file is not None)
    content = [TextContent(type="text", text=shown.model_dump_json()), *([file] if file else [])]
    return CallToolResult(content=content, structured_content=shown.model_dump(mode="json"))


def _exported(call: Call, job: ExportJob, *, is_embedded: bool) -> Exported:
    artifact = job.artifact
    return Exported(
        job=Progress.of(job),
        format=job.format,
        file_name=job.file_name,
        size_bytes=artifact.size_bytes if artifact else None,
        sha256=artifact.sha256 if artifact else None,
        pages=artifact.pages if artifact else None,
        download_url=_address(call, job.download_url),
        download_expires_at=job.download_expires_at,
        came_back=artifact.receipt if artifact else None,
        is_embedded=is_embedded,
    )


async def _file(call: Call, job: ExportJob) -> EmbeddedResource | None:
    """Verified and counted as every download is."""
    if job.artifact is None or job.artifact.size_bytes > EMBEDDED_BYTES:
        return None
    answer = await download(call.office.database, call.office.desk.blobs, call.actor.owner_id, job.id, Asked())
    assert not isinstance(answer, StreamingResponse), "so small a file is read at once"
    return EmbeddedResource(
        resource=BlobResourceContents(
            uri=f"bespoke://exports/{job.id}/{quote(job.file_name or job.format, safe='')}",
            mime_type=answer.headers["content-type"],
            blob=base64.b64encode(bytes(answer.body)).decode(),
        )
    )


def _address(call: Call, path: str | None) -> str | None:
    return f"{call.office.address}{path}" if path else None


TOOLS: tuple[Tool, ...] = (
    writes(export, "Export a document"),
    reads(get_export, "Get an export"),
    reads(list_exports, "List exports"),
)
