"""Files are handed out whole or in part, under their name, and never damaged."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from httpx2 import AsyncClient
from tests.features.exports.conftest import SECRET
from tests.fixtures.exports import EXAMPLE, Shopfloor

from bespoke.features.exports.download import Asked, download
from bespoke.features.exports.links import make_links
from bespoke.platform.storage import CloudAccess, open_store
from bespoke.platform.storage.blobs import get
from bespoke.platform.storage.errors import CorruptObject


async def link(client: AsyncClient, job_id: UUID) -> str:
    shown = (await client.get(f"export/job/{job_id}")).json()
    return str(shown["download_url"]).removeprefix("/api/v1/")


@pytest.fixture
async def job_id(floor: Shopfloor) -> UUID:
    return await floor.exported(await floor.resume(EXAMPLE), "pdf")


async def content_of(floor: Shopfloor) -> bytes:
    return await get(floor.blobs, floor.one("SELECT object_key FROM artifacts"))


async def test_a_signed_link_needs_no_session_and_is_counted(
    floor: Shopfloor, client: AsyncClient, job_id: UUID
) -> None:
    url = await link(client, job_id)
    del client.headers["x-owner"]
    answer = await client.get(url, headers={"Accept-Encoding": "gzip"})
    content = await content_of(floor)
    assert (answer.status_code, answer.content) == (200, content)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-length"] == str(len(content))
    assert answer.headers["etag"] == f'"{hashlib.sha256(content).hexdigest()}"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith('attachment; filename="Maren_')
    assert floor.one("SELECT a.downloads, h.downloads FROM artifacts a, export_history h") == (1, 1)
    assert (await client.get(f"export/download/{job_id}")).status_code == 401


async def test_parts_make_the_whole(floor: Shopfloor, client: AsyncClient, job_id: UUID) -> None:
    path, content = f"export/download/{job_id}", await content_of(floor)
    first = await client.get(path, headers={"Range": "bytes=0-999"})
    assert (first.status_code, first.content) == (206, content[:1000])
    assert first.headers["content-range"] == f"bytes 0-999/{len(content)}"
    etag = first.headers["etag"]
    rest = await client.get(path, headers={"Range": "bytes=1000-", "If-Range": etag})
    assert first.content + rest.content == content
    assert (await client.get(path, headers={"Range": "bytes=-5"})).content == content[-5:]
    other = await client.get(path, headers={"Range": "bytes=1000-", "If-Range": '"another"'})
    assert (other.status_code, other.content) == (200, content)
    beyond = await client.get(path, headers={"Range": f"bytes={len(content)}-"})
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(content)}")
    same = await client.get(path, headers={"If-None-Match": etag})
    assert (same.status_code, same.content) == (304, b"")
    assert floor.one("SELECT downloads FROM artifacts") == 2


async def test_who_asks_for_the_headers_alone_gets_those_of_the_file_and_downloads_nothing(
    floor: Shopfloor, client: AsyncClient, job_id: UUID
) -> None:
    url = await link(client, job_id)
    told = await client.head(url)
    assert (told.status_code, told.content) == (200, b"")
    part = await client.head(url, headers={"Range": "bytes=5-14"})
    assert (part.status_code, part.headers["content-length"]) == (200, told.headers["content-length"])
    assert floor.one("SELECT downloads FROM artifacts") == 0
    file = await client.get(url)
    same = ("content-length", "content-type", "content-disposition", "etag", "accept-ranges")
    assert {name: told.headers[name] for name in same} == {name: file.headers[name] for name in same}
    assert (await client.head(url.replace("token=", "token=x"))).status_code in (403, 404)


async def test_large_files_are_streamed_in_whole_and_in_part(floor: Shopfloor, job_id: UUID) -> None:
    content = await content_of(floor)

    async def streamed(range: str | None = None) -> bytes:
        answer = await download(floor.database, floor.blobs, floor.owner, job_id, Asked(range), in_memory_bytes=10)
        assert isinstance(answer, StreamingResponse)
        return b"".join([bytes(chunk) async for chunk in answer.body_iterator])  # type: ignore[arg-type]  # bytes

    assert await streamed() == content
    assert await streamed("bytes=5-14") == content[5:15]
    await floor.blobs.put(floor.one("SELECT object_key FROM artifacts"), content[:-1] + b"x")
    with pytest.raises(CorruptObject):
        await streamed()


async def test_damaged_and_missing_files_are_not_served(floor: Shopfloor, client: AsyncClient, job_id: UUID) -> None:
    key, path = floor.one("SELECT object_key FROM artifacts"), f"export/download/{job_id}"
    content = await content_of(floor)
    await floor.blobs.put(key, content[:-1] + b"x")
    answer = await client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (503, "corrupt_object")
    assert (await client.head(path)).status_code == 503
    await floor.blobs.delete(key)
    assert (await client.get(path)).status_code == 404
    assert (await client.head(path)).status_code == 404
    assert floor.one("SELECT downloads FROM artifacts") == 0


async def test_tampered_expired_and_foreign_links_are_refused(
    floor: Shopfloor, client: AsyncClient, stranger: AsyncClient, job_id: UUID
) -> None:
    url = await link(client, job_id)
    for wrong in (url[:-2] + ("AA" if url[-2:] != "AA" else "BB"), f"export/download/{job_id}?token=", url + "x"):
        answer = await client.get(wrong)
        assert (answer.status_code, answer.json()["code"]) == (403, "invalid_link")
    assert (await stranger.get(f"export/download/{job_id}")).status_code == 404
    other = make_links(SECRET).sign(UUID(stranger.headers["x-owner"]), job_id).url.removeprefix("/api/v1/")
    assert (await client.get(other)).status_code == 404
    expired = make_links(SECRET, lives=timedelta(milliseconds=1)).sign(floor.owner, job_id).url
    elsewhere = make_links(b"another secret of 32 bytes at all").sign(floor.owner, job_id).url
    for wrong in (expired, elsewhere):
        assert (await client.get(wrong.removeprefix("/api/v1/"))).status_code == 403


async def test_what_has_no_file_says_why(floor: Shopfloor, client: AsyncClient) -> None:
    resume_id = await floor.resume()
    waiting = await floor.export(resume_id)
    answer = await client.get(f"export/download/{waiting}")
    assert (answer.status_code, answer.json()["code"]) == (409, "export_not_ready")
    await floor.run()
    floor.connection.execute("UPDATE resumes SET deleted_at = now()")
    assert (await client.get(f"export/download/{waiting}")).status_code == 404
    assert (await client.get("export/history")).json()["items"] == []


@pytest.fixture
def in_bucket(floor: Shopfloor, s3: CloudAccess) -> None:
    floor.blobs = open_store(f"s3://files/{floor.owner}", s3)


@pytest.mark.usefixtures("in_bucket")
async def test_a_storage_that_signs_hands_files_out_itself_where_the_operator_says_so(
    floor: Shopfloor, app: FastAPI, client: AsyncClient
) -> None:
    job_id = await floor.exported(await floor.resume(EXAMPLE), "pdf")
    app.state.export_desk = replace(floor.desk, by_storage=True)
    url = await link(client, job_id)
    del client.headers["x-owner"]
    answer = await client.get(url)
    assert (answer.status_code, answer.headers["referrer-policy"]) == (307, "no-referrer")
    assert "no-store" in answer.headers["cache-control"]
    async with AsyncClient() as anybody:
        handed_out = await anybody.get(answer.headers["location"])
    assert (handed_out.status_code, handed_out.content) == (200, await content_of(floor))
    assert handed_out.headers["content-disposition"].startswith('attachment; filename="Maren_')
    assert floor.one("SELECT downloads FROM artifacts") == 1
    assert (await client.get(f"{url}x")).status_code == 403


async def test_a_storage_that_signs_nothing_is_read_even_so(floor: Shopfloor, job_id: UUID) -> None:
    answer = await download(floor.database, floor.blobs, floor.owner, job_id, Asked(), by_storage=True)
    assert (answer.status_code, answer.body) == (200, await content_of(floor))
