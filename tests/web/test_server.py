"""Sockets as the server needs them."""

from __future__ import annotations

import asyncio
import socket

from bespoke.web.server import listen


async def test_the_last_piece_of_an_answer_does_not_wait_for_an_acknowledgement() -> None:
    found: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def accepted(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = writer.get_extra_info("socket")
        found.set_result(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    listener = listen("127.0.0.1", 0)
    async with await asyncio.start_server(accepted, sock=listener):
        _, writer = await asyncio.open_connection(*listener.getsockname())
        assert await found
        writer.close()
        await writer.wait_closed()
