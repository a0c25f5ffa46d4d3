"""`bespoke resumes`: what is required to be paid is exported once the operator says that it is."""

from __future__ import annotations

import asyncio
from pathlib import Path
from uuid import UUID

import pytest
from tests.fixtures.product import running, settings_for
from tests.fixtures.server import Server

from bespoke.cli import resumes
from bespoke.platform.database import roles
from bespoke.platform.settings.tree import PaymentSettings


async def test_the_gate_of_payment_is_opened_by_the_command(
    server: Server, database_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BESPOKE_DATABASE_URL", server.conninfo(database_name, roles.APP))
    monkeypatch.setenv("BESPOKE_DATABASE_MIGRATE_URL", server.conninfo(database_name, roles.MIGRATE))
    payment = PaymentSettings(required=True)
    async with running(settings_for(server, database_name, tmp_path, payment=payment)) as product:
        member = await product.join("ada@example.org")
        async with member.browser() as browser:
            made = (await browser.post("/resumes", json={"data": {"basics": {"name": "Ada Byron"}}})).json()
            wish = {"document_id": made["id"], "format": "txt"}
            statuses = [(await browser.post("/export", json=wish)).status_code]
            for undo in (False, True):
                await _in_thread(made["id"], undo=undo)
                statuses.append((await browser.post("/export", json=wish)).status_code)
    assert statuses == [402, 202, 402]


async def _in_thread(resume_id: str, *, undo: bool) -> None:
    """The command has a loop of its own."""
    await asyncio.to_thread(resumes.paid, UUID(resume_id), undo=undo)
