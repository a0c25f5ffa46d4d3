"""The product with a model configured: its suggestions follow the rules', and when it breaks the result is whole."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pydantic import SecretStr
from tests.fixtures.product import Product, running, settings_for
from tests.fixtures.server import Server

from bespoke.platform.settings.tree import AiSettings
from bespoke.resume.jsonresume import write_json_resume
from bespoke.testing.examples import example_posting, example_resume
from bespoke.testing.model_server import Answer, ModelServer, model_server

# The bullets of the volunteer entry, which the rules leave as they are.
ORDER = '{"op": "reorder_bullets", "target": "e4", "order": ["b17", "b16"], "evidence": ["b17"], "why": "fits"}'
EDITS = f'{{"edits": [{ORDER}]}}'
TOLD = "I worked as an engineer at Acme since 2021 and managed a team of 5"
READ = {
    "entries": [{"name": "Acme", "position": "Engineer", "startDate": "2021", "highlights": ["Managed a team of 5"]}]
}


@pytest.fixture
def model() -> Iterator[ModelServer]:
    with model_server(Answer(EDITS)) as running_model:
        yield running_model


@pytest.fixture
async def product(server: Server, database_name: str, tmp_path: Path, model: ModelServer) -> AsyncIterator[Product]:
    local = {"base_url": model.url, "allow_private_addresses": True}
    ai = AiSettings(provider="openai", model="fake", api_key=SecretStr("sk"), **local, total_s=60, idle_s=30)
    async with running(settings_for(server, database_name, tmp_path, ai=ai)) as started:
        yield started


async def made(client: httpx2.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await client.post(path, json=body)
    assert answer.is_success, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def optimized(product: Product, client: httpx2.AsyncClient) -> tuple[dict[str, Any], list[str]]:
    """The summary, and the types of what the stream told."""
    resume = await made(client, "/resumes", {"data": write_json_resume(example_resume())})
    posting = await made(client, "/postings", {"text": example_posting()})
    started = await made(client, "/optimize", {"resume_id": resume["id"], "posting_id": posting["id"]})
    await product.run_jobs()
    events = (await client.get(f"/optimize/{started['job_id']}/events")).text
    told = [line.removeprefix("event: ") for line in events.splitlines() if line.startswith("event: ")]
    ended = (await client.get(f"/optimize/{started['job_id']}")).json()
    assert ended["status"] == "completed", ended
    suggestions = (await client.get(f"/resumes/optimized/{started['optimized_resume_id']}/suggestions")).json()
    engines = [one["engine"] for one in suggestions]
    return {**ended["summary"], "by": engines}, told


async def test_a_model_s_suggestions_follow_those_of_the_rules(product: Product, model: ModelServer) -> None:
    member = await product.join("ada@example.org")
    async with member.browser() as client:
        summary, told = await optimized(product, client)
        quota = (await client.get("/ai/quota")).json()
    assert summary["engines"] == ["rules", "model"], summary
    assert summary["notices"] == []
    assert summary["by"] == sorted(summary["by"], reverse=True), "the rules' come first"
    assert "usage" in told
    assert quota["used"] == 1
    assert len(model.requests) == 1


async def test_a_model_that_breaks_leaves_a_whole_result_and_a_notice(product: Product, model: ModelServer) -> None:
    model.answer_by(Answer(EDITS, cut_at=20))
    member = await product.join("ada@example.org")
    async with member.browser() as client:
        summary, told = await optimized(product, client)
    assert summary["engines"] == ["rules"]
    assert summary["is_complete_by_rules"]
    assert [notice["code"] for notice in summary["notices"]] == ["unavailable"]
    assert "notice" in told
    assert told[-1] == "done"


async def test_what_a_person_tells_is_read_by_the_model_while_nothing_waits(
    product: Product, model: ModelServer
) -> None:
    """The answer is there before the request's transaction begins, so the connections stay free."""
    seen: list[int] = []

    def answer(_: dict[str, Any]) -> Answer:
        seen.append(product.database.engine.pool.checkedout())  # type: ignore[attr-defined]  # of the pool that we use
        return Answer(json.dumps(READ))

    model.answer_by(answer)
    member = await product.join("ada@example.org")
    async with member.browser() as client:
        resume = await made(client, "/resumes", {"title": "mine"})
        proposed = await made(client, f"/resumes/{resume['id']}/tell", {"raw_input": TOLD, "section": "work"})
        kept = await made(client, f"/resumes/{resume['id']}/sections/work_experience", {"raw_input": TOLD})
    assert proposed["by"] == "model", proposed
    assert proposed["sections"]["work"][0]["name"] == "Acme"
    assert kept["status"] == "completed"
    assert seen
    assert max(seen) == 0
