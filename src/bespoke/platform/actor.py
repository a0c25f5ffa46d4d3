"""Who acts: one authenticated principal and what it may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from bespoke.platform.errors import Forbidden

Scope = Literal["read", "write", "account"]
"""`read` sees, `write` changes résumés and makes files, `account` changes the account itself (keys, erasure)."""

ALL_SCOPES: frozenset[Scope] = frozenset(("read", "write", "account"))

Means = Literal["session", "api_key", "single_user", "trusted_header"]


class MissingScope(Forbidden):
    """The key does not allow this."""


@dataclass(frozen=True, slots=True)
class Actor:
    """`credential_id` is the session's or key's id; None where the machine itself vouches for the person."""

    owner_id: UUID
    means: Means
    scopes: frozenset[Scope] = ALL_SCOPES
    credential_id: UUID | None = None

    def require(self, scope: Scope) -> None:
        if scope not in self.scopes:
            raise MissingScope(
                f"This API key lacks the scope {scope!r}.",
                fix="Make a key with that scope, or sign in.",
            )
