"""Traces in and out, figures with bounded labels, and failures wherever they happen."""

from __future__ import annotations

import re

import pytest
from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from bespoke.platform.telemetry.trace import trace_id
from bespoke.testing.asgi import client_of
from bespoke.web.app import Edge, create_app

router = APIRouter()
KEY = "k" * 32


@router.get("/trace")
async def trace() -> str:
    return trace_id()


async def broken(*_: object) -> None:
    raise RuntimeError("hunter2")


@pytest.mark.parametrize(
    "parent",
    [
        f"00-{'0' * 32}-b7ad6b7169203331-01",
        f"00-0af7651916cd43dd8448eb211c80319c-{'0' * 16}-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
    ],
)
async def test_a_trace_that_is_none_is_made_anew(parent: str) -> None:
    async with client_of(create_app([router])) as client:
        answer = await client.get("/api/v1/trace", headers={"traceparent": parent})
    assert answer.json() == answer.headers["x-request-id"]
    assert re.fullmatch("[0-9a-f]{32}", answer.json())
    assert answer.json() not in parent


async def test_the_number_of_figures_does_not_grow_with_what_clients_send() -> None:
    async with client_of(create_app([router], edge=Edge(operator_key=KEY))) as client:
        for i in range(50):
            await client.request(f"METHOD{i}", f"/api/v1/nothing/{i}")
            await client.request(f"METHOD{i}", "/api/v1/trace")
        figures = (await client.get("/metrics", headers={"authorization": f"Bearer {KEY}"})).text
    assert "METHOD" not in figures
    assert "nothing" not in figures
    lines = [line for line in figures.splitlines() if line.startswith("bespoke_requests_total")]
    assert len(lines) == 2


async def test_a_failure_outside_the_routes_is_a_problem_too(capfd: pytest.CaptureFixture[str]) -> None:
    app = create_app([router])
    app.add_exception_handler(404, broken)
    async with client_of(app) as client:
        answer = await client.get("/nothing")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.json()["trace_id"] == answer.headers["x-request-id"]
    assert "hunter2" not in answer.text + "".join(capfd.readouterr())


async def test_a_stream_that_breaks_is_counted_and_tells_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    async def half() -> object:
        yield b"half"
        raise RuntimeError("hunter2")

    breaking = APIRouter()

    @breaking.get("/half")
    async def get_half() -> StreamingResponse:
        return StreamingResponse(half(), media_type="application/octet-stream")  # type: ignore[arg-type]  # any will do

    async with client_of(create_app([breaking], edge=Edge(operator_key=KEY))) as client:
        await client.get("/api/v1/half")
        figures = (await client.get("/metrics", headers={"authorization": f"Bearer {KEY}"})).text
    assert 'route="/api/v1/half",status="200"} 1.0' in figures
    assert "hunter2" not in "".join(capfd.readouterr())
