"""Slow clients are cut, and quick ones meanwhile served."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import pytest
import uvicorn
from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from bespoke.web.app import create_app
from bespoke.web.server import listen, make_server
from bespoke.web.slow import PatientProtocol

GRACE_S = 30.0
router = APIRouter()


@router.get("/bytes/{count}")
async def get_bytes(count: int) -> Response:
    return Response(b"x" * count, media_type="application/octet-stream")


@router.get("/forever")
async def forever() -> StreamingResponse:
    async def events() -> AsyncIterator[bytes]:
        while True:
            yield b": alive\n\n"
            await asyncio.sleep(0.05)

    return StreamingResponse(events(), media_type="text/event-stream")


@router.get("/pause")
async def pause() -> str:
    await asyncio.sleep(2.5)
    return "rested"


@router.post("/upload")
async def upload(request: Request) -> int:
    return len(await request.body())


class HastyProtocol(PatientProtocol):
    header_s = 0.3
    body_idle_s = 0.3
    write_idle_s = 0.5
    look_every_s = 0.05


class CalmProtocol(PatientProtocol):
    """Where somebody is slow without being cut, so that a busy machine is not taken for it."""

    header_s = 30.0
    body_idle_s = 2.0
    write_idle_s = 2.0
    look_every_s = 0.05


@asynccontextmanager
async def running(protocol: type[PatientProtocol] = HastyProtocol, *, most: int = 1000) -> AsyncIterator[int]:
    async with serving(protocol, most=most) as (port, _):
        yield port


@asynccontextmanager
async def serving(
    protocol: type[PatientProtocol] = HastyProtocol, *, most: int = 1000
) -> AsyncIterator[tuple[int, uvicorn.Server]]:
    listener = listen("127.0.0.1", 0)
    started = asyncio.Event()

    async def tell() -> None:
        started.set()

    server = make_server(create_app([router]), tell)
    server.config.load()
    server.config.http_protocol_class = protocol
    server.config.limit_concurrency = most
    task = asyncio.create_task(server.serve([listener]))
    await started.wait()
    try:
        yield listener.getsockname()[1], server
    finally:
        server.should_exit = True
        await task


async def answer(port: int, sent: bytes) -> bytes:
    """All that comes until the other side closes. The first is sent before the server can look at the connection."""
    plain = socket.create_connection(("127.0.0.1", port))
    plain.setblocking(False)
    at_once = plain.send(sent)
    reader, writer = await asyncio.open_connection(sock=plain)
    writer.write(sent[at_once:])
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
    async with running(CalmProtocol) as port:
        content = b"x" * 200_000
        head = UPLOAD + b"Connection: close\r\nContent-Length: 200000\r\n\r\n"
        assert (await answer(port, head + content)).endswith(b"200000")


async def open_narrow(port: int, holds_bytes: int = 4096) -> socket.socket:
    """A client whose side of the connection holds little, so that what it does not read stays with the server."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, holds_bytes)
    client.setblocking(False)
    await asyncio.get_running_loop().sock_connect(client, ("127.0.0.1", port))
    return client


def get(path: str, connection: str = "close") -> bytes:
    return f"GET /api/v1/{path} HTTP/1.1\r\nHost: localhost\r\nConnection: {connection}\r\n\r\n".encode()


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(GRACE_S):
        while not holds():
            await asyncio.sleep(0.01)


async def read_all(client: socket.socket) -> int:
    """Bytes until the other side closes or cuts."""
    total = 0
    with suppress(ConnectionError):
        while taken := await asyncio.get_running_loop().sock_recv(client, 65536):
            total += len(taken)
    return total


@pytest.mark.parametrize("count", [200_000, 20_000_000], ids=["answer is complete", "answer goes on"])
async def test_who_never_reads_is_cut(count: int) -> None:
    async with serving() as (port, server):
        connections = server.server_state.connections
        client = await open_narrow(port)
        with client:
            await asyncio.get_running_loop().sock_sendall(client, get(f"bytes/{count}"))
            await until(lambda: connections)
            await until(lambda: not connections)
            assert b"200 OK" in await answer(port, HEALTH)
            async with asyncio.timeout(GRACE_S):
                assert await read_all(client) < count


async def test_who_reads_slowly_but_steadily_gets_everything() -> None:
    async with running(CalmProtocol) as port:
        await asyncio.gather(*(read_slowly(port, 3_000_000, connection) for connection in ("close", "keep-alive")))


async def read_slowly(port: int, count: int, connection: str) -> None:
    client = await open_narrow(port, 32_768)
    with client:
        await asyncio.get_running_loop().sock_sendall(client, get(f"bytes/{count}", connection))
        total, began = 0, asyncio.get_running_loop().time()
        while total < count:
            taken = await asyncio.get_running_loop().sock_recv(client, 20_000)
            assert taken, f"cut after {total:,} bytes"
            total += len(taken)
            await asyncio.sleep(0.028)
        assert asyncio.get_running_loop().time() - began > CalmProtocol.write_idle_s * 2


async def test_a_request_sent_ahead_is_not_measured_by_the_wait_for_its_turn() -> None:
    ahead = UPLOAD + b"Content-Length: 4\r\nConnection: close\r\n\r\nha"
    async with running(CalmProtocol) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /api/v1/pause HTTP/1.1\r\nHost: localhost\r\n\r\n" + ahead)
        async with asyncio.timeout(GRACE_S):
            assert (await reader.readuntil(b"rested")).startswith(b"HTTP/1.1 200")
            writer.write(b"lf")
            assert (await reader.read()).endswith(b"4")
        writer.close()


@pytest.mark.parametrize(
    "sent",
    [
        b"hello\r\n\r\n",
        b"GET /health HTTP/1.1\r\nA: " + b"x" * 40_000,
        b"\x16\x03\x01\x02\x00\r\n\r\n",
    ],
    ids=["no request", "endless header", "TLS"],
)
async def test_what_is_no_http_gets_a_problem(sent: bytes) -> None:
    async with running() as port:
        told = await answer(port, sent)
    assert told.startswith(b"HTTP/1.1 400")
    head, _, body = told.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head
    assert b"nosniff" in head.lower()
    assert json.loads(body)["code"] == "no_http"


async def test_a_chunk_that_is_none_in_the_middle_of_a_stream_ends_the_connection() -> None:
    head = b"POST /api/v1/upload HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
    async with running() as port:
        told = await answer(port, head + b"Content-Type: application/octet-stream\r\n\r\n2\r\nhi\r\nzz\r\n")
        assert b"200 OK" not in told
        assert b"200 OK" in await answer(port, HEALTH)


async def test_more_clients_than_can_be_served_are_told_to_wait() -> None:
    async with running(CalmProtocol, most=2) as port:
        held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(2)]
        told = await answer(port, HEALTH)
        assert told.startswith(b"HTTP/1.1 503")
        assert b"application/problem+json" in told
        assert b"retry-after" in told.lower()
        for _, writer in held:
            writer.close()


async def test_an_open_stream_does_not_keep_the_server_from_ending() -> None:
    async with running(CalmProtocol) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(get("forever"))
        await reader.readuntil(b"alive")
        began = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - began < 3 + GRACE_S
    writer.close()


def test_our_protocol_is_what_the_server_runs() -> None:
    config = make_server(create_app([])).config
    config.load()
    assert isinstance(config, uvicorn.Config)
    assert config.http_protocol_class is PatientProtocol
