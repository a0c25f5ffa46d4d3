"""A writer of an owner, from settings to the ledger, at a fake provider over a real socket."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg
import pytest
from pydantic import SecretStr

from bespoke.features.ai.configure import plan_models
from bespoke.features.ai.models import Models
from bespoke.features.ai.owner_keys import delete_key, find_key, put_key
from bespoke.optimize.llm.contract import Notice, Usage, Wish
from bespoke.optimize.model import Preferences, Suggestion
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database
from bespoke.platform.settings.tree import AiSettings
from bespoke.posting.analyse import read_posting
from bespoke.resume.dates import PartialDate
from bespoke.testing.examples import example_posting, example_resume
from bespoke.testing.model_server import Answer, ModelServer, model_server

SECRET = b"s" * 32
ORDER = '{"edits": [{"op": "reorder_bullets", "target": "e1", "order": ["b3", "b1"], "evidence": ["b3"], "why": "x"}]}'
Connection = psycopg.Connection[tuple[object, ...]]


@pytest.fixture
def provider() -> Iterator[ModelServer]:
    with model_server(Answer(ORDER)) as running:
        yield running


def models_at(provider: ModelServer, **changes: Any) -> Models:
    local = {"base_url": provider.url, "allow_private_addresses": True, "input_price": 1, "output_price": 10}
    given = {"provider": "openai", "model": "fake", "api_key": SecretStr("sk-operator"), **local, **changes}
    return Models(plan_models(AiSettings(**given)), (SECRET,))


async def ask(models: Models, database: Database, owner: UUID) -> list[Suggestion | Usage | Notice]:
    writer = await models.writer_for(owner, lambda: database.transaction(owner))
    assert writer is not None
    wish = Wish(example_resume(), read_posting(example_posting()), Preferences(), PartialDate(2026, 11))
    return [item async for item in writer.suggestions(wish)]


async def test_a_question_is_counted_paid_and_on_the_ledger(
    provider: ModelServer, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    models = models_at(provider)
    items = await ask(models, database, owner)
    again = await ask(models, database, owner)
    await models.close()
    assert [type(item).__name__ for item in items] == ["Suggestion", "Usage"]
    assert isinstance(again[-1], Usage)
    assert again[-1].from_cache
    assert again[0] == items[0]
    rows = as_migrate.execute(
        "SELECT owner_id, status, purpose, input_tokens, output_tokens, cost_microdollars, error FROM ai_operations"
        " ORDER BY created_at"
    ).fetchall()
    assert rows == [
        (owner, "completed", "optimize", 100, 200, 2100, None),
        (owner, "cached", "optimize", 0, 0, 0, None),
    ]
    assert as_migrate.execute("SELECT operations FROM ai_days").fetchall() == [(1,)]
    assert len(provider.requests) == 1


async def test_one_owners_answers_are_nobody_elses(
    provider: ModelServer, database: Database, owner: UUID, other_owner: UUID
) -> None:
    models = models_at(provider)
    await ask(models, database, owner)
    await ask(models, database, other_owner)
    await models.close()
    assert len(provider.requests) == 2


async def test_when_the_day_is_used_up_nobody_is_asked(
    provider: ModelServer, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    models = models_at(provider, daily_operations=0)
    (notice,) = await ask(models, database, owner)
    await models.close()
    assert isinstance(notice, Notice)
    assert notice.code == "quota"
    assert provider.requests == []


async def test_where_no_call_could_be_made_the_operation_is_given_back(
    provider: ModelServer, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    models = models_at(provider, base_url="http://127.0.0.1:9/v1")
    (notice,) = await ask(models, database, owner)
    await models.close()
    assert isinstance(notice, Notice)
    assert as_migrate.execute("SELECT operations FROM ai_days").fetchall() == [(0,)]
    errors = as_migrate.execute("SELECT DISTINCT status, error->>'code' FROM ai_operations").fetchall()
    assert errors == [("failed", "unreachable")]


async def test_an_owners_own_key_is_used_for_them_and_kept_sealed(
    provider: ModelServer, database: Database, owner: UUID, other_owner: UUID, as_migrate: Connection
) -> None:
    models = models_at(provider, allow_owner_keys=True)
    async with database.transaction(owner) as session:
        await put_key(session, Actor(owner, "session"), "sk-of-ada", plan=models.plan, secret=SECRET)
    await ask(models, database, owner)
    await ask(models, database, other_owner)
    await models.close()
    assert provider.authorizations == ["Bearer sk-of-ada", "Bearer sk-operator"]
    (row,) = as_migrate.execute("SELECT sealed::text FROM ai_keys").fetchall()
    assert b"sk-of-ada".hex() not in str(row[0])
    assert "sk-of-ada" not in str(as_migrate.execute("SELECT payload::text FROM events").fetchall())


async def test_a_key_that_is_deleted_or_no_longer_allowed_is_not_used(
    provider: ModelServer, database: Database, owner: UUID
) -> None:
    allowed = plan_models(AiSettings(provider="anthropic", model="m", allow_owner_keys=True))
    assert allowed is not None
    models = Models(allowed, (SECRET,))
    actor = Actor(owner, "session")
    async with database.transaction(owner) as session:
        await put_key(session, actor, "sk-of-ada", plan=allowed, secret=SECRET)
        assert await find_key(session, owner, plan=allowed, secrets=[SECRET]) == "sk-of-ada"
        assert await find_key(session, owner, plan=allowed, secrets=[b"x" * 32]) is None
        await delete_key(session, actor)
        await delete_key(session, actor)
    assert await models.writer_for(owner, lambda: database.transaction(owner)) is None


async def test_a_key_is_not_sent_to_an_address_that_was_configured_after_it_was_given(
    provider: ModelServer, database: Database, owner: UUID
) -> None:
    before = models_at(provider, base_url="http://127.0.0.1:9/v1", allow_owner_keys=True)
    async with database.transaction(owner) as session:
        await put_key(session, Actor(owner, "session"), "sk-of-ada", plan=before.plan, secret=SECRET)
    after = models_at(provider, allow_owner_keys=True)
    await ask(after, database, owner)
    await after.close()
    assert provider.authorizations == ["Bearer sk-operator"]


async def test_without_a_model_there_is_no_writer(database: Database, owner: UUID) -> None:
    assert await Models(None).writer_for(owner, lambda: database.transaction(owner)) is None
