"""An owner's own key at the provider: kept sealed, used for their own questions, never shown.

The seal binds it to the address it was given for: where another one is configured later, it does not open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.ai.errors import OwnerKeysOff
from bespoke.features.ai.tables import AiKeyRow
from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event

if TYPE_CHECKING:
    from bespoke.features.ai.configure import ModelPlan

_PURPOSE = "owner's model key"


async def put_key(session: AsyncSession, actor: Actor, key: str, *, plan: ModelPlan | None, secret: bytes) -> None:
    """For the provider that is configured. Raises OwnerKeysOff."""
    if plan is None or not plan.allows_owner_keys:
        raise OwnerKeysOff("This installation takes no keys of your own.", fix="Ask whoever runs it.")
    from bespoke.platform.sealing import seal  # noqa: PLC0415  # for those who use such keys

    provider = plan.choices[0].provider
    sealed = seal(secret, key, purpose=_PURPOSE, bound_to=_bond(actor.owner_id, plan))
    kept = insert(AiKeyRow).values(owner_id=actor.owner_id, provider=provider, sealed=sealed)
    change = {"provider": provider, "sealed": sealed, "created_at": func.clock_timestamp()}
    await session.execute(kept.on_conflict_do_update(index_elements=["owner_id"], set_=change))
    await append_event(session, actor.owner_id, "ai_key.set", payload={"provider": provider}, actor=actor)


async def delete_key(session: AsyncSession, actor: Actor) -> None:
    """Deleting what is not there is no error."""
    gone = delete(AiKeyRow).where(AiKeyRow.owner_id == actor.owner_id).returning(AiKeyRow.provider)
    provider = await session.scalar(gone)
    if provider is not None:
        await append_event(session, actor.owner_id, "ai_key.deleted", payload={"provider": provider}, actor=actor)


async def find_key(session: AsyncSession, owner: UUID, *, plan: ModelPlan, secrets: Sequence[bytes]) -> str | None:
    """The key itself, for a call; None where there is none for this address or it no longer opens."""
    if not plan.allows_owner_keys:
        return None
    sealed = await session.scalar(select(AiKeyRow.sealed).where(AiKeyRow.owner_id == owner))
    if sealed is None:
        return None
    from bespoke.platform.sealing import unseal  # noqa: PLC0415  # for those who use such keys

    return unseal(secrets, sealed, purpose=_PURPOSE, bound_to=_bond(owner, plan))


def _bond(owner: UUID, plan: ModelPlan) -> str:
    return f"{owner}:{plan.choices[0].origin}"
