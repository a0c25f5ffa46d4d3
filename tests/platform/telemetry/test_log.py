"""Logs hold what was agreed on and nothing else, at every level."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from fastapi import APIRouter
from pydantic import BaseModel

from bespoke.platform.telemetry.log import configure_logging, log, log_failure
from bespoke.testing.asgi import client_of
from bespoke.web.app import create_app

CANARY = "canary-7f3a"
router = APIRouter()


class Body(BaseModel):
    password: str


@router.post("/break/{name}")
async def break_down(name: str, body: Body) -> None:
    secret = body.password
    raise RuntimeError(f"{secret} {name}")


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    structlog.reset_defaults()
    yield
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)


def lines(captured: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in captured.splitlines()]


def test_only_agreed_fields_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("debug")
    log("saved", level="debug", owner_id="1", email=CANARY, text=CANARY)
    out, err = capsys.readouterr()
    (line,) = lines(err)
    assert out == ""
    assert line["event"] == "saved"
    assert line["owner_id"] == "1"
    assert CANARY not in err


def test_a_failure_is_told_by_type_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("debug")
    try:
        raise ValueError(CANARY)
    except ValueError as error:
        log_failure("failed", error)
    (line,) = lines(capsys.readouterr().err)
    assert line["error_type"] == "ValueError"
    assert line["frames"][-1].endswith("test_a_failure_is_told_by_type_and_place")


def test_libraries_are_told_by_name_alone(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("debug")
    library = logging.getLogger("a.library")
    library.warning("duplicate key (email)=(%s)", CANARY)
    library.debug(CANARY)
    (line,) = lines(capsys.readouterr().err)
    assert line["reason"].startswith("a.library:")


def test_without_an_entry_point_only_warnings_are_told_and_never_as_a_commands_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log("saved", email=CANARY)
    log("lost", level="warning", email=CANARY)
    out, err = capsys.readouterr()
    assert out == ""
    assert [line["event"] for line in lines(err)] == ["lost"]
    assert CANARY not in err


async def test_no_canary_of_a_request_is_logged_at_debug(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("debug")
    headers = {"authorization": f"Bearer {CANARY}", "cookie": f"session={CANARY}", "user-agent": CANARY}
    async with client_of(create_app([router])) as client:
        for path in (f"/api/v1/break/{CANARY}?q={CANARY}", f"/api/v1/{CANARY}", f"/{CANARY}?token={CANARY}"):
            await client.post(path, json={"password": CANARY}, headers=headers)
            await client.post(path, json={"other": CANARY}, headers={**headers, "traceparent": CANARY})
            await client.request(CANARY.upper(), path, content=CANARY, headers={**headers, "content-type": CANARY})
    out, err = capsys.readouterr()
    assert len(lines(err)) >= 9
    assert CANARY not in (out + err).lower()
