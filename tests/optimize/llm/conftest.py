"""The example person's wish, and writers that ask a fake provider over a real socket."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bespoke.optimize.llm.asking import Model
from bespoke.optimize.llm.books import LooseBooks
from bespoke.optimize.llm.contract import Wish
from bespoke.optimize.llm.deadlines import Deadlines
from bespoke.optimize.llm.providers import ModelChoice, open_model
from bespoke.optimize.llm.writer import ModelWriter
from bespoke.optimize.model import Preferences
from bespoke.platform.egress.client import Reach, open_client
from bespoke.posting.analyse import read_posting
from bespoke.resume.dates import PartialDate
from bespoke.testing.examples import example_posting, example_resume
from bespoke.testing.model_server import ModelServer, model_server

TODAY = PartialDate(2026, 11)
HASTE = Deadlines(total_s=8.0, idle_s=0.4)


@pytest.fixture
def wish() -> Wish:
    return Wish(example_resume(), read_posting(example_posting()), Preferences(), TODAY)


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


@pytest.fixture
def second() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


@asynccontextmanager
async def writer_at(
    *servers: ModelServer, deadlines: Deadlines = HASTE, books: LooseBooks | None = None, price: float = 0.0
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
