"""Every storage keeps the same promises: whole or not there, counted, verified, typed."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from tests.fixtures.storage import CONTENT, KEY, chunks, keys

from bespoke.platform.storage import BlobStore, get, verified
from bespoke.platform.storage.errors import (
    CorruptObject,
    InvalidKey,
    InvalidLifetime,
    InvalidRange,
    ObjectExists,
    ObjectMissing,
    ObjectTooLarge,
)


async def collect(chunks: AsyncIterator[bytes], into: list[bytes]) -> None:
    async for chunk in chunks:
        into.append(chunk)


async def test_what_is_put_comes_back_with_its_size_and_hash(store: BlobStore) -> None:
    stored = await store.put(KEY, chunks(CONTENT))
    assert stored.size_bytes == len(CONTENT)
    assert stored.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert await get(store, KEY, sha256=stored.sha256) == CONTENT
    await store.put(KEY, b"anew")
    assert await get(store, KEY) == b"anew"


async def test_a_range_is_read_alone(store: BlobStore) -> None:
    await store.put(KEY, CONTENT)
    assert b"".join([c async for c in store.stream(KEY, start=10, length=300_000)]) == CONTENT[10:300_010]
    assert b"".join([c async for c in store.stream(KEY, start=len(CONTENT) - 5)]) == CONTENT[-5:]


async def test_a_file_beyond_the_limit_leaves_nothing(store: BlobStore) -> None:
    with pytest.raises(ObjectTooLarge):
        await store.put("sources/too/large", chunks(CONTENT), limit_bytes=len(CONTENT) - 1)
    assert "sources/too/large" not in await keys(store)


async def test_a_source_that_breaks_off_leaves_nothing(store: BlobStore) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"half"
        raise ConnectionError("gone")

    with pytest.raises(ConnectionError):
        await store.put("sources/broken/off", broken())
    assert "sources/broken/off" not in await keys(store)


async def test_what_is_deleted_is_gone_and_deleting_again_is_no_error(store: BlobStore) -> None:
    await store.put(KEY, b"x")
    for _ in range(2):
        await store.delete(KEY)
    with pytest.raises(ObjectMissing):
        await get(store, KEY)


async def test_a_changed_object_is_found(store: BlobStore) -> None:
    stored = await store.put(KEY, CONTENT)
    for damaged in (CONTENT[:-1], CONTENT[:100] + b"!" + CONTENT[101:]):
        await store.put(KEY, damaged)
        with pytest.raises(CorruptObject):
            await get(store, KEY, sha256=stored.sha256)


async def test_a_changed_object_is_found_before_its_last_chunk_is_handed_out(store: BlobStore) -> None:
    stored = await store.put(KEY, CONTENT)
    assert b"".join([c async for c in verified(store, KEY, sha256=stored.sha256)]) == CONTENT
    for damaged in (CONTENT[:-1], CONTENT[:-1] + b"!", b"!" + CONTENT[1:], b"", CONTENT + b"!"):
        await store.put(KEY, damaged)
        handed_out: list[bytes] = []
        with pytest.raises(CorruptObject):
            await collect(verified(store, KEY, sha256=stored.sha256), handed_out)
        assert len(b"".join(handed_out)) < max(len(damaged), 1)


async def test_an_empty_object_is_an_object(store: BlobStore) -> None:
    stored = await store.put(KEY, b"")
    assert await get(store, KEY, sha256=stored.sha256) == b""
    assert [c async for c in verified(store, KEY, sha256=stored.sha256)] == []


async def test_what_may_not_be_replaced_stays(store: BlobStore) -> None:
    await store.put("sources/only/once", chunks(b"first"), replace=False)
    with pytest.raises(ObjectExists):
        await store.put("sources/only/once", b"second", replace=False)
    assert await get(store, "sources/only/once") == b"first"
    assert await keys(store, "sources/only/") == ["sources/only/once"]
    await store.delete("sources/only/once")


@pytest.mark.parametrize(("start", "length"), [(4, None), (9, 2), (-1, None), (0, 0), (0, -1)])
async def test_a_range_without_a_byte_is_refused(store: BlobStore, start: int, length: int | None) -> None:
    await store.put(KEY, b"0123")
    with pytest.raises(InvalidRange):
        [c async for c in store.stream(KEY, start=start, length=length)]


async def test_a_range_that_ends_beyond_the_end_is_cut(store: BlobStore) -> None:
    await store.put(KEY, b"0123")
    assert [c async for c in store.stream(KEY, start=2, length=50)] == [b"23"]


@pytest.mark.parametrize("key", ["sources/a1", f"{KEY}/c3", "sources/no/thing"])
async def test_neither_a_folder_nor_what_is_beneath_a_file_is_an_object(store: BlobStore, key: str) -> None:
    await store.put(KEY, b"x")
    with pytest.raises(ObjectMissing):
        await get(store, key)
    await store.delete(key)
    assert await get(store, KEY) == b"x"


@pytest.mark.parametrize("prefix", ["sources/list", "sources/list/"])
async def test_a_list_holds_whole_segments(store: BlobStore, prefix: str) -> None:
    for name in ("list/a", "list/b/c", "list2/d"):
        await store.put(f"sources/{name}", b"xy")
    found = {f.key: f.size_bytes async for f in store.list(prefix)}
    assert found == {"sources/list/a": 2, "sources/list/b/c": 2}
    assert await keys(store, "sources/nobody/") == []


@pytest.mark.parametrize("key", ["../up", "/root", "A", "a\x00", "", "a/..", "a.exe", "a/.hidden"])
async def test_keys_that_are_not_ours_are_refused_by_every_method(store: BlobStore, key: str) -> None:
    with pytest.raises(InvalidKey):
        await store.put(key, b"x")
    with pytest.raises(InvalidKey):
        await get(store, key)
    with pytest.raises(InvalidKey):
        await store.delete(key)
    with pytest.raises(InvalidKey):
        await store.sign(key, expires_in=timedelta(minutes=1))
    with pytest.raises(InvalidKey):
        await keys(store, key)


@pytest.mark.parametrize("lifetime", [timedelta(0), timedelta(seconds=-1), timedelta(days=7, seconds=1)])
async def test_no_address_is_signed_for_nothing_or_for_long(store: BlobStore, lifetime: timedelta) -> None:
    with pytest.raises(InvalidLifetime):
        await store.sign(KEY, expires_in=lifetime)
