"""What a person sees and changes of their own account."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.accounts.errors import NotSignedIn
from bespoke.features.accounts.tables import UserRow
from bespoke.platform.actor import Actor
from bespoke.platform.errors import Invalid
from bespoke.platform.events.append import append_event

SETTINGS_BYTES = 16_384


class SettingsTooLarge(Invalid):
    """The settings are too large."""


async def read_me(session: AsyncSession, owner: UUID) -> UserRow:
    return await _user(session, select(UserRow).where(UserRow.owner_id == owner))


async def change_me(
    session: AsyncSession, actor: Actor, *, name: str | None, settings: Mapping[str, Any] | None
) -> UserRow:
    """Settings are merged by their first-level keys; a null removes one. Raises SettingsTooLarge."""
    mine = UserRow.owner_id == actor.owner_id
    user = await _user(session, select(UserRow).where(mine).with_for_update())
    values: dict[str, Any] = {"updated_at": func.clock_timestamp()}
    if name is not None:
        values["name"] = name
    if settings is not None:
        values["settings"] = _merged(user.settings, settings)
    told = update(UserRow).where(mine).values(values).returning(UserRow).execution_options(populate_existing=True)
    changed = (await session.scalars(told)).one()
    changes = sorted(key for key in values if key != "updated_at")
    await append_event(session, actor.owner_id, "account.changed", payload={"fields": changes}, actor=actor)
    return changed


async def _user(session: AsyncSession, wanted: Select[UserRow]) -> UserRow:
    user = (await session.scalars(wanted)).one_or_none()
    if user is None:
        raise NotSignedIn
    return user


def _merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    merged = {key: value for key, value in {**old, **new}.items() if value is not None}
    if len(json.dumps(merged)) > SETTINGS_BYTES:
        raise SettingsTooLarge(
            f"The settings would take more than {SETTINGS_BYTES} bytes.", fix="Store less.", field="settings"
        )
    return merged
