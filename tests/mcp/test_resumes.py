"""An agent's saves pass the guard."""

from __future__ import annotations

import copy
from typing import Any
from uuid import UUID

from tests.fixtures.product import Product
from tests.fixtures.tools import POSTING, RESUME, Agent, called, refused

from bespoke.platform.ids import new_id
from bespoke.testing.writers import ScriptedWriter

INVENTED = "Led 40 engineers and raised revenue by 300% with Kubernetes."


def with_claim(resume_json: dict[str, Any], claim: str) -> dict[str, Any]:
    changed = copy.deepcopy(resume_json)
    changed["work"][0]["highlights"][0] = claim
    for entry in changed["meta"]["x-bespoke"].get("work", []) if "meta" in changed else []:
        entry.pop("highlights", None)
    return changed


async def test_an_invented_fact_is_not_saved_unless_the_person_vouched(agent: Agent, worker: None, ada: UUID) -> None:
    async with agent(ada) as client:
        imported = (await called(client, "import_resume", text=RESUME))["resume"]
        draft = with_claim(imported["resume_json"], INVENTED)
        wish = {"resume_id": imported["id"], "resume_json": draft, "revision": imported["revision"]}
        error = await refused(client, "save_resume", **wish)
        assert error["code"] == "unconfirmed"
        assert INVENTED in {mark["text"] for mark in error["more"]["marks"]}
        kept = await called(client, "get_resume", resume_id=imported["id"])
        assert kept["revision"] == imported["revision"]
        assert kept["resume_json"] == imported["resume_json"]
        saved = await called(client, "save_resume", **wish, confirm=True)
        assert saved["revision"] == imported["revision"] + 1


async def test_a_rewording_needs_nobody_to_vouch(agent: Agent, worker: None, ada: UUID) -> None:
    async with agent(ada) as client:
        imported = (await called(client, "import_resume", text=RESUME))["resume"]
        draft = with_claim(imported["resume_json"], "Built SQL reports for 12 teams, saving 30 hours a month.")
        wish = {"resume_id": imported["id"], "resume_json": draft, "revision": imported["revision"]}
        assert (await called(client, "save_resume", **wish))["revision"] == imported["revision"] + 1


async def test_an_optimized_resume_is_guarded_in_both_forms(agent: Agent, worker: None, ada: UUID) -> None:
    async with agent(ada) as client:
        resume = (await called(client, "import_resume", text=RESUME))["resume_id"]
        posting = (await called(client, "create_posting", text=POSTING))["id"]
        run = await called(client, "optimize", resume_id=resume, posting_id=posting)
        optimized = {"optimized_id": run["optimized_resume_id"]}
        before = await called(client, "get_optimized_resume", **optimized)
        wish = {**optimized, "revision": before["revision"]}
        draft = with_claim(before["resume_json"], INVENTED)
        error = await refused(client, "save_optimized_resume", **wish, resume_json=draft)
        assert error["code"] == "unconfirmed"
        assert (await called(client, "get_optimized_resume", **optimized)) == before
        assert (await refused(client, "save_optimized_resume", **wish))["field"] == "resume_json"
        saved = await called(client, "save_optimized_resume", **wish, resume_json=draft, confirm=True)
        assert saved["revision"] == before["revision"] + 1
        again = {**optimized, "revision": saved["revision"], "resume_json": saved["resume_json"]}
        assert (await called(client, "save_optimized_resume", **again))["id"] == saved["id"]


async def test_telling_asks_a_model_once_for_a_key_and_never_about_what_is_not_there(
    agent: Agent, ada: UUID, product: Product
) -> None:
    read = {"work": [{"name": "Thyssen", "position": "welder", "startDate": "2021"}]}
    writer = ScriptedWriter({"work": read})

    async def writer_for(_: UUID) -> ScriptedWriter:
        return writer

    product.app.state.writer_for = writer_for
    told = {"raw_input": "I worked as a welder at Thyssen since 2021", "section": "work"}
    async with agent(ada) as client:
        answers = [await called(client, "tell", **told, idempotency_key="once") for _ in range(2)]
        assert answers[0] == answers[1]
        assert (answers[0]["by"], answers[0]["status"]) == ("model", "completed")
        await refused(client, "tell", **told, resume_id=str(new_id()))
    assert len(writer.asked) == 1


async def test_telling_adds_to_a_resume_and_begins_one(agent: Agent, ada: UUID) -> None:
    async with agent(ada) as client:
        first = await called(client, "tell", raw_input="I speak French fluently")
        assert first["status"] == "completed"
        resume = await called(client, "get_resume", resume_id=first["resume_id"])
        assert resume["revision"] == first["revision"]
        asked = (await called(client, "get_completeness", resume_id=first["resume_id"]))["next_question"]
        assert asked["text"]
