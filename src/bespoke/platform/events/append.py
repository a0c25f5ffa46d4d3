"""Writing down what happened, in the transaction in which it happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.actor import Actor
from bespoke.platform.telemetry.trace import trace_id

CHANNEL = "bespoke_events"
"""NOTIFY is a hint that there is something new; the tables are the truth."""

# Last in its transaction by custom: the owner's stream is locked from here to the commit.
_APPEND = text(
    """
    WITH stream AS (
      INSERT INTO event_streams (owner_id, last) VALUES (:owner, 1)
      ON CONFLICT (owner_id) DO UPDATE SET last = event_streams.last + 1 RETURNING last
    ), told AS (
      INSERT INTO events (owner_id, seq, type, subject_id, payload, trace_id, actor)
      SELECT :owner, last, :type, :subject, :payload, :trace, :actor FROM stream RETURNING seq
    )
    SELECT pg_notify(:channel, CAST(:owner AS text)), seq FROM told
    """
).bindparams(bindparam("payload", type_=JSONB()))


async def append_event(
    session: AsyncSession,
    owner: UUID,
    event_type: str,
    *,
    subject_id: UUID | None = None,
    payload: Mapping[str, Any] | None = None,
    actor: Actor | None = None,
) -> None:
    """`event_type` is noun.verb, such as `resume.saved`. The payload names things, it never holds a person's text."""
    await session.execute(
        _APPEND,
        {
            "owner": owner,
            "type": event_type,
            "subject": subject_id,
            "payload": dict(payload or {}),
            "trace": trace_id(),
            "actor": actor.means if actor else "system",
            "channel": CHANNEL,
        },
    )
