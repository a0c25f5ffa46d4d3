"""The wire passes everything on, until it is told to cut, refuse or be silent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bespoke.testing.tcp_proxy import Wire, wire_to


@asynccontextmanager
async def echo_through_a_wire(folder: Path) -> AsyncIterator[tuple[Wire, list[bytes]]]:
    """A server that answers each line with itself, and what it was sent."""
    heard: list[bytes] = []
    talks: list[asyncio.Task[None]] = []

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while line := await reader.readline():
                heard.append(line)
                writer.write(line)
        writer.close()

    def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.append(asyncio.ensure_future(echo(reader, writer)))

    server = await asyncio.start_unix_server(meet, str(folder / "server"))
    async with wire_to(folder / "server", at=folder / "wire") as wire:
        yield wire, heard
    server.close()
    await asyncio.gather(*talks)
    await asyncio.sleep(0)


async def ask(folder: Path, line: bytes, *, patience_s: float = 10) -> bytes:
    reader, writer = await asyncio.open_unix_connection(str(folder / "wire"))
    try:
        writer.write(line)
        async with asyncio.timeout(patience_s):
            return await reader.readline()
    except ConnectionError:
        return b""
    finally:
        writer.close()
        await asyncio.sleep(0)


async def test_what_is_said_is_heard_and_answered(tmp_path: Path) -> None:
    async with echo_through_a_wire(tmp_path) as (wire, heard):
        assert await ask(tmp_path, b"hello\n") == b"hello\n"
        assert (heard, wire.cut) == ([b"hello\n"], 0)


async def test_a_cut_reply_reached_the_server(tmp_path: Path) -> None:
    async with echo_through_a_wire(tmp_path) as (wire, heard):
        wire.cuts = lambda piece: b"COMMIT" in piece
        assert await ask(tmp_path, b"BEGIN\n") == b"BEGIN\n"
        assert await ask(tmp_path, b"COMMIT\n") == b""
        assert (heard, wire.cut) == ([b"BEGIN\n", b"COMMIT\n"], 1)


async def test_silence_and_refusal(tmp_path: Path) -> None:
    async with echo_through_a_wire(tmp_path) as (wire, heard):
        wire.mode = "silence"
        with pytest.raises(TimeoutError):
            await ask(tmp_path, b"hello\n", patience_s=0.5)
        wire.mode = "refuse"
        assert await ask(tmp_path, b"hello\n") == b""
        assert heard == []
