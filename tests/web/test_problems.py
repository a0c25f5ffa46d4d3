"""Problem documents stay small, whole, and silent about what was sent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Literal

import pytest
from fastapi import APIRouter
from httpx2 import AsyncClient
from pydantic import BaseModel, Field

from bespoke.platform.errors import Conflict, TooMany
from bespoke.testing.asgi import client_of
from bespoke.web.app import create_app
from bespoke.web.problems import problem, problem_response

router = APIRouter()


class A(BaseModel):
    kind: Literal["a"]


class B(BaseModel):
    kind: Literal["b"]


@router.get("/things/{thing_id}")
async def get_thing(thing_id: int) -> int:
    return thing_id


@router.delete("/things/{thing_id}")
async def delete_thing(thing_id: int) -> int:
    return thing_id


@router.post("/numbers")
async def post_numbers(given: list[int]) -> int:
    return len(given)


@router.post("/tagged")
async def post_tagged(given: Annotated[A | B, Field(discriminator="kind")]) -> None: ...


@pytest.fixture
async def client() -> AsyncIterator[AsyncClient]:
    async with client_of(create_app([router])) as opened:
        yield opened


async def test_a_thousand_faults_make_a_short_answer(client: AsyncClient) -> None:
    answer = await client.post("/api/v1/numbers", json=["x"] * 40_000)
    assert answer.status_code == 400
    assert len(answer.json()["errors"]) == 20
    assert len(answer.content) < 5000


async def test_a_long_name_is_not_repeated_whole(client: AsyncClient) -> None:
    answer = await client.post("/api/v1/tagged", json={"kind": "a", "x" * 100_000: 1})
    assert answer.status_code == 200
    answer = await client.get("/api/v1/" + "x" * 5000)
    assert len(answer.content) < 1000


async def test_the_message_about_a_tag_does_not_repeat_it(client: AsyncClient) -> None:
    answer = await client.post("/api/v1/tagged", json={"kind": "hunter2"})
    assert answer.status_code == 400
    assert "hunter2" not in answer.text
    assert "'a', 'b'" in answer.json()["detail"]


async def test_allow_names_the_methods_of_every_route_at_the_address(client: AsyncClient) -> None:
    for method in ("PUT", "OPTIONS", "HEAD"):
        answer = await client.request(method, "/api/v1/things/1")
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, DELETE"


async def test_monitors_may_ask_by_head(client: AsyncClient) -> None:
    assert (await client.head("/health")).status_code == 200
    assert (await client.head("/ready")).status_code == 200


def test_members_an_error_carries_never_replace_the_standard_ones() -> None:
    error = Conflict("It changed.").with_extra(status=200, title="Fine", base={"a": 1})
    document = problem(error)
    assert document["status"] == 409
    assert document["title"] != "Fine"
    assert document["base"] == {"a": 1}


def test_a_client_is_not_told_to_come_back_too_early() -> None:
    error = TooMany("Too often.")
    error.retry_after_s = 2.2
    assert problem_response(error).headers["retry-after"] == "3"
