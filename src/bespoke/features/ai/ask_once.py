"""Asking the configured model for one optimization, where there is no database: from the command line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bespoke.features.ai.configure import plan_models
from bespoke.features.ai.errors import UnsafeModel
from bespoke.optimize.llm.books import LooseBooks
from bespoke.optimize.llm.contract import Notice, Usage, Wish
from bespoke.optimize.llm.providers import open_model
from bespoke.optimize.llm.writer import ModelWriter
from bespoke.optimize.model import Suggestion
from bespoke.platform.settings.tree import AiSettings


def ask_once(settings: AiSettings, wish: Wish, *, tell: Callable[[str], object]) -> list[Suggestion]:
    """Notices and costs go to `tell`. Raises UnsafeModel or ProviderMissing where no model can be asked."""
    return asyncio.run(_ask(settings, wish, tell))


async def _ask(settings: AiSettings, wish: Wish, tell: Callable[[str], object]) -> list[Suggestion]:
    plan = plan_models(settings)
    if plan is None or not plan.is_ready:
        raise UnsafeModel(
            "No model is configured.",
            fix="Set BESPOKE_AI_PROVIDER, BESPOKE_AI_MODEL and BESPOKE_AI_API_KEY; see docs/models.md.",
            field="BESPOKE_AI_PROVIDER",
        )
    from bespoke.platform.egress.client import open_client  # noqa: PLC0415  # for those who have a model

    suggestions: list[Suggestion] = []
    async with open_client(plan.reach) as client:
        models = [open_model(choice, client) for choice in plan.choices]
        writer = ModelWriter(models, LooseBooks(), plan.deadlines, plan.most_characters)
        async for item in writer.suggestions(wish):
            match item:
                case Suggestion():
                    suggestions.append(item)
                case Notice():
                    tell(item.message)
                case Usage():
                    tell(f"{item.model}: {item.input_tokens:,} tokens read, {item.output_tokens:,} written.")
    return suggestions
