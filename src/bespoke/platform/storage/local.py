"""Files in a directory: written under another name, synced, then renamed, so that no crash leaves half of one."""

from __future__ import annotations

import asyncio
import errno
import os
import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from bespoke.platform.storage.blobs import Content, Counted, Listed, Stored
from bespoke.platform.storage.errors import ObjectMissing, StorageFull, StorageUnavailable
from bespoke.platform.storage.keys import check_key

T = TypeVar("T")

_CHUNK_BYTES = 256 * 1024
_PARTIAL = ".partial-"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class LocalStore:
    """`root` is made when missing. Reads and writes run in threads."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def put(self, key: str, content: Content, *, limit_bytes: int | None = None) -> Stored:
        target = self._root / check_key(key)
        counted = Counted(content, limit_bytes)
        partial = await _in_thread(_open_partial, target)
        try:
            with partial:
                async for chunk in counted:
                    await _in_thread(partial.write, chunk)
                await _in_thread(_finish, partial, target)
        except BaseException:
            Path(partial.name).unlink(missing_ok=True)
            raise
        return counted.stored

    async def stream(self, key: str, *, start: int = 0, length: int | None = None) -> AsyncIterator[bytes]:
        file: BinaryIO = await _in_thread((self._root / check_key(key)).open, "rb")
        with file:
            file.seek(start)
            left = length
            while left is None or left > 0:
                wanted = _CHUNK_BYTES if left is None else min(left, _CHUNK_BYTES)
                chunk = await _in_thread(file.read, wanted)
                if not chunk:
                    return
                left = None if left is None else left - len(chunk)
                yield chunk

    async def delete(self, key: str) -> None:
        await _in_thread(_unlink, self._root / check_key(key))

    async def list(self, prefix: str) -> AsyncIterator[Listed]:
        check_key(prefix.removesuffix("/"))
        for found in await _in_thread(_listed, self._root, prefix):
            yield found

    async def sign(self, key: str, *, expires_in: timedelta) -> str | None:  # noqa: ARG002  # a directory has no address
        return None

    async def remove_partials(self, *, older_than: timedelta) -> int:
        """What interrupted writes left behind; how many there were."""
        return await _in_thread(_remove_partials, self._root, datetime.now(UTC) - older_than)


async def _in_thread(work: Callable[..., T], *arguments: Any) -> T:
    """What the file system refuses becomes one of our errors; errors of the content's source pass as they are."""
    with _translated():
        return await asyncio.to_thread(work, *arguments)


def _unlink(path: Path) -> None:
    path.unlink(missing_ok=True)


def _open_partial(target: Path) -> BinaryIO:
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.parent / f"{_PARTIAL}{secrets.token_hex(8)}"
    partial.touch(mode=0o600, exist_ok=False)
    return partial.open("wb")


def _finish(partial: BinaryIO, target: Path) -> None:
    partial.flush()
    os.fsync(partial.fileno())
    Path(partial.name).replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _listed(root: Path, prefix: str) -> list[Listed]:
    found = []
    for path in (root / prefix).rglob("*"):
        if path.is_file() and not path.name.startswith(_PARTIAL):
            known = path.stat()
            modified = datetime.fromtimestamp(known.st_mtime, UTC)
            found.append(Listed(path.relative_to(root).as_posix(), known.st_size, modified))
    return found


def _remove_partials(root: Path, before: datetime) -> int:
    old = [path for path in root.rglob(f"{_PARTIAL}*") if path.stat().st_mtime < before.timestamp()]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise ObjectMissing("A stored file is not there.", fix="Make it again.") from None
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFull("There is no space left for files.", fix="Free some disk space.") from error
        reason = error.strerror or type(error).__name__
        raise StorageUnavailable(f"The files cannot be reached: {reason}.", fix="Check the data directory.") from error
