"""A directory survives full disks, kills, and writers who give up."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.fixtures.storage import CONTENT, KEY, chunks, keys

from bespoke.platform.storage import Deadlines, get
from bespoke.platform.storage.errors import StorageFull, StorageUnavailable
from bespoke.platform.storage.local import LocalStore

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

PUT_AGAIN_AND_AGAIN = """
import asyncio, sys
from pathlib import Path
from bespoke.platform.storage.local import LocalStore
async def main():
    store = LocalStore(Path(sys.argv[1]))
    while True:
        for letter in (b"a", b"b"):
            await store.put("sources/killed/put", letter * 300_000)
            print("on", flush=True)
asyncio.run(main())
"""


def left_over(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def kill_while_it_runs(code: str, root: Path, lines: int) -> None:
    with subprocess.Popen([sys.executable, "-c", code, str(root)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        for _ in range(lines):
            writer.stdout.readline()
        os.kill(writer.pid, signal.SIGKILL)


@contextmanager
def no_file_beyond(size_bytes: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


async def test_a_killed_writer_leaves_nothing_visible(tmp_path: Path) -> None:
    kill_while_it_runs(PUT_FOREVER, tmp_path, lines=5)
    store = LocalStore(tmp_path)
    assert await keys(store) == []
    now = datetime.now(UTC)
    assert await store.remove_partials("sources/", before=now - timedelta(hours=1)) == (0, 1)
    assert await store.remove_partials("sources/", before=now + timedelta(hours=1)) == (1, 0)
    assert left_over(tmp_path) == []


@pytest.mark.parametrize("lines", [1, 2, 7])
async def test_a_writer_killed_while_it_replaces_leaves_the_old_or_the_new(tmp_path: Path, lines: int) -> None:
    kill_while_it_runs(PUT_AGAIN_AND_AGAIN, tmp_path, lines=lines)
    content = await get(LocalStore(tmp_path), "sources/killed/put")
    assert content in (b"a" * 300_000, b"b" * 300_000)


@pytest.mark.parametrize("chunk_bytes", [100, 4_000, 100_000, len(CONTENT)])
@pytest.mark.parametrize("limit_bytes", [1, 50_000])
async def test_a_full_disk_is_told_whatever_the_chunks_and_leaves_nothing(
    tmp_path: Path, chunk_bytes: int, limit_bytes: int
) -> None:
    store = LocalStore(tmp_path)
    with no_file_beyond(limit_bytes), pytest.raises(StorageFull):
        await store.put(KEY, chunks(CONTENT[:60_000], chunk_bytes))
    assert left_over(tmp_path) == []
    assert (await store.put(KEY, CONTENT)).size_bytes == len(CONTENT)


async def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    await store.put(KEY, b"old")
    with no_file_beyond(10), pytest.raises(StorageFull):
        await store.put(KEY, b"x" * 100)
    assert await get(store, KEY) == b"old"


async def test_a_writer_who_gives_up_leaves_nothing(tmp_path: Path) -> None:
    arrived = asyncio.Event()

    async def stuck() -> AsyncIterator[bytes]:
        yield b"half"
        arrived.set()
        await asyncio.sleep(60)

    writing = asyncio.create_task(LocalStore(tmp_path).put(KEY, stuck()))
    await arrived.wait()
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    assert left_over(tmp_path) == []


async def test_errors_of_the_source_pass_as_they_are(tmp_path: Path) -> None:
    async def slow_client() -> AsyncIterator[bytes]:
        yield b"half"
        raise TimeoutError("the client, not the disk")

    with pytest.raises(TimeoutError, match="the client"):
        await LocalStore(tmp_path).put(KEY, slow_client())
    assert left_over(tmp_path) == []


async def test_a_disk_that_hangs_is_given_up(tmp_path: Path) -> None:
    """A pipe that nobody writes to opens as slowly as a dead network disk."""
    (tmp_path / "sources" / "a1").mkdir(parents=True)
    os.mkfifo(tmp_path / KEY)
    with pytest.raises(StorageUnavailable, match="in time"):
        await get(LocalStore(tmp_path, Deadlines(call_s=0.2)), KEY)
    # The open that was left behind ends only now; one that has not begun yet finds nothing.
    both_ends = os.open(tmp_path / KEY, os.O_RDWR)
    (tmp_path / KEY).unlink()
    await asyncio.sleep(0.1)
    os.close(both_ends)


async def test_listing_and_sweeping_beside_writers_never_fail(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)

    async def write(name: int) -> None:
        for _ in range(25):
            await store.put(f"sources/busy/{name}", b"x" * 100)
            await store.delete(f"sources/busy/{name}")

    async def look() -> None:
        for _ in range(60):
            await keys(store)
            await store.remove_partials("sources/", before=datetime(2000, 1, 1, tzinfo=UTC))

    await asyncio.gather(*(write(name) for name in range(4)), look())
    assert left_over(tmp_path) == []


async def test_many_files_are_listed_whole(tmp_path: Path) -> None:
    folder = tmp_path / "sources" / "many"
    folder.mkdir(parents=True)
    for number in range(1_234):
        (folder / str(number)).touch()
    assert len(await keys(LocalStore(tmp_path))) == 1_234


async def test_files_and_new_folders_are_for_their_owner_alone(tmp_path: Path) -> None:
    await LocalStore(tmp_path / "files").put(KEY, b"x")
    for path in (tmp_path / "files").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0


async def test_one_of_two_first_writers_wins(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    puts = (store.put(KEY, bytes([n]) * 1000, replace=False) for n in range(8))
    results = await asyncio.gather(*puts, return_exceptions=True)
    assert sum(not isinstance(result, BaseException) for result in results) == 1
    assert left_over(tmp_path) == [KEY]


async def test_every_folder_a_file_needs_is_synced_with_its_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: set[str] = set()
    fsync, lock = os.fsync, threading.Lock()

    def noting(descriptor: int) -> None:
        with lock:
            synced.add(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noting)
    await LocalStore(tmp_path / "files").put(KEY, b"x")
    folders = {tmp_path, tmp_path / "files", tmp_path / "files" / "sources", (tmp_path / "files" / KEY).parent}
    assert {str(folder) for folder in folders} <= synced
    assert any(".partial-" in name for name in synced)
