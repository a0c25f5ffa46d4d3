"""From a secret's hash to the row it stands for, in one statement.

The owner is found in the directory and set for this statement alone; only then does row-level security let the second
half see that owner's row. LATERAL with OFFSET 0 keeps the halves in that order; in any other, nothing would be found.
Every statement answers at most one row and does the same work for a hash that nobody has.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import TextClause, text

from bespoke.platform.database import Database
from bespoke.platform.database.single import fetch_first


def _through_directory(kind: str, half: str) -> TextClause:
    return text(
        f"""
        WITH found AS MATERIALIZED (
          SELECT owner_id, set_config('app.owner_id', owner_id::text, true)::uuid AS owner
          FROM directory WHERE kind = '{kind}' AND key = :key
        )
        SELECT found.owner_id, hit.* FROM found CROSS JOIN LATERAL ({half} OFFSET 0) AS hit
        """  # noqa: S608  # our own words
    )


_SESSION = _through_directory(
    "session",
    """
    SELECT s.id, s.last_seen_at < clock_timestamp() - interval '1 minute' AS is_stale
    FROM user_sessions s JOIN users u ON u.owner_id = s.owner_id
    WHERE s.owner_id = found.owner AND s.token_hash = :key AND u.is_active AND s.expires_at > clock_timestamp()
      AND s.last_seen_at > clock_timestamp() - CAST(:idle AS interval)
    """,
)
_API_KEY = _through_directory(
    "api_key",
    """
    SELECT k.id, k.scopes, coalesce(k.last_used_at < clock_timestamp() - interval '1 minute', true) AS is_stale
    FROM api_keys k JOIN users u ON u.owner_id = k.owner_id
    WHERE k.owner_id = found.owner AND k.key_hash = :key AND u.is_active
      AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())
    """,
)
_LOGIN = _through_directory(
    "email",
    "SELECT u.password_hash, u.is_active, u.email_verified_at FROM users u WHERE u.owner_id = found.owner",
)


@dataclass(frozen=True, slots=True)
class FoundSession:
    """`is_stale`: its last use was noted more than a minute ago."""

    owner_id: UUID
    id: UUID
    is_stale: bool


@dataclass(frozen=True, slots=True)
class FoundKey:
    owner_id: UUID
    id: UUID
    is_stale: bool
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class FoundUser:
    owner_id: UUID
    password_hash: str | None
    is_active: bool
    is_proven: bool


async def find_session(database: Database, token_hash: bytes, *, idle: timedelta) -> FoundSession | None:
    """A session that is neither expired nor idle, of an active user."""
    row = await fetch_first(database, _SESSION, {"key": token_hash, "idle": idle})
    return None if row is None else FoundSession(row.owner_id, row.id, row.is_stale)


async def find_key(database: Database, key_hash: bytes) -> FoundKey | None:
    """A key that has not expired, of an active user."""
    row = await fetch_first(database, _API_KEY, {"key": key_hash})
    return None if row is None else FoundKey(row.owner_id, row.id, row.is_stale, frozenset(row.scopes))


async def find_user(database: Database, address_hash: bytes) -> FoundUser | None:
    """Any user, whether active or not. `is_proven`: somebody showed that the address is theirs."""
    row = await fetch_first(database, _LOGIN, {"key": address_hash})
    if row is None:
        return None
    return FoundUser(row.owner_id, row.password_hash, row.is_active, row.email_verified_at is not None)
