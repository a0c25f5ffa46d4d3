"""What the export routes look up on the application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Header, Query, Request

from bespoke.features.exports.download import Asked
from bespoke.features.exports.links import TheLinks
from bespoke.features.exports.request import Gate
from bespoke.platform.http.dependencies import current_actor
from bespoke.platform.storage import BlobStore


@dataclass(frozen=True, slots=True)
class Desk:
    """Where exports are asked for and handed out: `by_storage` itself, where it can sign addresses."""

    blobs: BlobStore
    gate: Gate
    owner_bytes: int
    by_storage: bool = False


async def the_desk(request: Request) -> Desk:
    desk: Desk = request.app.state.export_desk
    return desk


async def the_downloader(
    job_id: UUID,
    request: Request,
    links: TheLinks,
    token: Annotated[str | None, Query(max_length=1000, description="Of a signed link; else sign in.")] = None,
) -> UUID:
    """Whose file it is: whoever the link was signed for, else who is signed in."""
    if token is not None:
        return links.open(token, job_id)
    return (await current_actor(request)).owner_id


async def asked(
    request: Request,
    range: Annotated[
        str | None, Header(alias="Range", max_length=200, description="One range, such as bytes=0-99.")
    ] = None,
    if_range: Annotated[str | None, Header(alias="If-Range", max_length=200)] = None,
    if_none_match: Annotated[str | None, Header(alias="If-None-Match", max_length=200)] = None,
) -> Asked:
    # Ranges are defined for GET alone (RFC 9110, 14.2).
    headers_only = request.method == "HEAD"
    return Asked(None if headers_only else range, if_range, if_none_match, headers_only)


TheDesk = Annotated[Desk, Depends(the_desk)]
TheDownloader = Annotated[UUID, Depends(the_downloader)]
AskedFor = Annotated[Asked, Depends(asked)]
