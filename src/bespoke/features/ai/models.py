"""The models of this installation: who gets a writer, and through which client it speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from bespoke.features.ai.books import OwnerBooks, Transactions
from bespoke.features.ai.configure import ModelPlan, plan_models
from bespoke.features.ai.owner_keys import find_key
from bespoke.optimize.llm.contract import Writer
from bespoke.optimize.llm.providers import ModelChoice, open_model
from bespoke.optimize.llm.run import Ladder
from bespoke.optimize.llm.writer import ModelWriter
from bespoke.platform.place import Place

if TYPE_CHECKING:
    import httpx2

    from bespoke.optimize.llm.pydantic_model import PydanticModel


@dataclass(slots=True)
class Models:
    """One for a process. Nothing of a provider's is loaded and no client is opened before the first question."""

    plan: ModelPlan | None
    secrets: Sequence[bytes] = field(default=(), repr=False)
    _client: httpx2.AsyncClient | None = None
    _opened: dict[ModelChoice, PydanticModel] = field(default_factory=dict, repr=False)
    _ladder: Ladder = field(default_factory=Ladder)

    async def writer_for(self, owner: UUID, transactions: Transactions, *, job_id: UUID | None = None) -> Writer | None:
        """None where no model may be asked for them. `transactions` opens one of the owner's, as `JobRun` does."""
        if self.plan is None:
            return None
        async with transactions() as session:
            key = await find_key(session, owner, plan=self.plan, secrets=self.secrets)
        if not (key or self.plan.is_ready):
            return None
        plan = self.plan.with_key(key) if key else self.plan
        books = OwnerBooks(owner, transactions, plan.daily_operations, job_id)
        models = [self._model(choice, is_kept=not key) for choice in plan.choices]
        return ModelWriter(models, books, plan.deadlines, plan.most_characters, self._ladder)

    def _model(self, choice: ModelChoice, *, is_kept: bool) -> PydanticModel:
        """The operator's are opened once; one with an owner's key lives as long as its writer."""
        assert self.plan is not None
        if choice in self._opened:
            return self._opened[choice]
        if self._client is None:
            from bespoke.platform.egress.client import open_client  # noqa: PLC0415  # for those who have a model

            self._client = open_client(self.plan.reach)
        model = open_model(choice, self._client)
        if is_kept:
            self._opened[choice] = model
        return model

    async def close(self) -> None:
        if self._client is not None:
            await self._client.aclose()


def open_models(place: Place) -> Models:
    """Raises UnsafeModel or ProviderMissing where the settings do not fit."""
    plan = plan_models(place.settings.ai)
    return Models(plan, (place.secret, *place.former_secrets) if plan else ())
