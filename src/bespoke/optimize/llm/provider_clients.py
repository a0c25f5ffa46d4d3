"""The providers' libraries, each given our client, so that none opens a connection of its own. Imported late."""

from __future__ import annotations

import httpx2
from pydantic_ai.models import Model

from bespoke.optimize.llm.providers import ModelChoice
from bespoke.optimize.llm.pydantic_model import Price, PydanticModel

# Each library is an extra of its own: only the chosen one is loaded.
# ruff: noqa: PLC0415


def open_model(choice: ModelChoice, client: httpx2.AsyncClient, *, key: str) -> PydanticModel:
    inner = _OPENED[choice.provider](choice.name, choice.address, key, client)
    return PydanticModel(choice.provider, choice.name, inner, Price(choice.input_price, choice.output_price))


def _openai(name: str, address: str, key: str, client: httpx2.AsyncClient) -> Model:
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai import OpenAIProvider

    return OpenAIChatModel(name, provider=OpenAIProvider(base_url=address, api_key=key, http_client=client))


def _anthropic(name: str, address: str, key: str, client: httpx2.AsyncClient) -> Model:
    from pydantic_ai.models.anthropic import AnthropicModel
    from pydantic_ai.providers.anthropic import AnthropicProvider

    return AnthropicModel(name, provider=AnthropicProvider(base_url=address, api_key=key, http_client=client))


def _google(name: str, address: str, key: str, client: httpx2.AsyncClient) -> Model:
    from pydantic_ai.models.google import GoogleModel
    from pydantic_ai.providers.google import GoogleProvider

    return GoogleModel(name, provider=GoogleProvider(base_url=address, api_key=key, http_client=client))


def _mistral(name: str, address: str, key: str, client: httpx2.AsyncClient) -> Model:
    from pydantic_ai.models.mistral import MistralModel
    from pydantic_ai.providers.mistral import MistralProvider

    return MistralModel(name, provider=MistralProvider(base_url=address, api_key=key, http_client=client))


_OPENED = {"openai": _openai, "anthropic": _anthropic, "google": _google, "mistral": _mistral}
