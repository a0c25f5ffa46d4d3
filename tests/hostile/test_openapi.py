"""What schemathesis makes of the OpenAPI document: no answer is an error of ours. The same requests in every run."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.core.result import Ok

from bespoke.platform.http.sse import Pace
from tests.fixtures.belongings import Belongings, settle
from tests.fixtures.operations import document
from tests.fixtures.product import Product, running, settings_for
from tests.fixtures.server import Server

pytestmark = pytest.mark.slow
EXAMPLES = 4
_ENDS_THE_ACCOUNT = ("erase_me", "change_password")
_CREDENTIALS = ("authorization", "cookie")


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as started:
        yield started


def operations() -> list[Any]:
    schema = schemathesis.openapi.from_dict(document())
    found: list[Any] = [result.ok() for result in schema.get_all_operations() if isinstance(result, Ok)]
    return sorted(found, key=lambda one: one.definition.raw["operationId"] in _ENDS_THE_ACCOUNT)


def request_of(case: Any, ids: dict[str, str]) -> dict[str, Any]:
    """With the owner's own ids where ids were made up, so that more than the refusal of unknown ones is reached."""
    for name, value in (case.path_parameters or {}).items():
        if name in ids and len(str(value)) == 36:
            case.path_parameters[name] = ids[name]
    if isinstance(case.body, dict):
        case.body = {**case.body, **{name: ids[name] for name in case.body if name in ids}}
    made = case.as_transport_kwargs(base_url="https://localhost")
    headers = {name: value for name, value in made["headers"].items() if name.lower() not in _CREDENTIALS}
    headers.pop("Accept-Encoding", None)
    given = {name: made[name] for name in ("params", "json", "files") if made.get(name) is not None}
    if made.get("data") is not None:
        given["content" if isinstance(made["data"], bytes | str) else "data"] = made["data"]
    encoded = {name: str(value).encode("utf-8", "replace") for name, value in headers.items()}
    return {"method": made["method"], "url": made["url"], "headers": encoded, **given}


async def send(product: Product, owned: Belongings, request: dict[str, Any]) -> str:
    """What is wrong with the answer; empty when nothing is."""
    async with owned.member.browser() as browser:
        answer = await browser.request(**request)
    kind = answer.headers.get("content-type")
    if answer.status_code == 500 or (answer.status_code >= 400 and kind != "application/problem+json"):
        return f"{request['method']} {request['url']}: {answer.status_code} {answer.text[:300]} {request}"
    return ""


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=lambda one: one.value)
@pytest.mark.filterwarnings("ignore")
def test_no_request_made_from_the_document_is_answered_with_500(
    server: Server, database_name: str, tmp_path: Path, runner: asyncio.Runner, mode: GenerationMode
) -> None:
    opened = running(settings_for(server, database_name, tmp_path))
    product = runner.run(opened.__aenter__())
    product.app.state.stream_pace = Pace(heartbeat_s=0.02, poll_s=0.02, life_s=0.02)
    owned = runner.run(settle(product))
    ids = {"resume_id": owned.resume, "optimized_id": owned.optimized, "posting_id": owned.posting}
    ids |= {"job_id": owned.job, "session_id": owned.session, "key_id": owned.key}
    ids |= {"identity_id": owned.identity}
    wrong: list[str] = []
    for operation in operations():

        @settings(
            max_examples=EXAMPLES,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(operation.as_strategy(generation_mode=mode))
        def try_it(case: Any) -> None:
            wrong.append(runner.run(send(product, owned, request_of(case, ids))))

        try:
            try_it()
        except Unsatisfiable:
            # Nothing can be wrong about a request without any parameter.
            assert mode is GenerationMode.NEGATIVE
    runner.run(opened.__aexit__(None, None, None))
    assert len(wrong) > 150
    assert [one for one in wrong if one] == []
