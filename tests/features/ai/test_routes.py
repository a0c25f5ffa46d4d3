"""`/ai`: quota, ledger, own key."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx2
import pytest
from pydantic import SecretStr
from tests.fixtures.api import by_header

from bespoke.features.ai.books import OwnerBooks
from bespoke.features.ai.configure import plan_models
from bespoke.features.ai.models import Models
from bespoke.features.ai.routes import router
from bespoke.optimize.llm.books import Call
from bespoke.optimize.llm.contract import Usage
from bespoke.platform.database import Database
from bespoke.platform.settings.tree import AiSettings
from bespoke.testing.asgi import client_of
from bespoke.web.app import create_app


@asynccontextmanager
async def api(database: Database, owner: UUID, **given: Any) -> AsyncIterator[httpx2.AsyncClient]:
    models = Models(plan_models(AiSettings(**given)), (b"s" * 32,))
    state = {"database": database, "authenticate": by_header, "models": models}
    async with client_of(create_app([router], state=state), "http://localhost/api/v1") as client:
        client.headers["x-owner"] = str(owner)
        yield client


MODEL = {"provider": "openai", "model": "m", "api_key": SecretStr("sk-operator-key")}


async def record(database: Database, owner: UUID, count: int) -> None:
    books = OwnerBooks(owner, lambda: database.transaction(owner), 100)
    usage = Usage(provider="openai", model="m", input_tokens=10, output_tokens=5, cost_microdollars=7)
    for _ in range(count):
        await books.admit()
        await books.record(Call("optimize", "completed", usage, datetime.now(UTC)))


async def test_the_quota_says_what_is_left_what_it_cost_and_whose_model_it_is(database: Database, owner: UUID) -> None:
    await record(database, owner, 3)
    async with api(database, owner, **MODEL) as client:
        answer = (await client.get("/ai/quota")).json()
    assert (answer["used"], answer["limit"], answer["provider"], answer["model"]) == (3, 100, "openai", "m")
    assert (answer["cost_microdollars_today"], answer["input_tokens_today"], answer["output_tokens_today"]) == (
        21,
        30,
        15,
    )
    assert answer["is_available"]
    assert not answer["takes_own_key"]
    assert "operator-key" not in str(answer)


async def test_without_a_model_the_quota_says_so(database: Database, owner: UUID) -> None:
    async with api(database, owner) as client:
        answer = (await client.get("/ai/quota")).json()
        assert (answer["limit"], answer["provider"], answer["is_available"]) == (0, "", False)
        assert (await client.put("/ai/key", json={"key": "sk-0123456789"})).status_code == 403


async def test_the_ledger_comes_in_pages_and_is_ones_own(database: Database, owner: UUID, other_owner: UUID) -> None:
    await record(database, owner, 3)
    async with api(database, owner, **MODEL) as client:
        first = (await client.get("/ai/operations", params={"limit": 2})).json()
        second = (await client.get("/ai/operations", params={"limit": 2, "cursor": first["next_cursor"]})).json()
        client.headers["x-owner"] = str(other_owner)
        assert (await client.get("/ai/operations")).json()["items"] == []
    ids = [item["id"] for item in (*first["items"], *second["items"])]
    assert len(set(ids)) == 3
    assert second["next_cursor"] is None
    assert first["items"][0]["cost_microdollars"] == 7


async def test_an_own_key_is_taken_and_never_shown(database: Database, owner: UUID) -> None:
    async with api(database, owner, provider="openai", model="m", allow_owner_keys=True) as client:
        assert not (await client.get("/ai/quota")).json()["is_available"]
        assert (await client.put("/ai/key", json={"key": "sk-of-ada-0123"})).status_code == 204
        quota = await client.get("/ai/quota")
        assert quota.json()["has_own_key"]
        assert quota.json()["is_available"]
        assert "sk-of-ada" not in quota.text
        assert (await client.delete("/ai/key")).status_code == 204
        assert not (await client.get("/ai/quota")).json()["has_own_key"]


async def test_a_key_for_another_address_is_none(database: Database, owner: UUID) -> None:
    given: dict[str, Any] = {"provider": "openai", "model": "m", "allow_owner_keys": True}
    async with api(database, owner, **given) as client:
        await client.put("/ai/key", json={"key": "sk-of-ada-0123"})
    async with api(database, owner, **given, base_url="https://api.example.org/v1") as client:
        assert not (await client.get("/ai/quota")).json()["has_own_key"]


@pytest.mark.parametrize("body", [{}, {"key": ""}, {"key": "x" * 500}, {"key": 5}, {"key": "sk-012345678", "more": 1}])
async def test_a_key_that_is_none_is_refused_and_not_repeated(
    body: dict[str, Any], database: Database, owner: UUID
) -> None:
    async with api(database, owner, provider="openai", model="m", allow_owner_keys=True) as client:
        answer = await client.put("/ai/key", json=body)
    assert answer.status_code == 400
    assert "sk-012345678" not in answer.text
