"""What a writer asks of whoever keeps the accounts: a quota, a cache and a ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from bespoke.optimize.llm.contract import Notice, Usage

Purpose = Literal["optimize", "mend", "tell"]
Status = Literal["completed", "cut", "failed", "cached"]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a model, for the ledger. `error` names the trouble in our own words, never in a provider's."""

    purpose: Purpose
    status: Status
    usage: Usage
    started_at: datetime
    cache_key: str = ""
    error: str = ""


class Books(Protocol):
    """Kept in a database by the product, and not at all by the command line."""

    async def cached(self, key: str) -> str | None: ...

    async def keep(self, key: str, answer: str) -> None: ...

    async def admit(self) -> Notice | None:
        """Reserves one operation; a notice when none is left."""
        ...

    async def release(self) -> None:
        """Gives the operation back: no call was made."""
        ...

    async def record(self, call: Call) -> None: ...


@dataclass(slots=True)
class LooseBooks:
    """In memory, without a limit unless one is given."""

    limit: int | None = None
    used: int = 0
    answers: dict[str, str] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)

    async def cached(self, key: str) -> str | None:
        return self.answers.get(key)

    async def keep(self, key: str, answer: str) -> None:
        self.answers[key] = answer

    async def admit(self) -> Notice | None:
        if self.limit is not None and self.used >= self.limit:
            return Notice(code="quota", message="Today's suggestions by a model are used up.")
        self.used += 1
        return None

    async def release(self) -> None:
        self.used -= 1

    async def record(self, call: Call) -> None:
        self.calls.append(call)
