"""Every provider's library speaks through our client, and none is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bespoke.optimize.llm.asking import ModelFailed, Schema
from bespoke.optimize.llm.edits import answer_schema
from bespoke.optimize.llm.prompt import question
from bespoke.optimize.llm.providers import ADDRESSES, PROVIDERS, ModelChoice, Provider, open_model
from bespoke.platform.egress.client import open_client
from bespoke.platform.egress.reach import Reach

LOADED_LATE = ("pydantic_ai", "openai", "anthropic", "mistralai", "google.genai", "httpx2", "cryptography")


@pytest.mark.parametrize("provider", PROVIDERS)
async def test_a_call_that_our_client_refuses_is_not_made_by_any_other_way(provider: Provider) -> None:
    """No name is looked up: the host is not among those that may be called."""
    async with open_client(Reach({"nowhere.test"})) as client:
        model = open_model(ModelChoice(provider, "some-model", api_key="k" * 20), client)
        with pytest.raises(ModelFailed) as failed:
            async for _ in model.answer(question("s", ['{"a": 1}']), Schema("x", answer_schema()), model.rungs[-1]):
                pass
    assert (failed.value.trouble, failed.value.is_sent) == ("refused", False)
    assert ADDRESSES[provider].split("/")[2] in failed.value.detail


@pytest.mark.parametrize("provider", PROVIDERS)
async def test_every_provider_is_asked_at_the_address_that_was_set(provider: Provider) -> None:
    resolved: list[str] = []

    async def resolve(host: str, port: int) -> list[str]:
        resolved.append(host)
        return ["169.254.169.254"]

    choice = ModelChoice(provider, "some-model", "https://models.test/v1", "k" * 20)
    async with open_client(Reach({choice.host}, resolve=resolve)) as client:
        model = open_model(choice, client)
        with pytest.raises(ModelFailed) as failed:
            async for _ in model.answer(question("s", ['{"a": 1}']), Schema("x", answer_schema()), model.rungs[0]):
                pass
    assert (failed.value.trouble, failed.value.is_sent) == ("refused", False)
    assert set(resolved) == {"models.test"}


@pytest.mark.parametrize("module", ["bespoke", "bespoke.cli.app", "bespoke.cli.optimize", "bespoke.web.wire"])
def test_nothing_of_a_provider_is_loaded_with_the_product(module: str) -> None:
    names = ", ".join(repr(name) for name in LOADED_LATE)
    program = f"import sys, {module}; print([name for name in ({names},) if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
