"""Files in a directory: written under another name, synced, then renamed, so that no crash leaves half of one.

Written by hand because the library's own store of this kind syncs nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO, ParamSpec, TypeVar

from bespoke.platform.storage import files
from bespoke.platform.storage.blobs import Content, Counted, Listed, Stored, check_range
from bespoke.platform.storage.deadlines import Deadlines
from bespoke.platform.storage.errors import ObjectMissing, StorageUnavailable
from bespoke.platform.storage.keys import check_key, check_prefix
from bespoke.platform.storage.orphans import Orphans
from bespoke.platform.storage.signing import check_lifetime

P = ParamSpec("P")
T = TypeVar("T")
Opened = TypeVar("Opened", files.Partial, BinaryIO)

_CHUNK_BYTES = 256 * 1024


class LocalStore:
    """`root` is made when missing. Reads and writes run in threads; one that hangs is left behind at its deadline."""

    def __init__(self, root: Path, deadlines: Deadlines | None = None) -> None:
        self._root = root
        self._deadlines = deadlines or Deadlines()

    async def put(
        self,
        key: str,
        content: Content,
        *,
        limit_bytes: int | None = None,
        replace: bool = True,
        disposition: str | None = None,  # noqa: ARG002  # it hands nothing out by itself
    ) -> Stored:
        target = self._root / check_key(key)
        counted = Counted(content, limit_bytes)
        partial = await self._opened(files.Partial, target)
        try:
            async for chunk in counted:
                await self._in_thread(partial.write, chunk)
            await self._in_thread(partial.publish, replace=replace)
        except BaseException:
            # What cannot be removed now goes with the others of its kind, and is visible to nobody.
            with suppress(StorageUnavailable):
                await self._in_thread(partial.close)
            raise
        return counted.stored

    async def stream(self, key: str, *, start: int = 0, length: int | None = None) -> AsyncIterator[bytes]:
        path = self._root / check_key(key)
        check_range(start, length)
        file = await self._opened(files.open_at, path, start, ranged=length is not None)
        left = length
        try:
            while left is None or left > 0:
                wanted = _CHUNK_BYTES if left is None else min(left, _CHUNK_BYTES)
                chunk = await self._in_thread(file.read, wanted)
                if not chunk:
                    return
                left = None if left is None else left - len(chunk)
                yield chunk
        finally:
            await self._in_thread(file.close)

    async def delete(self, key: str) -> None:
        with suppress(ObjectMissing):
            await self._in_thread(files.remove, self._root / check_key(key))

    async def list(self, prefix: str) -> AsyncIterator[Listed]:
        found = files.listed(self._root, check_prefix(prefix))
        while batch := await self._in_thread(files.batch, found):
            for one in batch:
                yield one

    async def sign(self, key: str, *, expires_in: timedelta) -> str | None:
        """A directory has no addresses."""
        check_key(key)
        check_lifetime(expires_in)
        return None

    async def remove_partials(self, prefix: str, *, before: datetime) -> Orphans:
        """What interrupted writes left behind."""
        return await self._in_thread(files.remove_partials, self._root / check_prefix(prefix), before)

    async def _opened(self, work: Callable[P, Opened], *arguments: P.args, **named: P.kwargs) -> Opened:
        """What opens after its deadline is closed again, since nobody waits for it."""
        opening = asyncio.ensure_future(asyncio.to_thread(work, *arguments, **named))
        try:
            with files.translated():
                async with asyncio.timeout(self._deadlines.call_s):
                    return await asyncio.shield(opening)
        except BaseException:
            opening.add_done_callback(_close_late)
            raise

    async def _in_thread(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """What the file system refuses becomes one of our errors; errors of the content's source pass as they are."""
        with files.translated():
            async with asyncio.timeout(self._deadlines.call_s):
                return await asyncio.to_thread(work, *arguments, **named)


def _close_late(opening: asyncio.Future[Opened]) -> None:
    if not opening.cancelled() and opening.exception() is None:
        opening.result().close()
