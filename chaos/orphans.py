"""Files whose row was never written: crashes leave some, and the sweep's own visit must clear every one of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bespoke.features.retention.tidy import ORPHAN_AGE, tidy
from bespoke.platform.database import Database, roles
from chaos.check import rows_of
from chaos.site import Site


async def clear_orphans(site: Site) -> int:
    """As the sweep would an hour later; how many there were."""
    before = len(await unknown_keys(site))
    now = datetime.now(UTC) + 2 * ORPHAN_AGE
    database = Database(site.url(roles.WORKER, host=str(site.postgres.sockets)))
    with site.superuser() as connection:
        owners = [row["owner_id"] for row in rows_of(connection, "SELECT owner_id FROM users")]
    try:
        for owner in owners:
            async with database.transaction(owner) as session:
                await tidy(session, owner, site.blobs, now=now)
    finally:
        await database.close()
    return before


async def unknown_keys(site: Site) -> list[str]:
    """Objects without a row, and what unfinished writes left in a directory."""
    with site.superuser() as connection:
        query = "SELECT object_key FROM artifacts UNION ALL SELECT object_key FROM sources"
        known = {row["object_key"] for row in rows_of(connection, query)}
    found = [one.key for prefix in ("exports/", "sources/") async for one in site.blobs.list(prefix)]
    partial = [path.name for path in _folder(site).rglob(".partial-*")] if site.storage.startswith("file:") else []
    return [key for key in found if key not in known] + partial


def _folder(site: Site) -> Path:
    return Path(site.storage.removeprefix("file://"))
