"""Readiness answers in time, whatever its checks do."""

from __future__ import annotations

import asyncio

import pytest

from bespoke.platform.errors import Unavailable
from bespoke.testing.asgi import client_of
from bespoke.web import health
from bespoke.web.app import Edge, create_app


async def fine() -> None: ...


async def away() -> None:
    raise Unavailable("host=db.internal password=hunter2")


async def hanging() -> None:
    await asyncio.sleep(60)


@pytest.mark.parametrize("check", [away, hanging])
async def test_a_part_that_is_away_or_hangs_is_named_in_time(
    check: health.Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "_CHECK_S", 0.1)
    app = create_app([], edge=Edge(checks={"storage": fine, "database": check}))
    async with client_of(app) as client:
        answer = await asyncio.wait_for(client.get("/ready"), 5)
    assert answer.status_code == 503
    assert answer.json()["detail"].startswith("database")
    assert "hunter2" not in answer.text
    assert answer.headers["retry-after"]


async def test_ready_when_every_part_is() -> None:
    async with client_of(create_app([], edge=Edge(checks={"database": fine}))) as client:
        assert (await client.get("/ready")).json()["status"] == "ready"
