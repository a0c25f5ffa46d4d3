"""What the routes about models show."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from bespoke.features.ai.tables import AiOperationRow


class Quota(BaseModel):
    """Operations of today, and whose model they ask. Without a model `provider` is empty and the limit 0.

    An operation is one question with everything it takes: retries, the fallback, the round of repair. One that is
    answered from the cache, or for which no call could be made, counts for nothing.
    """

    used: int
    limit: int
    resets_at: datetime
    provider: str
    model: str
    fallback_model: str
    is_available: bool = Field(description="Whether a question of this owner would be asked.")
    takes_own_key: bool
    has_own_key: bool
    cost_microdollars_today: int = Field(description="Millionths of a dollar, as far as prices are known.")
    input_tokens_today: int
    output_tokens_today: int


class OperationShown(BaseModel):
    """One call of a model."""

    id: UUID
    job_id: UUID | None
    provider: str
    model: str
    purpose: str
    status: str
    input_tokens: int
    output_tokens: int
    cost_microdollars: int
    error: str
    created_at: datetime
    finished_at: datetime | None

    @classmethod
    def of(cls, row: AiOperationRow) -> OperationShown:
        names = ("id", "job_id", "provider", "model", "purpose", "status", "created_at", "finished_at")
        counts = ("input_tokens", "output_tokens", "cost_microdollars")
        return cls(**{name: getattr(row, name) for name in (*names, *counts)}, error=(row.error or {}).get("code", ""))


class OwnKey(BaseModel):
    """A key at the provider. It is not shown again."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"key": "sk-your-own-key"}]})

    key: Annotated[SecretStr, Field(min_length=8, max_length=400)]
