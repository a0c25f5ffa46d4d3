"""Making a user: its row and its e-mail address in the directory, both or neither."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, insert
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.accounts.addresses import hash_of_address
from bespoke.features.accounts.directory import enter
from bespoke.features.accounts.errors import EmailTaken
from bespoke.features.accounts.tables import UserRow
from bespoke.features.retention.forget import begin_forgetting
from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event


async def create_user(
    session: AsyncSession,
    owner: UUID,
    *,
    email: str,
    name: str = "",
    password_hash: str | None = None,
    is_proven: bool = False,
    actor: Actor | None = None,
) -> None:
    """`email` normalised, `owner` a new id that the transaction carries. Raises EmailTaken."""
    if not await enter(session, "email", hash_of_address(email), owner=owner):
        raise EmailTaken("An account has this e-mail address already.", fix="Use another.", field="email")
    await session.execute(
        insert(UserRow).values(
            owner_id=owner,
            email=email,
            name=name,
            password_hash=password_hash,
            email_verified_at=func.clock_timestamp() if is_proven else None,
        )
    )
    await begin_forgetting(session, owner)
    await append_event(session, owner, "account.created", actor=actor)
