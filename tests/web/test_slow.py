"""Slow clients are cut, and quick ones meanwhile served."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
import uvicorn
from fastapi import APIRouter, Request

from bespoke.web.app import create_app
from bespoke.web.server import listen, make_server
from bespoke.web.slow import PatientProtocol

GRACE_S = 5.0
router = APIRouter()


@router.post("/upload")
async def upload(request: Request) -> int:
    return len(await request.body())


class HastyProtocol(PatientProtocol):
    header_s = 0.3
    body_idle_s = 0.3
    look_every_s = 0.05


@asynccontextmanager
async def running() -> AsyncIterator[int]:
    listener = listen("127.0.0.1", 0)
    started = asyncio.Event()

    async def tell() -> None:
        started.set()

    server = make_server(create_app([router]), tell)
    server.config.load()
    server.config.http_protocol_class = HastyProtocol
    task = asyncio.create_task(server.serve([listener]))
    await started.wait()
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        await task


async def answer(port: int, sent: bytes) -> bytes:
    """All that comes until the other side closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    try:
        return await asyncio.wait_for(reader.read(), GRACE_S)
    except ConnectionError:
        return b""
    finally:
        writer.close()


HEALTH = b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
UPLOAD = b"POST /api/v1/upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\n"


@pytest.mark.parametrize(
    "sent",
    [b"", b"GET /health HTTP/1.1\r\nHost: loc", UPLOAD + b"Content-Length: 1000\r\n\r\nhalf"],
    ids=["silence", "half a header", "half a body"],
)
async def test_who_stops_in_the_middle_is_cut_while_others_are_served(sent: bytes) -> None:
    async with running() as port:
        slow = asyncio.create_task(answer(port, sent))
        assert b"200 OK" in await answer(port, HEALTH)
        assert b"200 OK" not in await slow


async def test_a_trickling_body_is_cut() -> None:
    async with running() as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(UPLOAD + b"Content-Length: 1000000\r\n\r\n")

        async def trickle() -> None:
            while True:
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(0.05)

        dripping = asyncio.create_task(trickle())
        with suppress(ConnectionError):
            assert b"200 OK" not in await asyncio.wait_for(reader.read(), GRACE_S)
        dripping.cancel()
        writer.close()


async def test_a_body_in_time_is_taken() -> None:
    async with running() as port:
        content = b"x" * 200_000
        head = UPLOAD + b"Connection: close\r\nContent-Length: 200000\r\n\r\n"
        assert (await answer(port, head + content)).endswith(b"200000")


def test_our_protocol_is_what_the_server_runs() -> None:
    config = make_server(create_app([])).config
    config.load()
    assert isinstance(config, uvicorn.Config)
    assert config.http_protocol_class is PatientProtocol
