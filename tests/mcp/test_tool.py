"""Every tool keeps to its owner and refuses what is hostile."""

from __future__ import annotations

import base64
from typing import Any
from uuid import UUID

import pytest
from tests.fixtures.jobs import Connection
from tests.fixtures.tools import POSTING, RESUME, Agent, called, refused

from bespoke.mcp.server import TOOLS
from bespoke.platform.ids import new_id

NAMES = ("resume_id", "optimized_id", "posting_id", "document_id", "job_id", "suggestion_id")
REST: dict[str, dict[str, Any]] = {
    "save_resume": {"resume_json": {"basics": {"name": "A"}}, "revision": 1},
    "save_optimized_resume": {"resume_json": {"basics": {"name": "A"}}, "revision": 1},
    "tell": {"raw_input": "I speak French"},
}
OF_ONE = {
    "get_resume": ("resume_id",),
    "get_completeness": ("resume_id",),
    "tell": ("resume_id",),
    "save_resume": ("resume_id",),
    "get_posting": ("posting_id",),
    "score": ("resume_id", "posting_id"),
    "optimize": ("resume_id", "posting_id"),
    "get_optimization": ("job_id",),
    "get_optimized_resume": ("optimized_id",),
    "save_optimized_resume": ("optimized_id",),
    "list_suggestions": ("optimized_id",),
    "list_questions": ("optimized_id",),
    "accept_suggestion": ("optimized_id", "suggestion_id"),
    "accept_safe_suggestions": ("optimized_id",),
    "reject_suggestion": ("optimized_id", "suggestion_id"),
    "undo_suggestion": ("optimized_id", "suggestion_id"),
    "export": ("document_id",),
    "get_export": ("job_id",),
    "list_exports": ("document_id",),
}
OF_NONE = {"import_resume", "list_resumes", "create_posting", "list_postings", "list_optimized_resumes"}
OF_NONE |= {"search_library"}


@pytest.fixture
async def belongings(agent: Agent, worker: None, ada: UUID) -> dict[str, str]:
    """Ids of things of Ada's."""
    async with agent(ada) as client:
        resume = (await called(client, "import_resume", text=RESUME))["resume_id"]
        posting = (await called(client, "create_posting", text=POSTING))["id"]
        run = await called(client, "optimize", resume_id=resume, posting_id=posting)
        optimized = run["optimized_resume_id"]
        file = await called(client, "export", document_id=optimized, format="txt", allow_unconfirmed=True)
    ids = {"resume_id": resume, "posting_id": posting, "optimized_id": optimized, "document_id": optimized}
    ids |= {"job_id": run["job"]["job_id"], "suggestion_id": run["suggestions"][0]["id"]}
    return {**ids, "get_export.job_id": file["job"]["job_id"]}


async def test_each_call_has_a_trace_that_leads_from_its_answer_to_the_audit_trail(
    agent: Agent, ada: UUID, as_migrate: Connection
) -> None:
    async with agent(ada) as client:
        for _ in range(2):
            await called(client, "create_posting", text=POSTING)
        refusal = await refused(client, "get_posting", posting_id=str(new_id()))
    rows = as_migrate.execute("SELECT trace_id FROM events WHERE type = 'posting.created'").fetchall()
    traces = {str(row[0]) for row in rows} | {refusal["trace_id"]}
    assert len(traces) == 3
    assert all(len(trace) == 32 for trace in traces)


async def test_every_tool_that_takes_ids_is_tried_below() -> None:
    assert {tool.name for tool in TOOLS} == set(OF_ONE) | OF_NONE


async def test_ids_of_another_owner_are_not_found(
    agent: Agent, belongings: dict[str, str], ada: UUID, other_owner: UUID
) -> None:
    async with agent(other_owner) as stranger, agent(ada) as client:
        for name, wanted in OF_ONE.items():
            ids = {one: belongings.get(f"{name}.{one}", belongings[one]) for one in wanted}
            error = await refused(stranger, name, **ids, **REST.get(name, {}))
            assert error["kind"] == "not_found", name
            unknown = dict.fromkeys(wanted, str(new_id()))
            same = await refused(stranger, name, **unknown, **REST.get(name, {}))
            assert same["code"] == error["code"], name
        for name in OF_NONE - {"import_resume", "create_posting", "search_library"}:
            assert (await called(stranger, name))["items"] == []
        assert (await called(client, "get_optimized_resume", optimized_id=belongings["optimized_id"]))["revision"] == 1


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("import_resume", {}),
        ("import_resume", {"text": "a", "content_base64": "YQ=="}),
        ("import_resume", {"content_base64": "not base64!"}),
        ("import_resume", {"text": "a\x00b"}),
        ("create_posting", {"text": "a\x00b"}),
        ("list_resumes", {"cursor": "x"}),
        ("search_library", {"query": "\x00"}),
    ],
)
async def test_what_cannot_be_taken_is_refused_with_a_fix(
    agent: Agent, ada: UUID, name: str, arguments: dict[str, Any]
) -> None:
    async with agent(ada) as client:
        error = await refused(client, name, **arguments)
        assert error["kind"] == "invalid"
        assert error["fix"]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("import_resume", {"text": "a", "file_name": "../../etc/passwd"}),
        ("import_resume", {"text": "a" * 500_001}),
        ("get_resume", {"resume_id": "../1"}),
        ("list_resumes", {"limit": 1000}),
        ("export", {"document_id": str(UUID(int=1)), "format": "exe"}),
        ("export", {"document_id": str(UUID(int=1)), "wait_seconds": 10_000}),
        ("no_such_tool", {}),
    ],
)
async def test_arguments_that_do_not_fit_reach_no_use_case(
    agent: Agent, ada: UUID, name: str, arguments: dict[str, Any]
) -> None:
    async with agent(ada) as client:
        answer = await client.call_tool(name, arguments)
        assert answer.is_error
        assert answer.structured_content is None


async def test_a_file_that_is_none_fails_with_a_reason(agent: Agent, worker: None, ada: UUID) -> None:
    broken = base64.b64encode(b"%PDF-1.7 broken").decode()
    async with agent(ada) as client:
        answer = await called(client, "import_resume", content_base64=broken, file_name="cv.pdf")
        assert answer["job"]["status"] == "failed"
        assert answer["job"]["error"]["fix"]
        assert answer["resume"] is None


async def test_one_key_has_one_effect(agent: Agent, worker: None, ada: UUID) -> None:
    async with agent(ada) as client:
        first = await called(client, "create_posting", text=POSTING, idempotency_key="k")
        assert await called(client, "create_posting", text=POSTING, idempotency_key="k") == first
        error = await refused(client, "create_posting", text="Another", idempotency_key="k")
        assert error["kind"] == "idempotency_key_reused"
        assert len((await called(client, "list_postings"))["items"]) == 1
