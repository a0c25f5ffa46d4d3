"""What is compressed, and what is not."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse
from httpx2 import AsyncClient

from bespoke.platform.errors import NotFound
from bespoke.testing.asgi import client_of
from bespoke.web.app import create_app

router = APIRouter()
WORDS = ["words and words"] * 1000


@router.get("/plain")
async def plain() -> list[str]:
    return WORDS


@router.get("/cookie")
async def cookie(response: Response) -> list[str]:
    response.set_cookie("session", "secret")
    return WORDS


@router.get("/file")
async def file() -> Response:
    return Response(b"%PDF" * 1000, media_type="application/pdf")


@router.get("/stream")
async def stream() -> StreamingResponse:
    async def events() -> AsyncIterator[bytes]:
        yield b": alive\n\n" * 1000

    return StreamingResponse(events(), media_type="text/event-stream")


@router.get("/problem")
async def fail() -> None:
    raise NotFound("No. " * 1000)


@pytest.fixture
async def client() -> AsyncIterator[AsyncClient]:
    async with client_of(create_app([router])) as opened:
        yield opened


@pytest.mark.parametrize(("path", "status"), [("plain", 200), ("problem", 404)])
async def test_json_is_compressed(client: AsyncClient, path: str, status: int) -> None:
    answer = await client.get(f"/api/v1/{path}", headers={"accept-encoding": "br, gzip;q=0.5"})
    assert answer.status_code == status
    assert answer.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in answer.headers["vary"].lower()
    assert answer.json()


@pytest.mark.parametrize("path", ["cookie", "file", "stream"])
async def test_answers_with_cookies_files_and_streams_are_not(client: AsyncClient, path: str) -> None:
    answer = await client.get(f"/api/v1/{path}", headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200
    assert "content-encoding" not in answer.headers
    assert len(answer.content) > 1000


@pytest.mark.parametrize("accepted", ["", "identity", "gzip;q=0", "gzip; q=0.0", "x-gzip"])
async def test_who_does_not_take_it_gets_it_plain(client: AsyncClient, accepted: str) -> None:
    answer = await client.get("/api/v1/plain", headers={"accept-encoding": accepted})
    assert "content-encoding" not in answer.headers
    assert answer.json() == WORDS
