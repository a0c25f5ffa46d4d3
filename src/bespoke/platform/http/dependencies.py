"""What a route asks for: who acts, and one transaction of that owner.

The transaction ends before the answer is sent (`scope="function"`), so that nobody is told of what is not yet stored.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable
from typing import Annotated, Protocol

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.actor import Actor
from bespoke.platform.database import Database
from bespoke.platform.threads import FairThreads


class Authenticate(Protocol):
    """Finds the actor of a request, or raises `Unauthenticated`."""

    def __call__(self, request: Request) -> Awaitable[Actor]: ...


async def the_database(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


async def current_actor(request: Request) -> Actor:
    """Reading methods need the scope `read`, all others `write`; routes that need more say so themselves."""
    authenticate: Authenticate = request.app.state.authenticate
    actor = await authenticate(request)
    actor.require("read" if request.method in ("GET", "HEAD") else "write")
    return actor


async def child_threads(request: Request) -> FairThreads:
    threads: FairThreads = request.app.state.child_threads
    return threads


async def draft_threads(request: Request) -> FairThreads:
    threads: FairThreads = request.app.state.draft_threads
    return threads


CurrentActor = Annotated[Actor, Depends(current_actor)]
TheDatabase = Annotated[Database, Depends(the_database)]
ChildThreads = Annotated[FairThreads, Depends(child_threads)]
DraftThreads = Annotated[FairThreads, Depends(draft_threads)]


async def open_transaction(actor: CurrentActor, database: TheDatabase) -> AsyncIterator[AsyncSession]:
    async with database.transaction(actor.owner_id) as session:
        yield session


Transaction = Annotated[AsyncSession, Depends(open_transaction, scope="function")]
