"""Bodies and addresses before a route sees them."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from typing import Annotated, Any

import pytest
from fastapi import APIRouter, Form, Request, UploadFile
from httpx2 import AsyncClient
from pydantic import BaseModel

from bespoke.testing.asgi import client_of
from bespoke.web.app import Edge, create_app

JSON = {"content-type": "application/json"}
STREAMED = ["multipart/form-data; boundary=x", "application/octet-stream", "application/x-www-form-urlencoded"]
router = APIRouter()


class Body(BaseModel):
    data: dict[str, Any] = {}


@router.post("/things")
async def post_thing(body: Body) -> Body:
    return body


@router.post("/imports")
async def post_import(body: Body) -> int:
    return len(str(body.data))


@router.post("/upload")
async def upload(file: UploadFile, name: Annotated[str, Form()] = "") -> int:
    return len(await file.read())


@router.post("/raw")
async def raw(request: Request) -> int:
    return sum([len(chunk) async for chunk in request.stream()])


@router.get("/search")
async def search(q: str = "") -> str:
    return q


@pytest.fixture
async def client() -> AsyncIterator[AsyncClient]:
    edge = Edge(upload_bytes=200_000, json_bytes=50_000, json_bytes_at={"/api/v1/imports": 100_000})
    async with client_of(create_app([router], edge=edge)) as opened:
        yield opened


class Endless:
    """A body without an end; how much of it was taken."""

    def __init__(self) -> None:
        self.sent_bytes = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while self.sent_bytes < 10_000_000:
            self.sent_bytes += 50_000
            yield b"x" * 50_000


@pytest.mark.parametrize("kind", STREAMED)
async def test_a_route_for_json_reads_nothing_that_calls_itself_otherwise(client: AsyncClient, kind: str) -> None:
    body = Endless()
    answer = await client.post("/api/v1/things", content=body, headers={"content-type": kind})
    assert answer.status_code == 415
    assert answer.json()["field"] == "Content-Type"


@pytest.mark.parametrize("path", ["upload", "raw"])
async def test_an_upload_is_counted_as_it_streams(client: AsyncClient, path: str) -> None:
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'

    async def endless() -> AsyncIterator[bytes]:
        yield head
        async for chunk in Endless():
            yield chunk

    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = await client.post(f"/api/v1/{path}", content=endless(), headers=headers)
    assert answer.status_code == 413, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["connection"] == "close"


async def test_an_upload_within_the_limit_arrives_whole(client: AsyncClient) -> None:
    content = b"x" * 150_000
    assert (await client.post("/api/v1/upload", files={"file": ("a", content)})).json() == 150_000
    headers = {"content-type": "application/octet-stream"}
    assert (await client.post("/api/v1/raw", content=content, headers=headers)).json() == 150_000


@pytest.mark.parametrize("content", [b"junk", b"--x\r\nbroken", b"--x\r\n\r\n\r\n--x--", b""])
@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=x"])
async def test_a_broken_form_is_refused_in_words(client: AsyncClient, kind: str, content: bytes) -> None:
    answer = await client.post("/api/v1/upload", content=content, headers={"content-type": kind})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


async def test_one_address_can_take_more_json(client: AsyncClient) -> None:
    content = b'{"data": {"a": "' + b"x" * 80_000 + b'"}}'
    assert (await client.post("/api/v1/things", content=content, headers=JSON)).status_code == 413
    assert (await client.post("/api/v1/imports", content=content, headers=JSON)).status_code == 200


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'{"data": {"a": [1, {"b": "\\u0000"}]}}', "body.data.a[1].b"),
        (b'{"data": {"a": [1, NaN]}}', "body.data.a[1]"),
        (b'{"data": {"a": 1, "a": 2}}', "body.data.a"),
        (b'{"data": {"a": 9223372036854775808}}', "body.data.a"),
        (b'["x", "\\ud800"]', "body[1]"),
        (b'"\\ud800"', "body"),
    ],
)
async def test_hostile_json_is_told_its_place(client: AsyncClient, content: bytes, place: str) -> None:
    answer = await client.post("/api/v1/things", content=content, headers=JSON)
    assert answer.status_code == 400
    assert answer.json()["field"] == place


async def test_json_is_utf_8_and_not_compressed(client: AsyncClient) -> None:
    content = '{"data": {"a": "é"}}'
    assert (await client.post("/api/v1/things", content=content.encode("utf-8-sig"), headers=JSON)).status_code == 200
    assert (await client.post("/api/v1/things", content=content.encode("utf-16"), headers=JSON)).status_code == 400
    headers = {**JSON, "content-encoding": "gzip"}
    answer = await client.post("/api/v1/things", content=gzip.compress(content.encode()), headers=headers)
    assert answer.status_code == 415


@pytest.mark.parametrize("path", ["/api/v1/search?q=a%00b", "/api/v1/search%00", "/api/v1/search?%00=1"])
async def test_an_address_holds_no_nul(client: AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == 400
    assert answer.json()["field"] in ("path", "query")


@pytest.mark.parametrize(
    "kind", ["application/json;;;=", "é/json", ";", "/", "application/json\x85x: y", 'application/json; charset="', "a"]
)
async def test_no_content_type_breaks_anything(client: AsyncClient, kind: str) -> None:
    headers = {b"content-type": kind.encode("latin-1")}
    answer = await client.post("/api/v1/things", content=b"{}", headers=headers)
    assert answer.status_code in (200, 415)
