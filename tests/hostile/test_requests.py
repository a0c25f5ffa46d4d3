"""A fixed corpus of what strangers send, against every operation: refused in words or taken, never an error of ours."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from bespoke.platform.http.sse import Pace
from tests.fixtures.belongings import Belongings, settle
from tests.fixtures.heap import small_heap
from tests.fixtures.operations import JSON, Operation, operations, said
from tests.fixtures.product import Product, running, settings_for
from tests.fixtures.server import Server

pytestmark = pytest.mark.slow
LAST = ("change_password", "erase_me")
OPERATIONS = sorted(operations(), key=lambda one: LAST.index(one.name) if one.name in LAST else -1)
WITH_JSON = [one for one in OPERATIONS if one.media_type == JSON]
PATIENCE_S = 4.0
Tries = Iterator[tuple[str, Operation, dict[str, Any]]]

_MANY_KEYS = ",".join(f'"{number}":0' for number in range(90_000))
BODIES: dict[str, bytes] = {
    "nothing": b"",
    "null": b"null",
    "list": b"[]",
    "text": b'"x"',
    "number": b"7",
    "half": b'{"title": "x',
    "trailing": b"{} {}",
    "deep list": b"[" * 200_000,
    "deep objects": b'{"data":' * 40 + b"1" + b"}" * 40,
    "not a number": b'{"revision": NaN, "title": Infinity}',
    "infinite": b'{"revision": 1e999}',
    "long number": b'{"revision": ' + b"9" * 4000 + b"}",
    "longer number": b'{"revision": ' + b"9" * 100_000 + b"}",
    "twice": b'{"title": "a", "title": "b"}',
    "twice among many": f'{{{_MANY_KEYS},"89999":1}}'.encode(),
    "many": b"[" + b"0," * 400_000 + b"0]",
    "nul": b'{"title": "a\\u0000b", "email": "a\\u0000@example.org", "text": "\\u0000", "raw_input": "\\u0000"}',
    "lone surrogate": b'{"title": "\\ud800", "email": "\\udfff@example.org", "\\ud800": 1}',
    "raw nul": b"\x00",
    "no utf-8": b'{"title": "\xff\xfe\xed\xa0\x80"}',
    "mark": b'\xef\xbb\xbf{"title": "x"}',
    "utf-16": '{"title": "x"}'.encode("utf-16"),
    "utf-32": '{"title": "x"}'.encode("utf-32-be"),
    "too large": b'{"title": "' + b"x" * 1_100_000 + b'"}',
    "prototype": b'{"__proto__": {}, "constructor": {"prototype": 1}, "": 1}',
}
MEDIA_TYPES: tuple[str, ...] = (
    "application/json",
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/octet-stream",
)
MEDIA_TYPES += (
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "application/json; charset=utf-7",
    "\xff/\xff",
)
LEAVES: tuple[Any, ...] = (
    None,
    True,
    -1,
    2**62,
    1.5e300,
    "",
    "\ufdd0\U0010ffff\u202e\u0301" * 20,
    "x" * 50_000,
    [],
    {},
    [[{"": [None]}]],
    {"basics": {"name": ["x"]}, "work": {"0": 1}, "skills": "x"},
)
TEXTS: tuple[str, ...] = (
    "%00",
    "x%00y",
    "%ff",
    "%ED%A0%80",
    "%2e%2e",
    "x" * 3000,
    "-1",
    "9" * 30,
    "1e5",
    "null",
    "%27%22%3B--",
    "٣",
    " ",
)
TEXTS += ("MDAwMS0wMS0wMVQwMDowMDowMCsyMzo1OXwwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA",)
TEXTS += ("OTk5OS0xMi0zMVQyMzo1OTo1OS0yMzo1OXwwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA", '{"a": "\\u0000"}')
HEADER_TEXTS = (b"\xff", b'"99999999999999999999"', b'W/"-1"', b"x" * 3000, b"9" * 18, "٣".encode(), b'""')


@pytest.fixture
async def owned(server: Server, database_name: str, tmp_path: Path) -> AsyncIterator[tuple[Product, Belongings]]:
    async with running(settings_for(server, database_name, tmp_path)) as product:
        product.app.state.stream_pace = Pace(heartbeat_s=0.05, poll_s=0.05, life_s=0.05)
        yield product, await settle(product)


async def faults(
    owned: tuple[Product, Belongings], tries: Iterator[tuple[str, Operation, dict[str, Any]]]
) -> list[str]:
    """What was answered with an error of ours, not as a problem, or late."""
    wrong = []
    _, belongings = owned
    async with belongings.member.browser() as browser:
        for name, operation, request in tries:
            began = time.process_time()
            with small_heap():
                answer = await browser.request(**request)
            is_problem = answer.headers.get("content-type") == "application/problem+json"
            is_late = time.process_time() - began > PATIENCE_S
            if answer.status_code == 500 or (answer.status_code >= 400 and not is_problem) or is_late:
                wrong.append(f"{name}: {said(operation, answer)}{' late' if is_late else ''}")
    return wrong


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Paths of all that can be replaced in a body."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in items:
        yield from leaves(child, (*path, key))


def replaced(value: Any, path: tuple[Any, ...], leaf: Any) -> Any:
    if not path:
        return leaf
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(value[path[0]], path[1:], leaf)
    return copy


async def test_bodies_that_are_no_request(owned: tuple[Product, Belongings]) -> None:
    def tries() -> Tries:
        for operation in (one for one in OPERATIONS if one.media_type):
            request = operation.request(owned[1].values())
            request.pop("json", None)
            request.pop("files", None)
            for name, body in BODIES.items():
                yield name, operation, {**request, "content": body, "headers": {"Content-Type": "application/json"}}
            for media_type in MEDIA_TYPES:
                headers = {"Content-Type": media_type.encode("latin-1")}
                yield media_type, operation, {**request, "content": b'--x\r\n{"a": 1}', "headers": headers}

    assert await faults(owned, tries()) == []


async def test_values_that_fit_no_field(owned: tuple[Product, Belongings]) -> None:
    def tries() -> Tries:
        for operation in WITH_JSON:
            request = operation.request(owned[1].values())
            for path in leaves(request["json"]):
                for leaf in LEAVES:
                    yield f"{path}={leaf!r:.40}", operation, {**request, "json": replaced(request["json"], path, leaf)}

    assert await faults(owned, tries()) == []


async def test_parameters_of_every_kind(owned: tuple[Product, Belongings]) -> None:
    def tries() -> Tries:
        for operation in OPERATIONS:
            good = operation.request(owned[1].values())
            for name in operation.names_in("path"):
                for text in TEXTS:
                    path = operation.path.replace(f"{{{name}}}", text.replace("{", "%7B").replace(" ", "%20"))
                    values = owned[1].values().path
                    for other in operation.names_in("path"):
                        path = path.replace(f"{{{other}}}", str(values[other]))
                    yield f"{name}={text[:40]}", operation, {**good, "url": path}
            for name in operation.names_in("query"):
                rest = {key: value for key, value in good["params"].items() if key != name}
                query = "&".join(f"{key}={value}" for key, value in rest.items() if key != "contains")
                for text in TEXTS:
                    url = f"{good['url']}?{query}&{name}={text.replace(' ', '%20')}"
                    yield f"{name}={text[:40]}", operation, {**good, "url": url, "params": None}
            for name in operation.names_in("header"):
                for value in HEADER_TEXTS:
                    yield f"{name}={value[:40]!r}", operation, {**good, "headers": {name: value}}

    assert await faults(owned, tries()) == []
