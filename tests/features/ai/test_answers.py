"""Answers that are kept for a while."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, select, text

from bespoke.features.ai.answers import MOST, drop_past_answers, find_answer, keep_answer
from bespoke.features.ai.tables import AiAnswerRow
from bespoke.platform.database import Database


async def test_an_answer_is_found_by_its_owner_alone(database: Database, owner: UUID, other_owner: UUID) -> None:
    async with database.transaction(owner) as session:
        await keep_answer(session, owner, "k", "[1]")
        await keep_answer(session, owner, "k", "[2]")
        assert await find_answer(session, owner, "k") == "[2]"
        assert await find_answer(session, owner, "other") is None
    async with database.transaction(other_owner) as session:
        assert await find_answer(session, owner, "k") is None
        assert await find_answer(session, other_owner, "k") is None


async def test_only_the_newest_are_kept(database: Database, owner: UUID) -> None:
    async with database.transaction(owner) as session:
        for number in range(MOST + 5):
            await keep_answer(session, owner, f"k{number}", "[]")
        await keep_answer(session, owner, "huge", "x" * 200_000)
        count = await session.scalar(select(func.count()).select_from(AiAnswerRow))
        assert count == MOST
        assert await find_answer(session, owner, "k0") is None
        assert await find_answer(session, owner, f"k{MOST + 4}") == "[]"


async def test_after_an_hour_it_is_gone(database: Database, owner: UUID) -> None:
    async with database.transaction(owner) as session:
        await keep_answer(session, owner, "k", "[]")
        await session.execute(text("UPDATE ai_answers SET expires_at = expires_at - interval '61 minutes'"))
        assert await find_answer(session, owner, "k") is None
        visit = await session.scalar(
            text("SELECT extract(epoch FROM at - clock_timestamp()) FROM due WHERE kind = 'tidy'")
        )
        assert 3600 < visit < 4200
        await drop_past_answers(session, owner)
        assert await session.scalar(select(func.count()).select_from(AiAnswerRow)) == 0
