"""What the guard does not support is never applied without an explicit confirmation."""

from __future__ import annotations

from uuid import UUID

from tests.fixtures.tools import POSTING, RESUME, Agent, called, refused

INVENTED = "Led 40 engineers and raised revenue by 300% with Kubernetes."


async def test_a_wording_of_the_agents_own_needs_the_persons_word(agent: Agent, worker: None, ada: UUID) -> None:
    async with agent(ada) as client:
        resume = (await called(client, "import_resume", text=RESUME))["resume_id"]
        posting = (await called(client, "create_posting", text=POSTING))["id"]
        run = await called(client, "optimize", resume_id=resume, posting_id=posting)
        rewrite = next(one for one in run["suggestions"] if one["operation"] == "rewrite_bullet")
        one = {"optimized_id": run["optimized_resume_id"], "suggestion_id": rewrite["id"]}
        error = await refused(client, "accept_suggestion", **one, text=INVENTED)
        assert error["kind"] == "conflict"
        assert error["fix"]
        optimized = {"optimized_id": one["optimized_id"]}
        assert INVENTED not in str(await called(client, "get_optimized_resume", **optimized))
        accepted = await called(client, "accept_suggestion", **one, text=INVENTED, confirm=True)
        assert accepted["suggestion"]["state"] == "applied"
        undone = await called(client, "undo_suggestion", **one)
        assert undone["revision"] == accepted["revision"] + 1
        assert INVENTED not in str(await called(client, "get_optimized_resume", **optimized))
        assert (await called(client, "reject_suggestion", **one))["suggestion"]["state"] == "rejected"
        asked = (await called(client, "list_questions", **optimized))["questions"]
        assert all(each["place"] and each["text"].endswith("?") for each in asked)
        assert asked
        left = await called(client, "list_suggestions", **optimized, state=["rejected"])
        assert [each["id"] for each in left["suggestions"]] == [rewrite["id"]]
