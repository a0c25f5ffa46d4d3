"""Every storage keeps the same promises: whole or not there, counted, verified, typed."""

from __future__ import annotations

import asyncio
import hashlib
import os
import resource
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from moto.server import ThreadedMotoServer

from bespoke.platform.storage import BlobStore, CloudAccess, open_store
from bespoke.platform.storage.blobs import get
from bespoke.platform.storage.errors import (
    CorruptObject,
    InvalidKey,
    ObjectMissing,
    ObjectTooLarge,
    StorageFull,
    StorageUnavailable,
)
from bespoke.platform.storage.local import LocalStore
from bespoke.platform.storage.orphans import remove_orphans

KEY = "sources/a1/b2"
CONTENT = bytes(range(256)) * 3000


@pytest.fixture(scope="session")
def s3() -> Iterator[CloudAccess]:
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    import boto3  # noqa: PLC0415  # slow to load, for this one fixture

    made = boto3.client(
        "s3", endpoint_url=endpoint, region_name="eu-west-1", aws_access_key_id="k", aws_secret_access_key="s"
    )
    made.create_bucket(Bucket="files", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    yield CloudAccess(endpoint, "eu-west-1", "k", "s")
    server.stop()


@pytest.fixture(params=["local", "memory", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    if request.param == "local":
        return open_store((tmp_path / "files").as_uri())
    if request.param == "memory":
        return open_store("memory://")
    return open_store("s3://files/part", request.getfixturevalue("s3"))


async def chunks(content: bytes, size: int = 100_000) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


async def keys(store: BlobStore, prefix: str = "sources/") -> list[str]:
    return sorted([found.key async for found in store.list(prefix)])


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


async def test_only_old_objects_without_a_row_are_removed(store: BlobStore) -> None:
    prefix = "sources/owner/"
    for name in ("known", "orphan"):
        await store.put(prefix + name, b"x")

    async def known(asked: object) -> set[str]:
        return {prefix + "known"}

    hour = timedelta(hours=1)
    now = datetime.now(UTC)
    assert await remove_orphans(store, prefix, now=now, older_than=hour, known=known) == 0
    assert await remove_orphans(store, prefix, now=now + 2 * hour, older_than=hour, known=known) == 1
    assert await keys(store, prefix) == [prefix + "known"]


@pytest.mark.parametrize(
    "key", ["../up", "/root", "a//b", "A", "a b", "résumé", "a\x00", "", "a/..", "a.exe", "a/.hidden"]
)
async def test_keys_that_are_not_ours_are_refused(store: BlobStore, key: str) -> None:
    with pytest.raises(InvalidKey):
        await store.put(key, b"x")


async def test_s3_signs_addresses_and_a_directory_does_not(s3: CloudAccess, tmp_path: Path) -> None:
    address = await open_store("s3://files/part", s3).sign(KEY, expires_in=timedelta(minutes=5))
    assert address is not None
    assert "X-Amz-Signature" in address
    assert await LocalStore(tmp_path).sign(KEY, expires_in=timedelta(minutes=5)) is None


async def test_an_unreachable_storage_is_told_without_its_secrets() -> None:
    access = CloudAccess("http://127.0.0.1:1", "eu-west-1", "key", "hunter2")
    with pytest.raises(StorageUnavailable) as caught:
        await open_store("s3://files", access).put(KEY, b"x")
    assert "hunter2" not in str(caught.value)
    assert "127.0.0.1" not in str(caught.value)


PUT_FOREVER = """
import asyncio, sys
from pathlib import Path
from bespoke.platform.storage.local import LocalStore
async def drip():
    while True:
        yield b"x" * 1000
        print("on", flush=True)
        await asyncio.sleep(0.001)
asyncio.run(LocalStore(Path(sys.argv[1])).put("sources/killed/put", drip()))
"""


async def test_a_killed_writer_leaves_nothing_visible(tmp_path: Path) -> None:
    writer = subprocess.Popen([sys.executable, "-c", PUT_FOREVER, str(tmp_path)], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    store = LocalStore(tmp_path)
    assert await keys(store) == []
    assert await store.remove_partials(older_than=timedelta(hours=1)) == 0
    assert await store.remove_partials(older_than=timedelta(0)) == 1


async def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        with pytest.raises(StorageFull):
            await LocalStore(tmp_path).put(KEY, chunks(CONTENT))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert list(await asyncio.to_thread(lambda: [p for p in tmp_path.rglob("*") if p.is_file()])) == []
