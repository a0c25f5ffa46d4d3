"""One call of a tool: the office, who acts, and the line back to the client."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from mcp.server.mcpserver import Context
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.resumes.writers import answered
from bespoke.mcp.office import Office
from bespoke.optimize.llm.contract import Writer
from bespoke.platform.actor import Actor, Scope
from bespoke.platform.http.idempotency import Once

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
        """One effect for one key, as the routes do for `Idempotency-Key`. Raises KeyReused."""
        body = json.dumps(given, sort_keys=True, default=str).encode()
        return await Once(session, self.actor.owner_id, route=f"MCP {name}", key=key, body=body).run(answer, effect)

    async def writer(self, told: str, *, section: str) -> Writer | None:
        """What the model makes of a telling, asked before a transaction begins; None where no model is set up."""
        writer_for = self.office.writer_for
        return await answered(writer_for, self.actor.owner_id, told, section=section) if writer_for else None

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
