"""A wire that can be cut: it passes bytes on between a client and a server, and does as it is told to either."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

_PIECE_BYTES = 64 * 1024
_NO_LINGER = struct.pack("ii", 1, 0)

Mode = Literal["pass", "refuse", "silence"]


@dataclass
class Wire:
    """`cuts` is asked about each piece a client sends. Where it says yes the piece still reaches the server, but the
    reply never reaches the client, which sees the connection break. `silence` keeps connections and passes nothing;
    `refuse` after it loses what waited.
    """

    server: Path
    mode: Mode = "pass"
    delay_s: float = 0.0
    cuts: Callable[[bytes], bool] = field(default=lambda _: False)
    cut: int = 0
    _open: set[asyncio.StreamWriter] = field(default_factory=set)
    _serving: set[asyncio.Task[None]] = field(default_factory=set)

    def cut_all(self) -> None:
        """Every connection there is, at once."""
        for writer in list(self._open):
            _reset(writer)

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        serving = asyncio.ensure_future(self._serve(reader, writer))
        self._serving.add(serving)
        serving.add_done_callback(self._serving.discard)

    async def close(self) -> None:
        self.cut_all()
        serving = list(self._serving)
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.mode == "refuse":
            _reset(writer)
            return
        try:
            up_reader, up_writer = await asyncio.open_unix_connection(str(self.server))
        except OSError:
            _reset(writer)
            return
        self._open |= {writer, up_writer}
        deaf = asyncio.Event()
        try:
            await asyncio.gather(self._send(reader, up_writer, deaf), self._answer(up_reader, writer, deaf))
        finally:
            self._open -= {writer, up_writer}
            for end in (writer, up_writer):
                end.close()

    async def _send(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, deaf: asyncio.Event) -> None:
        with suppress(OSError):
            while piece := await reader.read(_PIECE_BYTES):
                await self._wait()
                if self.cuts(piece):
                    self.cut += 1
                    deaf.set()
                writer.write(piece)
                await writer.drain()
        writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, deaf: asyncio.Event) -> None:
        with suppress(OSError):
            while piece := await reader.read(_PIECE_BYTES):
                if deaf.is_set():
                    _reset(writer)
                    return
                await self._wait()
                writer.write(piece)
                await writer.drain()
        writer.close()

    async def _wait(self) -> None:
        await asyncio.sleep(self.delay_s)
        while self.mode == "silence":
            await asyncio.sleep(0.01)
        if self.mode == "refuse":
            raise ConnectionResetError("What waited in silence is lost with its connection.")


@asynccontextmanager
async def wire_to(server: Path, *, at: Path) -> AsyncIterator[Wire]:
    """From the socket file `at`, which is made, to the one of the server."""
    wire = Wire(server)
    listening = await asyncio.start_unix_server(wire.accept, str(at))
    try:
        yield wire
    finally:
        listening.close()
        await wire.close()


def _reset(writer: asyncio.StreamWriter) -> None:
    """As a break and not as an end."""
    plain = writer.get_extra_info("socket")
    with suppress(OSError):
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
    writer.transport.abort()
