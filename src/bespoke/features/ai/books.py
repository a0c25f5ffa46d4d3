"""A writer's books in the database: each entry a short transaction of its own, so that none is open during a call."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, insert
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.ai.answers import find_answer, keep_answer
from bespoke.features.ai.operations import release_operation, reserve_operation
from bespoke.features.ai.tables import AiOperationRow
from bespoke.optimize.llm.books import Call
from bespoke.optimize.llm.contract import Notice
from bespoke.platform.ids import new_id

Transactions = Callable[[], AbstractAsyncContextManager[AsyncSession]]
"""Opens a transaction of the owner."""


@dataclass(slots=True)
class OwnerBooks:
    """Of one run for one owner; `job_id` is the job it runs in."""

    owner: UUID
    transactions: Transactions
    daily_operations: int
    job_id: UUID | None = None
    _reserved: date | None = None

    async def cached(self, key: str) -> str | None:
        async with self.transactions() as session:
            return await find_answer(session, self.owner, key)

    async def keep(self, key: str, answer: str) -> None:
        async with self.transactions() as session:
            await keep_answer(session, self.owner, key, answer)

    async def admit(self) -> Notice | None:
        async with self.transactions() as session:
            self._reserved = await reserve_operation(session, self.owner, limit=self.daily_operations)
        if self._reserved is not None:
            return None
        message = f"Today's {self.daily_operations} suggestions by a model are used up; tomorrow there are more."
        return Notice(code="quota", message=message)

    async def release(self) -> None:
        reserved, self._reserved = self._reserved, None
        if reserved is not None:
            async with self.transactions() as session:
                await release_operation(session, self.owner, reserved)

    async def record(self, call: Call) -> None:
        usage = call.usage
        row = {
            "owner_id": self.owner,
            "id": new_id(),
            "job_id": self.job_id,
            "provider": usage.provider,
            "model": usage.model,
            "purpose": call.purpose,
            "status": call.status,
            "cache_key": call.cache_key,
            "input_tokens": usage.input_tokens,
            "output_tokens": usage.output_tokens,
            "cost_microdollars": usage.cost_microdollars,
            "error": {"code": call.error} if call.error else None,
            "created_at": call.started_at,
            "finished_at": func.clock_timestamp(),
        }
        async with self.transactions() as session:
            await session.execute(insert(AiOperationRow).values(row))
