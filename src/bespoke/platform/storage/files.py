"""The steps of storing files durably in a directory. All of these wait for the disk."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from io import FileIO
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from threading import Lock
from typing import BinaryIO

from bespoke.platform.storage.blobs import Listed, beyond_the_end
from bespoke.platform.storage.errors import ObjectExists, ObjectMissing, StorageFull, StorageUnavailable
from bespoke.platform.storage.orphans import Orphans

_PARTIAL = ".partial-"
_BATCH = 500
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Partial:
    """A file on its way, visible to nobody. Raises OSError.

    One step at a time: a write that outlived its deadline must not meet a descriptor that is closed and used anew.
    """

    def __init__(self, target: Path) -> None:
        _make_folder(target.parent)
        self._target = target
        self._path = target.parent / f"{_PARTIAL}{secrets.token_hex(8)}"
        self._turn = Lock()
        # Unbuffered, so that what does not fit is told when it is written and not once more at closing.
        self._file = FileIO(str(self._path), "xb", opener=lambda name, flags: os.open(name, flags, 0o600))

    def write(self, chunk: bytes) -> None:
        left = memoryview(chunk)
        while left:
            with self._turn:
                left = left[self._file.write(left) :]

    def publish(self, *, replace: bool) -> None:
        """Under its own name from now on. A link, unlike a rename, never takes a name that is taken."""
        with self._turn:
            os.fsync(self._file.fileno())
            self._file.close()
            if replace:
                self._path.replace(self._target)
            else:
                self._target.hardlink_to(self._path)
                self._path.unlink()
            _sync_folder(self._target.parent)

    def close(self) -> None:
        """And discard, unless it was published."""
        with self._turn:
            self._file.close()
            self._path.unlink(missing_ok=True)


def open_at(path: Path, start: int, *, ranged: bool) -> BinaryIO:
    """Raises InvalidRange where not a byte follows, as every bucket does."""
    file = path.open("rb")
    try:
        if (start or ranged) and start >= os.fstat(file.fileno()).st_size:
            raise beyond_the_end()
        file.seek(start)
    except BaseException:
        file.close()
        raise
    return file


def remove(path: Path) -> None:
    path.unlink()


def listed(root: Path, prefix: str) -> Iterator[Listed]:
    """Lazily. Files that go while this looks are passed over."""
    for path in (root / prefix).rglob("[!.]*"):
        with suppress(FileNotFoundError):
            known = path.stat()
            if S_ISREG(known.st_mode):
                modified = datetime.fromtimestamp(known.st_mtime, UTC)
                yield Listed(path.relative_to(root).as_posix(), known.st_size, modified)


def batch(found: Iterator[Listed]) -> list[Listed]:
    return list(islice(found, _BATCH))


def remove_partials(folder: Path, before: datetime) -> Orphans:
    """A write may end while this looks: its file is gone then, and not counted."""
    removed = young = 0
    for path in folder.rglob(f"{_PARTIAL}*"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < before.timestamp():
                path.unlink()
                removed += 1
            else:
                young += 1
    return Orphans(removed, young)


def _make_folder(folder: Path) -> None:
    """With its parents, each of them synced: a file is as lost with its folder as without its content."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def translated() -> Iterator[None]:
    try:
        yield
    except TimeoutError:
        raise StorageUnavailable("The disk did not answer in time.", fix="Try again in a moment.") from None
    except FileExistsError:
        raise ObjectExists("There is a stored file of this key already.", fix="Take another key.") from None
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise ObjectMissing("A stored file is not there.", fix="Make it again.") from None
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFull("There is no space left for files.", fix="Free some disk space.") from error
        reason = error.strerror or type(error).__name__
        raise StorageUnavailable(f"The files cannot be reached: {reason}.", fix="Check the data directory.") from error
