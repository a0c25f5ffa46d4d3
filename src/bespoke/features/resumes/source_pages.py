"""The pages of an uploaded file, drawn in a child process: what the person compares with what was read."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Path, Query, Request, Response

from bespoke.features.reading import page_picture
from bespoke.features.resumes import queries
from bespoke.features.resumes.errors import NoPages
from bespoke.features.resumes.tables import SourceRow
from bespoke.features.resumes.upload import no_source
from bespoke.platform.http.dependencies import ChildThreads, CurrentActor, TheDatabase
from bespoke.platform.sandbox import Sandbox
from bespoke.platform.storage import BlobStore
from bespoke.platform.storage.blobs import get

router = APIRouter(tags=["resumes"])

_KEEP = "private, max-age=86400"
_MARK = b"%PDF-"
_MARK_WITHIN = 1024

PageNumber = Annotated[int, Path(ge=1, le=100)]
Width = Annotated[int, Query(ge=64, le=2400, description="In pixels.")]


@router.get(
    "/resumes/{resume_id}/source/pages/{number}.png",
    operation_id="get_source_page",
    response_class=Response,
    responses={200: {"content": {"image/png": {}}, "description": "The page as an image."}},
)
async def get_source_page(
    resume_id: UUID,
    number: PageNumber,
    request: Request,
    actor: CurrentActor,
    database: TheDatabase,
    threads: ChildThreads,
    *,
    width: Width = 1240,
    if_none_match: Annotated[str | None, Header(alias="If-None-Match", max_length=200)] = None,
) -> Response:
    """A page of the uploaded PDF. Boxes of the ledger are in points from the same top left corner."""
    async with database.transaction(actor.owner_id) as session:
        source = (await queries.find(session, actor.owner_id, resume_id)).source
    if source is None:
        raise no_source()
    headers = {"Cache-Control": _KEEP, "ETag": f'"{source.sha256[:32]}-{number}-{width}"'}
    if if_none_match == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    content = await _pages(request.app.state.uploads.blobs, source)
    sandbox: Sandbox = request.app.state.sandbox
    picture = await threads.run(
        actor.owner_id, page_picture, content, source.file_name, sandbox=sandbox, number=number, width=width
    )
    return Response(picture, media_type="image/png", headers=headers)


async def _pages(blobs: BlobStore, source: SourceRow) -> bytes:
    """The file, where it is one of pages."""
    content = await get(blobs, source.object_key, sha256=source.sha256)
    if _MARK not in content[:_MARK_WITHIN]:
        raise NoPages("The uploaded file has no pages of its own.", fix="Show its lines: GET /resumes/{id}/ledger.")
    return content
