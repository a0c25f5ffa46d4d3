"""A proxy and we must agree on where a request ends."""

from __future__ import annotations

import asyncio
import json

from bespoke.web.app import create_app
from bespoke.web.server import listen, make_server

SMUGGLED = (
    b"POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"0\r\n\r\nGET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
)


async def test_a_request_with_two_lengths_is_refused_and_nothing_behind_it_is_answered() -> None:
    listener, is_up = listen("127.0.0.1", 0), asyncio.Event()

    async def started() -> None:
        is_up.set()

    server = make_server(create_app([]), started)
    serving = asyncio.create_task(server.serve([listener]))
    await is_up.wait()
    try:
        reader, writer = await asyncio.open_connection(*listener.getsockname()[:2])
        writer.write(SMUGGLED)
        answered = await asyncio.wait_for(reader.read(), 30)
        writer.close()
    finally:
        server.should_exit = True
        await serving
    assert answered.count(b"HTTP/1.1 ") == 1
    assert answered.startswith(b"HTTP/1.1 400")
    assert json.loads(answered.split(b"\r\n\r\n")[1])["code"] == "two_lengths"
