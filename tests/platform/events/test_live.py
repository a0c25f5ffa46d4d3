"""Hints come to whom they concern, and again after the connection broke."""

from __future__ import annotations

import asyncio
import time
from uuid import UUID

import psycopg
from tests.fixtures.server import Server

from bespoke.platform.database import Database, roles
from bespoke.platform.events.append import CHANNEL, append_event
from bespoke.platform.events.live import Hint, Live
from bespoke.platform.ids import new_id


async def seconds_until_hint(hint: Hint, timeout_s: float) -> float:
    began = time.monotonic()
    await hint.wait(timeout_s)
    return time.monotonic() - began


async def happen(database: Database, owner: UUID) -> None:
    async with database.transaction(owner) as session:
        await append_event(session, owner, "resume.saved")


async def test_only_the_subscribers_of_an_owner_are_woken(database: Database, owner: UUID, other_owner: UUID) -> None:
    async with Live(database.url, [CHANNEL]) as live:
        with live.subscribe(CHANNEL, owner) as mine, live.subscribe(CHANNEL, other_owner) as other:
            await asyncio.gather(mine.wait(60), other.wait(60))
            await happen(database, owner)
            woken, idle = await asyncio.gather(seconds_until_hint(mine, 60), seconds_until_hint(other, 0.5))
    assert woken < 60
    assert idle >= 0.5


async def test_everybody_is_woken_after_a_broken_connection(database: Database, owner: UUID, server: Server) -> None:
    async with Live(database.url, [CHANNEL]) as live:
        with live.subscribe(CHANNEL, owner) as hint:
            await hint.wait(60)
            with psycopg.connect(server.conninfo("postgres"), autocommit=True) as admin:
                ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bespoke live'"
                assert admin.execute(ended).fetchall() == [(True,)]
            assert await seconds_until_hint(hint, 60) < 60
            await happen(database, owner)
            assert await seconds_until_hint(hint, 60) < 60


async def test_without_a_database_waiting_ends_all_the_same() -> None:
    async with Live(f"postgresql://{roles.APP}@127.0.0.1:1/nowhere", [CHANNEL]) as live:
        with live.subscribe(CHANNEL, new_id()) as hint:
            assert await seconds_until_hint(hint, 0.2) < 10


async def test_subscriptions_leave_nothing_behind(database: Database, owner: UUID) -> None:
    async with Live(database.url, [CHANNEL]) as live:
        for _ in range(3):
            with live.subscribe(CHANNEL, owner), live.subscribe(CHANNEL, owner):
                pass
        assert live._hints == {}


async def test_a_subscription_made_at_the_end_is_over_at_once(database: Database, owner: UUID) -> None:
    async with Live(database.url, [CHANNEL]) as live:
        live.end_streams()
        with live.subscribe(CHANNEL, owner) as hint:
            assert hint.is_over
