"""Exports over HTTP: asked for, followed, cancelled, tried again, downloaded."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request, Response

from bespoke.features.exports import artifact_routes
from bespoke.features.exports.again import retry_export
from bespoke.features.exports.batch import request_batch
from bespoke.features.exports.dependencies import AskedFor, Desk, TheDesk, TheDownloader
from bespoke.features.exports.download import download
from bespoke.features.exports.links import TheLinks
from bespoke.features.exports.queries import find_export_job
from bespoke.features.exports.read_back import ReadBackRequest, ReadBackView, read_back_of
from bespoke.features.exports.request import request_export
from bespoke.features.exports.schemas import (
    BatchRequest,
    BatchStarted,
    ExportDocument,
    ExportJob,
    ExportRequest,
    ExportStarted,
)
from bespoke.features.exports.show import job_shown
from bespoke.features.jobs.dependencies import TheKinds
from bespoke.features.jobs.follow import JOB_STREAM, following, get_job_events
from bespoke.platform.actor import Actor
from bespoke.platform.http.dependencies import ChildThreads, CurrentActor, TheDatabase, Transaction
from bespoke.platform.http.idempotency import Once, OnlyOnce
from bespoke.platform.jobs.cancel import cancel
from bespoke.render.model import Format

router = APIRouter(tags=["exports"])
_JOB = "/export/job/{job_id}"
_FILE = {
    200: {"content": {"application/octet-stream": {}}},
    206: {"description": "The part that was asked for."},
    304: {"description": "The file the client has already."},
    307: {"description": "Where the storage hands files out by itself: an address that it signed for a minute."},
}


@router.post("/export/pdf", status_code=202, operation_id="export_pdf")
async def post_pdf(
    given: ExportDocument, session: Transaction, actor: CurrentActor, once: OnlyOnce, desk: TheDesk
) -> ExportStarted:
    """Make a tagged PDF that is read back before it is handed out."""
    return await _start(session, actor, once, desk, given, "pdf")


@router.post("/export/docx", status_code=202, operation_id="export_docx")
async def post_docx(
    given: ExportDocument, session: Transaction, actor: CurrentActor, once: OnlyOnce, desk: TheDesk
) -> ExportStarted:
    """Make a Word document."""
    return await _start(session, actor, once, desk, given, "docx")


@router.post("/export", status_code=202, operation_id="export_document")
async def post_export(
    given: ExportRequest, session: Transaction, actor: CurrentActor, once: OnlyOnce, desk: TheDesk
) -> ExportStarted:
    """Make a file of any format. The same document with the same options gives the stored file again."""
    return await _start(session, actor, once, desk, given, given.format)


@router.post("/export/batch", status_code=202, operation_id="export_batch")
async def post_batch(
    given: BatchRequest, session: Transaction, actor: CurrentActor, once: OnlyOnce, desk: TheDesk
) -> BatchStarted:
    """Make a file of each document, and one ZIP of them all with a manifest. What fails is listed there."""

    async def start() -> BatchStarted:
        return await request_batch(session, actor, desk.gate, given)

    return await once.run(BatchStarted, start)


@router.post("/export/read-back", operation_id="read_back_export")
async def post_read_back(
    given: ReadBackRequest, request: Request, actor: CurrentActor, database: TheDatabase, threads: ChildThreads
) -> ReadBackView:
    """What a parser will read in a file, field by field, before it is exported. Nothing is stored."""
    return await read_back_of(database, threads, request.app.state.sandbox, actor.owner_id, given)


@router.get(_JOB, operation_id="get_export")
async def get_job(job_id: UUID, session: Transaction, actor: CurrentActor, links: TheLinks) -> ExportJob:
    """How far an export is; once it is completed, its file with a fresh link that needs no session."""
    return await job_shown(session, await find_export_job(session, actor.owner_id, job_id), links)


@router.delete(_JOB, operation_id="cancel_export")
async def delete_job(
    job_id: UUID, session: Transaction, actor: CurrentActor, kinds: TheKinds, links: TheLinks
) -> ExportJob:
    """Cancel an export. One that runs is told to stop, and is `cancelled` shortly after; an ended one is a conflict."""
    await find_export_job(session, actor.owner_id, job_id)
    await cancel(session, actor.owner_id, job_id, kinds=kinds, actor=actor)
    return await job_shown(session, await find_export_job(session, actor.owner_id, job_id), links)


router.add_api_route(
    f"{_JOB}/events",
    get_job_events,
    methods=["GET"],
    operation_id="follow_export",
    response_class=Response,
    responses=following(JOB_STREAM),
)


@router.post("/export/retry/{job_id}", status_code=202, operation_id="retry_export")
async def post_retry(
    job_id: UUID, session: Transaction, actor: CurrentActor, kinds: TheKinds, links: TheLinks
) -> ExportJob:
    """Try a failed or cancelled export again, under the same id, with the document and its design as they are now."""
    await retry_export(session, actor, job_id, kinds=kinds)
    return await job_shown(session, await find_export_job(session, actor.owner_id, job_id), links)


@router.get(
    "/export/download/{job_id}",
    operation_id="download_export",
    response_class=Response,
    responses=_FILE,  # type: ignore[arg-type]  # the framework asks for the widest type
)
async def get_download(
    job_id: UUID, owner: TheDownloader, database: TheDatabase, desk: TheDesk, asked: AskedFor
) -> Response:
    """The file, by a signed link or for who is signed in; a part of it with `Range`. Its ETag is its SHA-256."""
    return await download(database, desk.blobs, owner, job_id, asked, by_storage=desk.by_storage)


router.add_api_route(
    "/export/download/{job_id}",
    get_download,
    methods=["HEAD"],
    operation_id="look_at_export_file",
    response_class=Response,
    responses=_FILE,  # type: ignore[arg-type]  # as above
    description="What a download would answer, without the file; it counts as none.",
)


async def _start(
    session: Transaction, actor: Actor, once: Once, desk: Desk, given: ExportDocument, format: Format
) -> ExportStarted:
    async def start() -> ExportStarted:
        job_id = await request_export(
            session,
            actor,
            desk.gate,
            document_id=given.document_id,
            format=format,
            options=given.options,
            allow_unconfirmed=given.allow_unconfirmed,
            exact=given.exact,
        )
        return ExportStarted(job_id=job_id)

    return await once.run(ExportStarted, start)


router.include_router(artifact_routes.router)
