"""Asking the configured model where there is no database: from the command line."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bespoke import telling
from bespoke.features.ai.configure import plan_models
from bespoke.features.ai.errors import UnsafeModel
from bespoke.optimize.llm.books import LooseBooks
from bespoke.optimize.llm.contract import Notice, Usage, Wish
from bespoke.optimize.llm.providers import open_model
from bespoke.optimize.llm.writer import ModelWriter
from bespoke.optimize.model import Suggestion
from bespoke.platform.settings.tree import AiSettings
from bespoke.resume.model import Resume
from bespoke.telling import Told


@asynccontextmanager
async def one_writer(settings: AiSettings) -> AsyncIterator[ModelWriter]:
    """Without a limit of operations. Raises UnsafeModel or ProviderMissing where no model can be asked."""
    plan = plan_models(settings)
    if plan is None or not plan.is_ready:
        raise UnsafeModel(
            "No model is configured.",
            fix="Set BESPOKE_AI_PROVIDER, BESPOKE_AI_MODEL and BESPOKE_AI_API_KEY; see docs/models.md.",
            field="BESPOKE_AI_PROVIDER",
        )
    from bespoke.platform.egress.client import open_client  # noqa: PLC0415  # for those who have a model

    async with open_client(plan.reach) as client:
        models = [open_model(choice, client) for choice in plan.choices]
        yield ModelWriter(models, LooseBooks(), plan.deadlines, plan.most_characters)


def ask_once(settings: AiSettings, wish: Wish, *, tell: Callable[[str], object]) -> list[Suggestion]:
    """Notices and costs go to `tell`. Raises UnsafeModel or ProviderMissing where no model can be asked."""
    return asyncio.run(_ask(settings, wish, tell))


async def _ask(settings: AiSettings, wish: Wish, tell: Callable[[str], object]) -> list[Suggestion]:
    suggestions: list[Suggestion] = []
    async with one_writer(settings) as writer:
        async for item in writer.suggestions(wish):
            match item:
                case Suggestion():
                    suggestions.append(item)
                case Notice():
                    tell(item.message)
                case Usage():
                    tell(spent(item))
    return suggestions


def tell_once(
    settings: AiSettings,
    text: str,
    *,
    section: str,
    resume: Resume,
    answers: str,
    template_id: str,
    tell: Callable[[str], object],
) -> Told:
    """As `telling.tell`, with the model; notices and costs as above. Raises as `ask_once`."""

    async def ask() -> Told:
        async with one_writer(settings) as writer:
            return await telling.tell(
                text, section=section, resume=resume, answers=answers, template_id=template_id, writer=writer
            )

    told = asyncio.run(ask())
    if told.notice:
        tell(told.notice.message)
    if told.usage:
        tell(spent(told.usage))
    return told


def spent(usage: Usage) -> str:
    """In words."""
    return f"{usage.model}: {usage.input_tokens:,} tokens read, {usage.output_tokens:,} written."
