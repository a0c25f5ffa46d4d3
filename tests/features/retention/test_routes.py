"""How long things are kept, as the installation says it."""

from __future__ import annotations

from pathlib import Path

from tests.fixtures.product import running, settings_for
from tests.fixtures.server import Server

from bespoke.platform.settings.tree import RetentionSettings


async def test_people_are_told_how_long_this_installation_keeps_things(
    server: Server, database_name: str, tmp_path: Path
) -> None:
    kept = RetentionSettings(events_days=31, jobs_days=91, ai_operations_days=11)
    async with running(settings_for(server, database_name, tmp_path, retention=kept)) as product:
        member = await product.join("ada@example.org")
        async with member.browser() as client:
            told = (await client.get("/retention")).json()
    assert told == {
        "deleted_days": 30,
        "artifacts_days": 90,
        "history_days": 7,
        "jobs_days": 91,
        "events_days": 31,
        "ai_operations_days": 11,
    }
