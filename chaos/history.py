"""What the clients were told: the only thing the final state is judged by."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """An export that was answered with 202. `key` is the Idempotency-Key it was asked for under."""

    owner: UUID
    document_id: UUID
    job_id: UUID
    key: str
    format: str


@dataclass(frozen=True, slots=True)
class Served:
    """A download that was answered with 200 and came to its end: what the bytes hash to, and what the ETag says."""

    job_id: UUID
    sha256: str
    etag: str


@dataclass
class History:
    """`keys` are all that were ever sent, whether or not an answer came; `cancelled` was asked to be.

    `refusals` are the codes of failures that are right in this scenario, such as a quota that is used up.
    """

    keys: dict[UUID, set[str]] = field(default_factory=dict)
    acknowledged: dict[UUID, Acknowledged] = field(default_factory=dict)
    twice: list[str] = field(default_factory=list)
    served: list[Served] = field(default_factory=list)
    cancelled: set[UUID] = field(default_factory=set)
    refusals: frozenset[str] = frozenset()
    in_doubt: int = 0
    completed_without_file: list[UUID] = field(default_factory=list)

    def ask(self, owner: UUID, key: str) -> None:
        self.keys.setdefault(owner, set()).add(key)

    def note(self, told: Acknowledged) -> None:
        """One key always gives the same job; two that differ are kept as what they are, a fault."""
        for other in self.acknowledged.values():
            if (other.owner, other.key) == (told.owner, told.key) and other.job_id != told.job_id:
                self.twice.append(told.key)
        self.acknowledged[told.job_id] = told
