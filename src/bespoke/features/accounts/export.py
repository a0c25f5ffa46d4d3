"""Leaving with everything: one ZIP of every row and every file, made while it is sent."""

from __future__ import annotations

import io
import zipfile
from collections.abc import AsyncIterator, Mapping
from uuid import UUID

from sqlalchemy import select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.accounts.rows import owned_tables, rows_as_lines
from bespoke.features.exports.tables import ArtifactRow
from bespoke.features.resumes.tables import SourceRow
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database
from bespoke.platform.events.append import append_event
from bespoke.platform.storage import BlobStore
from bespoke.platform.storage.blobs import begun, verified
from bespoke.platform.storage.errors import CorruptObject, ObjectMissing
from bespoke.platform.storage.keys import owner_prefixes

_README = """\
Everything that Bespoke keeps of you.

rows/<table>.jsonl   one JSON object a line for each row; `events` is the audit trail
files/…              what you uploaded and what was exported, as it was stored
DAMAGED.txt          if it is there: files that are gone from the storage or are not what was stored

Hashes of passwords, sessions and keys are left out: they open nothing for you.
"""


class _Outbox(io.RawIOBase):
    """A file that cannot seek: what the archive writes is taken away in pieces."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, part: object) -> int:
        content = bytes(part)  # type: ignore[call-overload]  # any buffer, as io.RawIOBase says
        self._parts.append(content)
        return len(content)

    def take(self) -> bytes:
        taken, self._parts = b"".join(self._parts), []
        return taken


async def export_everything(database: Database, store: BlobStore, *, actor: Actor) -> AsyncIterator[bytes]:
    """The archive in pieces. It holds no connection and no file in memory longer than a piece takes.

    Raises StorageUnavailable before the first piece. A file that is missing or changed is named, and the rest goes on.
    """
    keys = await keys_of(store, actor.owner_id)
    async with database.transaction(actor.owner_id) as session:
        hashes = await _hashes(session, actor.owner_id)
        await append_event(session, actor.owner_id, "account.exported", actor=actor)
    return _archive(database, store, actor.owner_id, files={key: hashes.get(key) for key in keys})


async def _archive(
    database: Database, store: BlobStore, owner: UUID, *, files: Mapping[str, str | None]
) -> AsyncIterator[bytes]:
    outbox = _Outbox()
    with zipfile.ZipFile(outbox, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _README)
        for table in await owned_tables(database):
            with archive.open(f"rows/{table.name}.jsonl", "w", force_zip64=True) as entry:
                async for lines in rows_as_lines(database, table, owner):
                    entry.write("".join(f"{line}\n" for line in lines).encode())
                    yield outbox.take()
        damaged = []
        for key, sha256 in files.items():
            try:
                pieces = await begun(verified(store, key, sha256=sha256) if sha256 else store.stream(key))
                # Documents are compressed in themselves.
                with archive.open(zipfile.ZipInfo(f"files/{key}"), "w", force_zip64=True) as entry:
                    async for part in pieces:
                        entry.write(part)
                        yield outbox.take()
            except (ObjectMissing, CorruptObject) as error:
                damaged.append(f"files/{key}: {error.title}\n")
        if damaged:
            archive.writestr("DAMAGED.txt", "".join(damaged))
    yield outbox.take()


async def _hashes(session: AsyncSession, owner: UUID) -> dict[str, str]:
    """Of what the files have to be, by their keys."""
    known = [select(row.object_key, row.sha256).where(row.owner_id == owner) for row in (SourceRow, ArtifactRow)]
    return {row.object_key: row.sha256 for row in await session.execute(union_all(*known))}


async def keys_of(store: BlobStore, owner: UUID) -> list[str]:
    """Of every file of the owner."""
    return [found.key for prefix in owner_prefixes(owner) async for found in store.list(prefix)]
