"""Rate limits by the generic cell rate algorithm: one statement a try, exact for any number of processes.

A row holds when the key will have its whole burst back (the theoretical arrival time). A try is let through when
that moment, pushed on by one try's share, lies no further away than a whole period.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.database import Database
from bespoke.platform.database.single import fetch_first
from bespoke.platform.rates.errors import TooOften


@dataclass(frozen=True, slots=True)
class Rate:
    """`times` at once, and one more each time `per_s / times` seconds went by."""

    times: int
    per_s: float

    @property
    def share_s(self) -> float:
        return self.per_s / self.times


# The second half answers a refusal. It sees the row as it was when the statement began, or not yet, while others raced:
# then it cannot tell how long to wait, and a share is a fair guess.
_TAKE = text(
    """
    WITH taken AS (
      INSERT INTO rate_limits AS r (key, next_at) VALUES (:key, clock_timestamp() + make_interval(secs => :share))
      ON CONFLICT (key) DO UPDATE
        SET next_at = greatest(r.next_at, clock_timestamp()) + make_interval(secs => :share)
        WHERE greatest(r.next_at, clock_timestamp()) + make_interval(secs => :share)
              <= clock_timestamp() + make_interval(secs => :period)
      RETURNING next_at
    )
    SELECT true AS is_taken, 0 AS wait_s FROM taken
    UNION ALL
    SELECT false, extract(epoch FROM next_at - clock_timestamp()) + :share - :period
    FROM rate_limits WHERE key = :key AND NOT EXISTS (SELECT FROM taken)
    """
)
_PURGE = text("DELETE FROM rate_limits WHERE next_at < clock_timestamp()")


async def take(database: Database, purpose: str, subject: str, *, rate: Rate) -> None:
    """Count one try of `subject`; raises TooOften. Counted at once, whatever becomes of the caller's transaction.

    Only a hash of the subject is stored.
    """
    key = hashlib.sha256(f"{purpose}\0{subject}".encode()).digest()
    row = await fetch_first(database, _TAKE, {"key": key, "share": rate.share_s, "period": rate.per_s + 1e-6})
    if row is not None and row.is_taken:
        return
    raise TooOften.after(float(row.wait_s) if row is not None and row.wait_s > 0 else rate.share_s)


async def purge(session: AsyncSession) -> None:
    """Forget the keys that have their whole burst back."""
    await session.execute(_PURGE)
