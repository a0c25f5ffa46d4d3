"""Answers kept for an hour, so that the same question is not paid twice. An owner's own, and never many."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.ai.tables import AiAnswerRow
from bespoke.platform.jobs.due import TIDY, visit_by

LIVES = timedelta(hours=1)
_LATER = timedelta(minutes=5)
MOST = 50
_LONGEST_CHARACTERS = 100_000


async def find_answer(session: AsyncSession, owner: UUID, key: str) -> str | None:
    row = AiAnswerRow
    wanted = select(row.answer).where(row.owner_id == owner, row.question_hash == key)
    return await session.scalar(wanted.where(row.expires_at > func.clock_timestamp()))


async def keep_answer(session: AsyncSession, owner: UUID, key: str, answer: str) -> None:
    """The oldest go when there are too many."""
    if len(answer) > _LONGEST_CHARACTERS:
        return
    await visit_by(session, owner, kind=TIDY, after=LIVES + _LATER)
    row = AiAnswerRow
    values = {"owner_id": owner, "question_hash": key, "answer": answer}
    kept = insert(row).values(**values, expires_at=func.clock_timestamp() + LIVES)
    change = {"answer": kept.excluded.answer, "expires_at": kept.excluded.expires_at}
    await session.execute(kept.on_conflict_do_update(index_elements=["owner_id", "question_hash"], set_=change))
    newest = select(row.question_hash).where(row.owner_id == owner).order_by(row.expires_at.desc()).limit(MOST)
    surplus = delete(row).where(row.owner_id == owner, row.question_hash.not_in(newest.scalar_subquery()))
    await session.execute(surplus, execution_options={"synchronize_session": False})


async def drop_past_answers(session: AsyncSession, owner: UUID) -> None:
    past = delete(AiAnswerRow).where(AiAnswerRow.owner_id == owner, AiAnswerRow.expires_at < func.clock_timestamp())
    await session.execute(past, execution_options={"synchronize_session": False})
