"""Doing a thing once, however often it is asked for under the same `Idempotency-Key`.

The key is taken in the transaction of the effect: a second request waits for the first one's end, then gets its answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import Depends, Header, Request
from pydantic import BaseModel
from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.errors import ReusedKey
from bespoke.platform.http.dependencies import CurrentActor, Transaction
from bespoke.platform.http.tables import IdempotencyKeyRow
from bespoke.platform.jobs.due import TIDY, visit_by

LIVES = timedelta(hours=24)
_LATER = timedelta(hours=1)
M = TypeVar("M", bound=BaseModel)

IdempotencyKey = Annotated[
    str | None,
    Header(alias="Idempotency-Key", min_length=1, max_length=200, description="Repeat safely: one key, one effect."),
]


class KeyReused(ReusedKey):
    """The idempotency key was used for another request."""


class Once:
    """A request's key, if it has one."""

    def __init__(self, session: AsyncSession, owner: UUID, *, route: str, key: str | None, body: bytes) -> None:
        self._session = session
        self._owner = owner
        self._route = route
        self._key = key
        self._body = body

    async def run(self, answer: type[M], effect: Callable[[], Awaitable[M]], *, fingerprint: str = "") -> M:
        """`fingerprint` stands for what is not in the body, such as an uploaded file's hash. Raises KeyReused."""
        if self._key is None:
            return await effect()
        wanted = hashlib.sha256(self._body + fingerprint.encode()).digest()
        if not await self._take(wanted):
            return answer.model_validate_json(await self._earlier(wanted))
        result = await effect()
        stored = update(IdempotencyKeyRow).where(*self._is_mine()).values(body=result.model_dump_json().encode())
        await self._session.execute(stored)
        return result

    async def is_taken(self) -> bool:
        """Whether the key came before, be it with this request: then `run` does nothing that is worth preparing for."""
        row = IdempotencyKeyRow
        found = select(row.key).where(*self._is_mine(), row.expires_at >= func.now())
        return self._key is not None and (await self._session.execute(found)).first() is not None

    async def _take(self, wanted: bytes) -> bool:
        expired = delete(IdempotencyKeyRow).where(*self._is_mine(), IdempotencyKeyRow.expires_at < func.now())
        await self._session.execute(expired)
        row = {"owner_id": self._owner, "route": self._route, "key": self._key, "request_hash": wanted}
        row |= {"status": 0, "headers": {}, "body": b"", "expires_at": func.now() + LIVES}
        taken = insert(IdempotencyKeyRow).values(row).on_conflict_do_nothing().returning(IdempotencyKeyRow.key)
        is_new = (await self._session.execute(taken)).scalar_one_or_none() is not None
        if is_new:
            await visit_by(self._session, self._owner, kind=TIDY, after=LIVES + _LATER)
        return is_new

    async def _earlier(self, wanted: bytes) -> bytes:
        found = select(IdempotencyKeyRow.request_hash, IdempotencyKeyRow.body).where(*self._is_mine())
        request_hash, body = (await self._session.execute(found)).one()
        if request_hash != wanted:
            raise KeyReused(
                "This Idempotency-Key was used for a different request.",
                fix="Use a new key for a new request.",
                field="Idempotency-Key",
            )
        return bytes(body)

    def _is_mine(self) -> tuple[ColumnElement[bool], ...]:
        row = IdempotencyKeyRow
        return row.owner_id == self._owner, row.route == self._route, row.key == self._key


OnceIn = Callable[[AsyncSession], Once]
"""A request's key, in a transaction that is opened later."""


async def once_in(request: Request, actor: CurrentActor, key: IdempotencyKey = None) -> OnceIn:
    route = f"{request.method} {request.url.path}"
    is_json = request.headers.get("content-type", "").startswith("application/json")
    body = await request.body() if key and is_json else b""
    return lambda session: Once(session, actor.owner_id, route=route, key=key, body=body)


KeyedLater = Annotated[OnceIn, Depends(once_in)]


async def once(keyed: KeyedLater, session: Transaction) -> Once:
    return keyed(session)


OnlyOnce = Annotated[Once, Depends(once, scope="function")]
