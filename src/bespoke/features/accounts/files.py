"""What the rights to leave and to be forgotten need of the object store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol
from uuid import UUID

_ROOMS = ("sources", "exports")
"""Every key of an owner's file is `<room>/<owner>/…`."""


class OwnerFiles(Protocol):
    def list(self, prefix: str) -> AsyncIterator[str]:
        """The keys under a prefix that ends in a slash."""
        ...

    def read(self, key: str) -> AsyncIterator[bytes]: ...

    async def put(self, key: str, content: bytes) -> None: ...

    async def delete(self, key: str) -> None:
        """Nothing happens where there is nothing."""
        ...


async def keys_of(files: OwnerFiles, owner: UUID) -> list[str]:
    return [key for room in _ROOMS async for key in files.list(f"{room}/{owner}/")]
