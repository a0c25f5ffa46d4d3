"""A bucket that refuses, breaks, lies or hangs becomes a typed error in time, and tells no secret."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from tests.fixtures.storage import KEY, chunks, keys

from bespoke.platform.errors import BespokeError
from bespoke.platform.storage import BlobStore, CloudAccess, Deadlines, get, open_store
from bespoke.platform.storage import cloud as cloud_module
from bespoke.platform.storage.errors import (
    InvalidRange,
    ObjectExists,
    ObjectMissing,
    ObjectTooLarge,
    StorageFull,
    StorageUnavailable,
)

QUICK = Deadlines(connect_s=0.5, call_s=0.6, put_s=0.6, retries=1)
"""Where a bucket is silent, or nobody is there."""
PATIENT = Deadlines(connect_s=20, call_s=30, put_s=30, retries=1)
ID = "1507f507-0000-4000-8000-507507507507"

Answer = Callable[[asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def bucket(answer: Answer, deadlines: Deadlines = PATIENT) -> AsyncIterator[BlobStore]:
    """An S3 of one habit."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            await answer(writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the store may leave first
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    access = CloudAccess(f"http://127.0.0.1:{port}", "eu-west-1", "key", "hunter2")
    try:
        yield open_store("s3://files/part", access, deadlines=deadlines)
    finally:
        server.close()


def saying(status: str, code: str = "Any") -> Answer:
    body = f"<Error><Code>{code}</Code><RequestId>{ID}</RequestId></Error>".encode()

    async def answer(writer: asyncio.StreamWriter) -> None:
        head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + body)

    return answer


def sending(content: bytes, promised: int) -> Answer:
    async def answer(writer: asyncio.StreamWriter) -> None:
        head = f'HTTP/1.1 200 OK\r\nContent-Length: {promised}\r\nETag: "a"\r\nConnection: close\r\n'
        writer.write(head.encode() + b"Last-Modified: Wed, 21 Oct 2015 07:28:00 GMT\r\n\r\n" + content)

    return answer


async def silent(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


async def outcomes(store: BlobStore) -> list[type[BaseException] | None]:
    calls = (store.put(KEY, b"x"), get(store, KEY), store.delete(KEY), keys(store))
    ended = await asyncio.gather(*calls, return_exceptions=True)
    for one in ended:
        if isinstance(one, BespokeError):
            told = one.detail + one.fix + str(one)
            assert not any(secret in told for secret in ("hunter2", "127.0.0.1", KEY, ID, "files/part"))
    return [type(one) if isinstance(one, BaseException) else None for one in ended]


@pytest.mark.parametrize("status", ["400 Bad Request", "401 Unauthorized", "403 Forbidden", "503 Slow Down"])
async def test_a_refusal_is_unavailable_whatever_digits_its_ids_hold(status: str) -> None:
    async with bucket(saying(status)) as store:
        assert await outcomes(store) == [StorageUnavailable] * 4


@pytest.mark.parametrize("habit", [saying("507 Insufficient Storage"), saying("403 Forbidden", "QuotaExceeded")])
async def test_a_full_bucket_is_full(habit: Answer) -> None:
    async with bucket(habit) as store:
        with pytest.raises(StorageFull):
            await store.put(KEY, b"x")


async def test_a_bucket_that_is_gone_is_not_an_object_that_is_gone() -> None:
    """An erasure that deletes from the wrong bucket has deleted nothing."""
    async with bucket(saying("404 Not Found", "NoSuchBucket")) as store:
        assert await outcomes(store) == [StorageUnavailable] * 4


async def test_an_object_that_is_gone_is_missing() -> None:
    async with bucket(saying("404 Not Found", "NoSuchKey")) as store:
        with pytest.raises(ObjectMissing):
            await get(store, KEY)


async def test_a_range_outside_and_a_key_that_is_taken_are_told() -> None:
    async with bucket(saying("416 Range Not Satisfiable")) as store:
        with pytest.raises(InvalidRange):
            [chunk async for chunk in store.stream(KEY, start=9)]
    async with bucket(saying("412 Precondition Failed")) as store:
        with pytest.raises(ObjectExists):
            await store.put(KEY, b"x", replace=False)


async def test_a_bucket_that_never_answers_is_given_up_in_time() -> None:
    async with bucket(silent, QUICK) as store:
        async with asyncio.timeout(30):
            assert await outcomes(store) == [StorageUnavailable] * 4


async def test_nobody_listening_is_unavailable() -> None:
    access = CloudAccess("http://127.0.0.1:1", "eu-west-1", "key", "hunter2")
    assert await outcomes(open_store("s3://files/part", access, deadlines=QUICK)) == [StorageUnavailable] * 4


async def test_an_answer_cut_short_is_never_a_short_object() -> None:
    async with bucket(sending(b"y" * 500, promised=1000)) as store:
        with pytest.raises(StorageUnavailable):
            await get(store, KEY)


async def test_a_reader_slower_than_every_deadline_gets_the_whole() -> None:
    content = b"z" * 20_000_000
    deadlines = Deadlines(connect_s=20, call_s=2, put_s=20)
    async with bucket(sending(content, len(content)), deadlines) as store:
        got = 0
        async for chunk in store.stream(KEY):
            await asyncio.sleep(1.25 * deadlines.call_s if got == 0 else 0)
            got += len(chunk)
    assert got == len(content)


async def test_what_a_source_takes_for_itself_is_not_counted() -> None:
    deadlines = Deadlines(put_s=1)

    async def slow() -> AsyncIterator[bytes]:
        yield b"a"
        await asyncio.sleep(1.25 * deadlines.put_s)
        yield b"b"

    store = open_store("memory://", deadlines=deadlines)
    assert (await store.put(KEY, slow())).size_bytes == 2


async def test_one_object_has_a_size_to_end_at_even_without_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cloud_module, "MOST_BYTES", 1000)
    store = open_store("memory://")
    for limit in (None, 5000):
        with pytest.raises(ObjectTooLarge, match="1,000"):
            await store.put(KEY, chunks(b"x" * 1001, 100), limit_bytes=limit)
    assert await keys(store) == []


async def test_the_loop_goes_on_while_a_bucket_hangs() -> None:
    turns = 0

    async def turn() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0.01)

    turning = asyncio.create_task(turn())
    async with bucket(silent, QUICK) as store:
        with pytest.raises(StorageUnavailable):
            await get(store, KEY)
    turning.cancel()
    assert turns > 3
