"""Sign-in identities: the accounts at a provider that open an account here, listed and removed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.accounts.directory import strike
from bespoke.features.accounts.errors import LastWayIn, NoSuchIdentity
from bespoke.features.accounts.sessions import end_other_sessions
from bespoke.features.accounts.tables import IdentityRow, UserRow
from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event
from bespoke.platform.http.paging import Cursor


def identity_key(issuer: str, subject: str) -> bytes:
    """Issuer and subject name the person (OpenID Connect Core 5.7); an address does not."""
    return hashlib.sha256(f"{issuer}\0{subject}".encode()).digest()


async def list_identities(
    session: AsyncSession, owner: UUID, *, after: Cursor | None, limit: int
) -> Sequence[IdentityRow]:
    """Newest first; one more than the limit when there are more."""
    wanted = select(IdentityRow).where(IdentityRow.owner_id == owner)
    if after is not None:
        wanted = wanted.where(after.after(IdentityRow.created_at, IdentityRow.id))
    newest = wanted.order_by(IdentityRow.created_at.desc(), IdentityRow.id.desc())
    return (await session.scalars(newest.limit(limit + 1))).all()


async def unlink_identity(session: AsyncSession, actor: Actor, *, identity_id: UUID) -> None:
    """Every other session ends: some of them may have begun this way. Raises NoSuchIdentity, LastWayIn."""
    owner = actor.owner_id
    # Of two that go at once, the second sees that the first is gone.
    locked = select(UserRow.password_hash).where(UserRow.owner_id == owner).with_for_update()
    password_hash = await session.scalar(locked)
    which = (IdentityRow.owner_id == owner, IdentityRow.id == identity_id)
    gone = delete(IdentityRow).where(*which).returning(IdentityRow.issuer, IdentityRow.subject)
    named = (await session.execute(gone)).one_or_none()
    if named is None:
        raise NoSuchIdentity("There is no sign-in identity with this id.", fix="List them.", field="identity_id")
    if password_hash is None and not await session.scalar(select(exists().where(IdentityRow.owner_id == owner))):
        raise LastWayIn("Nothing else signs you in to this account.", fix="Set a password first.")
    await strike(session, "identity", identity_key(named.issuer, named.subject))
    await end_other_sessions(session, actor)
    await append_event(session, owner, "identity.unlinked", subject_id=identity_id, actor=actor)
