"""Writers that ask a fake provider over a real socket, and what such a provider may say."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bespoke.optimize.llm.asking import Model
from bespoke.optimize.llm.books import LooseBooks
from bespoke.optimize.llm.contract import Notice, Usage, Wish
from bespoke.optimize.llm.deadlines import Deadlines
from bespoke.optimize.llm.providers import ModelChoice, open_model
from bespoke.optimize.llm.writer import ModelWriter
from bespoke.optimize.model import Suggestion
from bespoke.platform.egress.client import open_client
from bespoke.platform.egress.reach import Reach
from bespoke.resume.dates import PartialDate
from bespoke.testing.model_server import ModelServer

TODAY = PartialDate(2026, 11)
PATIENCE = Deadlines(total_s=60.0, idle_s=30.0)
HASTE = Deadlines(total_s=8.0, idle_s=0.5)
"""For answers that hang; a busy machine is silent for half a second too, so nothing else is asked in haste."""


@asynccontextmanager
async def writer_at(
    *servers: ModelServer, deadlines: Deadlines = PATIENCE, books: LooseBooks | None = None, price: float = 0.0
) -> AsyncIterator[ModelWriter]:
    """One model at each server, in this order."""
    async with open_client(Reach({"127.0.0.1"}, True)) as client:
        models: list[Model] = [
            open_model(ModelChoice("openai", f"fake-{n}", server.url, "k-test", price, price), client)
            for n, server in enumerate(servers, 1)
        ]
        yield ModelWriter(models, books or LooseBooks(), deadlines)


def edits(*given: dict[str, Any]) -> str:
    return json.dumps({"edits": list(given)})


def rewrite(target: str, text: str, **more: Any) -> dict[str, Any]:
    return {"op": "rewrite_bullet", "target": target, "text": text, "evidence": [target], "why": "Clearer.", **more}


async def told(writer: ModelWriter, wish: Wish) -> list[Suggestion | Usage | Notice]:
    return [item async for item in writer.suggestions(wish)]


def only(kind: type[Any], items: list[Any]) -> list[Any]:
    return [item for item in items if isinstance(item, kind)]
