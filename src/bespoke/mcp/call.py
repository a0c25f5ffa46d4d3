"""One call of a tool: the office, who acts, and the line back to the client."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from mcp.server.mcpserver import Context
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.resumes.schemas import SectionInput
from bespoke.features.resumes.writers import answered, at_resume
from bespoke.mcp.office import Office
from bespoke.optimize.llm.contract import Writer
from bespoke.platform.actor import Actor, Scope
from bespoke.platform.http.idempotency import Once, OnceIn

M = TypeVar("M", bound=BaseModel)
Ctx = Context[Office, Any]


@dataclass(frozen=True, slots=True)
class Call:
    office: Office
    actor: Actor
    context: Ctx

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Of the actor's owner; committed at the end, taken back when anything is raised."""
        async with self.office.database.transaction(self.actor.owner_id) as session:
            yield session

    def once_in(self, name: str, key: str | None, given: object) -> OnceIn:
        """The key of this call, as the routes have `Idempotency-Key`."""
        body = json.dumps(given, sort_keys=True, default=str).encode()
        return lambda session: Once(session, self.actor.owner_id, route=f"MCP {name}", key=key, body=body)

    async def once(
        self,
        session: AsyncSession,
        name: str,
        key: str | None,
        given: object,
        *,
        answer: type[M],
        effect: Callable[[], Awaitable[M]],
    ) -> M:
        """One effect for one key. Raises KeyReused."""
        return await self.once_in(name, key, given)(session).run(answer, effect)

    async def writer(
        self, given: SectionInput, *, section: str, resume_id: UUID | None, once_in: OnceIn
    ) -> Writer | None:
        """What the model makes of a telling, asked before a transaction begins; None where the rules read alone."""
        return await answered(
            self.office.writer_for,
            self.transaction,
            self.actor.owner_id,
            look=at_resume(self.actor.owner_id, resume_id) if resume_id else None,
            section=section,
            given=given,
            once_in=once_in,
        )

    async def progress(self, percent: float, stage: str) -> None:
        """Told only to clients that asked to hear of it."""
        await self.context.report_progress(percent, 100, stage)


async def call_of(context: Ctx, needs: Scope = "read") -> Call:
    """Raises Unauthenticated, MissingScope."""
    request = context.request_context
    office = request.lifespan_context
    actor = await office.who_acts(request.request)
    actor.require(needs)
    return Call(office, actor, context)
