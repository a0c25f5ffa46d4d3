"""The description of the whole API: stable, named by verbs, with problems that follow their own schema."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from fastapi import APIRouter
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from bespoke.testing.asgi import client_of
from bespoke.web.app import create_app
from bespoke.web.openapi import openapi_document
from bespoke.web.wire import ROUTERS


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    described: dict[str, Any] = json.loads(openapi_document(create_app(ROUTERS)))
    return described


def operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [operation for path in document["paths"].values() for operation in path.values()]


def test_the_same_routes_give_the_same_bytes() -> None:
    assert openapi_document(create_app(ROUTERS)) == openapi_document(create_app(ROUTERS))


def test_operations_are_named_once_by_verb_and_noun(document: dict[str, Any]) -> None:
    names = [operation["operationId"] for operation in operations(document)]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch("[a-z]+(_[a-z]+)+", name)] == []


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    for name in re.findall(r"#/components/schemas/([\w.-]+)", json.dumps(document)):
        assert name in document["components"]["schemas"]


def test_monitors_need_no_credential(document: dict[str, Any]) -> None:
    for path in ("/health", "/ready"):
        assert document["paths"][path]["get"]["security"] == []


def test_a_route_without_a_name_is_known_by_its_function() -> None:
    router = APIRouter()

    @router.get("/things")
    async def list_things() -> list[int]:
        return []

    described = json.loads(openapi_document(create_app([router])))
    assert described["paths"]["/api/v1/things"]["get"]["operationId"] == "list_things"


async def test_problems_follow_their_schema_and_its_example(document: dict[str, Any]) -> None:
    schema = document["components"]["schemas"]["Problem"]
    validator = Draft202012Validator(schema)
    assert all(validator.is_valid(example) for example in schema["examples"])
    router = APIRouter()

    @router.post("/things")
    async def post_things(given: list[int]) -> None: ...

    async with client_of(create_app([router])) as client:
        answers = [
            await client.post("/api/v1/things", json=["x"]),
            await client.post("/api/v1/things", content=b"["),
            await client.get("/api/v1/things"),
            await client.get("/nothing"),
            await client.get("/health", headers={"host": "evil.example"}),
        ]
    for answer in answers:
        validator.validate(answer.json())


def examples_of(schema: dict[str, Any], document: dict[str, Any]) -> list[Any]:
    """A whole one, or one put together from those of all fields that must be given."""
    if "$ref" in schema:
        return examples_of(document["components"]["schemas"][schema["$ref"].rpartition("/")[2]], document)
    if "examples" in schema:
        return list(schema["examples"])
    needed = {name: examples_of(schema["properties"][name], document) for name in schema.get("required", ())}
    return [{name: given[0] for name, given in needed.items()}] if needed and all(needed.values()) else []


def test_every_body_has_an_example_that_its_schema_takes(document: dict[str, Any]) -> None:
    for operation in operations(document):
        for kind, content in operation.get("requestBody", {}).get("content", {}).items():
            if kind != "application/json":
                continue
            examples = examples_of(content["schema"], document)
            assert examples, operation["operationId"]
            validator = Draft202012Validator({**content["schema"], "components": document["components"]})
            for example in examples:
                validator.validate(example)


STREAMS = ("follow_optimization", "follow_export", "follow_events")


@pytest.mark.parametrize("name", STREAMS)
def test_the_events_of_a_stream_have_schemas_that_take_their_examples(name: str, document: dict[str, Any]) -> None:
    (operation,) = (one for one in operations(document) if one["operationId"] == name)
    content = operation["responses"]["200"]["content"]["text/event-stream"]
    validator = Draft202012Validator({**content["schema"], "components": document["components"]})
    assert content["examples"]
    for event, example in content["examples"].items():
        validator.validate(example["value"])
        assert example["value"]["event"] == event
        assert not validator.is_valid({**example["value"], "data": None})


@pytest.mark.parametrize(
    ("component", "events"),
    [
        (
            "OptimizationStreamEvent",
            "analysis applied cancelled cancelling done error notice postponed queued score stage started suggestion "
            "taken_over usage verdict",
        ),
        ("JobStreamEvent", "cancelled cancelling done failed postponed progress queued started taken_over"),
    ],
)
def test_an_event_is_told_by_its_name(component: str, events: str, document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    by_name = schemas[component]["discriminator"]["mapping"]
    assert sorted(by_name) == events.split()
    for name, reference in by_name.items():
        assert schemas[reference.rpartition("/")[2]]["properties"]["event"]["const"] == name
