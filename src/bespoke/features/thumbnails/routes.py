"""The first page of a document, as an image for lists."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Request, Response

from bespoke.features.documents.subject import Content, Subject
from bespoke.features.exports import render_pages
from bespoke.features.exports.basis import Basis, read_basis
from bespoke.features.exports.options import ExportOptions, resolve_options
from bespoke.features.optimizations.subject import optimized_subject
from bespoke.features.resumes.subject import resume_subject
from bespoke.platform.database import Database
from bespoke.platform.errors import Conflict
from bespoke.platform.http.dependencies import ChildThreads, CurrentActor, TheDatabase
from bespoke.platform.sandbox import Sandbox
from bespoke.platform.threads import FairThreads
from bespoke.render.model import ENGINE_VERSION, Options
from bespoke.resume.jsonresume import read_json_resume

router = APIRouter()

_PPI = 72
_KEEP = "private, no-cache"

Known = Annotated[str | None, Header(alias="If-None-Match", max_length=200)]
PNG: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/png": {}}, "description": "The first page as an image."}
}


class NothingToShow(Conflict):
    """There is nothing on its pages yet."""


@router.get(
    "/resumes/optimized/{optimized_id}/thumbnail.png",
    operation_id="get_optimized_thumbnail",
    tags=["optimized resumes"],
    response_class=Response,
    responses=PNG,
)
async def get_optimized(
    optimized_id: UUID,
    request: Request,
    actor: CurrentActor,
    database: TheDatabase,
    threads: ChildThreads,
    if_none_match: Known = None,
) -> Response:
    """The first page, small. Its ETag changes with the revision and the template."""
    return await _answer(request, threads, database, optimized_subject(actor.owner_id, optimized_id), if_none_match)


@router.get(
    "/resumes/{resume_id}/thumbnail.png",
    operation_id="get_resume_thumbnail",
    tags=["resumes"],
    response_class=Response,
    responses=PNG,
)
async def get_resume(
    resume_id: UUID,
    request: Request,
    actor: CurrentActor,
    database: TheDatabase,
    threads: ChildThreads,
    if_none_match: Known = None,
) -> Response:
    """The first page, small. Its ETag changes with the revision and the template."""
    return await _answer(request, threads, database, resume_subject(actor.owner_id, resume_id), if_none_match)


async def _answer(
    request: Request, threads: FairThreads, database: Database, subject: Subject, known: str | None
) -> Response:
    """No transaction stays open while the page is drawn."""
    async with database.transaction(subject.owner_id) as session:
        basis = await read_basis(session, subject)
        options = await resolve_options(session, ExportOptions(), basis.template_id, basis.design)
    headers = {"Cache-Control": _KEEP, "ETag": _etag(basis, options)}
    if known == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    if not basis.content:
        raise NothingToShow("The file is still being read.", fix="Wait for its import.")
    picture = await threads.run(subject.owner_id, _draw, basis.content, options, request.app.state.sandbox)
    return Response(picture, media_type="image/png", headers=headers)


def _draw(content: Content, options: Options, sandbox: Sandbox) -> bytes:
    return render_pages(read_json_resume(content), options, sandbox=sandbox, ppi=_PPI)[0].content


def _etag(basis: Basis, options: Options) -> str:
    look = hashlib.sha256(f"{ENGINE_VERSION} {options.model_dump_json()}".encode()).hexdigest()[:16]
    return f'"{basis.subject.id}-{basis.revision}-{look}"'
