"""The edge as a client meets it: every answer is whole, typed, and gives nothing away."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from fastapi import APIRouter, UploadFile
from httpx2 import AsyncClient
from pydantic import BaseModel, ConfigDict

from bespoke.platform import errors
from bespoke.testing.asgi import client_of
from bespoke.web.app import Edge, create_app
from bespoke.web.problems import MEDIA_TYPE, STATUS


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str


class Body(BaseModel):
    sections: list[Section] = []
    data: dict[str, Any] = {}


class Broken(Exception):
    """Nobody foresaw this."""


router = APIRouter()


@router.post("/things")
async def post_thing(body: Body) -> Body:
    return body


@router.get("/fail/{name}")
async def fail(name: str) -> None:
    raise getattr(errors, name)("It failed.", fix="Do this.", field="name").with_extra(conflicts=[1])


@router.get("/break")
async def break_down() -> None:
    raise Broken("hunter2 is the secret")


@router.post("/upload")
async def upload(file: UploadFile) -> int:
    return len(await file.read())


@router.get("/large")
async def large() -> list[str]:
    return ["words and words"] * 1000


@pytest.fixture
async def client() -> AsyncIterator[AsyncClient]:
    app = create_app([router], edge=Edge(hosts=("localhost", "bespoke.example.org"), operator_key="k" * 32))
    async with client_of(app) as opened:
        yield opened


def is_problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == MEDIA_TYPE
    document: dict[str, Any] = answer.json()
    assert document["status"] == status
    assert len(document["trace_id"]) == 32
    assert document["trace_id"] == answer.headers["x-request-id"]
    assert document["title"]
    assert document["detail"]
    return document


@pytest.mark.parametrize("kind", [kind for kind, _ in STATUS], ids=lambda kind: kind.__name__)
async def test_every_kind_of_error_becomes_a_problem_with_its_status(client: AsyncClient, kind: type) -> None:
    status = dict(STATUS)[kind]
    document = is_problem(await client.get(f"/api/v1/fail/{kind.__name__}"), status)
    assert document["fix"] == "Do this."
    assert document["conflicts"] == [1]


async def test_an_unforeseen_failure_says_nothing_of_itself(
    client: AsyncClient, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = await client.get("/api/v1/break")
    is_problem(answer, 500)
    assert "hunter2" not in answer.text
    assert "hunter2" not in "".join(capfd.readouterr())


async def test_unknown_addresses_and_methods_are_problems(client: AsyncClient) -> None:
    is_problem(await client.get("/api/v1/nothing"), 404)
    is_problem(await client.get("/nothing"), 404)
    answer = await client.delete("/api/v1/things")
    is_problem(answer, 405)
    assert "POST" in answer.headers["allow"]


async def test_an_invalid_body_names_the_place_and_not_the_value(client: AsyncClient) -> None:
    answer = await client.post("/api/v1/things", json={"sections": [{"name": "a"}, {"name": {"hunter2": 1}}]})
    document = is_problem(answer, 400)
    assert document["field"] == "body.sections[1].name"
    assert "hunter2" not in answer.text


HOSTILE = {
    "nul": b'{"data": {"a": "\\u0000"}}',
    "nul in key": b'{"data": {"a\\u0000": 1}}',
    "lone surrogate": b'{"data": {"a": "\\ud800"}}',
    "surrogate key": b'{"data": {"\\udfff": 1}}',
    "nan": b'{"data": {"a": NaN}}',
    "infinity": b'{"data": {"a": -Infinity}}',
    "huge float": b'{"data": {"a": 1e400}}',
    "huge integer": b'{"data": {"a": ' + b"9" * 40 + b"}}",
    "endless integer": b'{"data": {"a": ' + b"9" * 6000 + b"}}",
    "deep list": b'{"data": {"a": ' + b"[" * 5000 + b"]" * 5000 + b"}}",
    "deeper than memory": b"[" * 400_000,
    "33 levels": b'{"data": ' + b'{"a":' * 33 + b"1" + b"}" * 34,
    "twice": b'{"data": {}, "data": {"a": 1}}',
    "cut": b'{"data": {"a": "',
    "not utf-8": b'{"data": {"a": "\xff\xfe"}}',
    "a list": b"[]",
    "a number": b"1",
    "null": b"null",
    "text": b"hello",
    "too many values": b'{"data": {"a": [' + b"1," * 110_000 + b"1]}}",
    "too large": b'{"data": {"a": "' + b"x" * 1_100_000 + b'"}}',
    "trailing": b'{"data": {}} {"data": {}}',
    "wrong types": b'{"sections": {"name": 1}, "data": []}',
    "unknown field": b'{"sections": [{"name": "a", "owner_id": 1}]}',
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_json_is_refused_in_words(client: AsyncClient, name: str) -> None:
    answer = await client.post("/api/v1/things", content=HOSTILE[name], headers={"content-type": "application/json"})
    document = is_problem(answer, 413 if name == "too large" else 400)
    assert document["fix"]


async def test_a_chunked_body_is_counted_as_it_comes(client: AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield b'{"data": {"a": "'
        for _ in range(100):
            yield b"x" * 100_000

    is_problem(await client.post("/api/v1/things", content=endless()), 413)


async def test_an_upload_is_cut_at_the_largest_that_is_taken() -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
        for _ in range(100):
            yield b"x" * 1000

    async with client_of(create_app([router], edge=Edge(upload_bytes=50_000))) as client:
        kind = {"content-type": "multipart/form-data; boundary=x"}
        document = is_problem(await client.post("/api/v1/upload", content=endless(), headers=kind), 413)
        assert "50,000" in document["detail"]


async def test_good_json_passes_with_and_without_a_content_type(client: AsyncClient) -> None:
    content = json.dumps({"data": {"name": "Zoë 李 🙂"}}, ensure_ascii=False).encode()
    for headers in ({}, {"content-type": "application/json; charset=utf-8"}, {"content-type": "application/x+json"}):
        answer = await client.post("/api/v1/things", content=content, headers=headers)
        assert answer.json()["data"] == {"name": "Zoë 李 🙂"}, headers


@pytest.mark.parametrize("kind", ["text/xml", "text/plain", "application/json; charset=utf-16"])
async def test_other_types_of_content_are_refused(client: AsyncClient, kind: str) -> None:
    is_problem(await client.post("/api/v1/things", content=b"{}", headers={"content-type": kind}), 415)


async def test_every_answer_carries_security_headers(client: AsyncClient) -> None:
    for path in ("/health", "/api/v1/nothing", "/api/docs", "/api/v1/break"):
        headers = (await client.get(path)).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "private, no-store"
        assert "server" not in headers


async def test_large_answers_are_compressed(client: AsyncClient) -> None:
    assert (await client.get("/api/v1/large")).headers["content-encoding"] == "gzip"


async def test_a_trace_of_the_caller_is_carried_on(client: AsyncClient) -> None:
    trace = "0af7651916cd43dd8448eb211c80319c"
    answer = await client.get("/health", headers={"traceparent": f"00-{trace}-b7ad6b7169203331-01"})
    assert answer.headers["x-request-id"] == trace
    answer = await client.get("/health", headers={"traceparent": "00-zz-yy-01\nX: y"})
    assert len(answer.headers["x-request-id"]) == 32


async def test_other_hosts_are_refused(client: AsyncClient) -> None:
    for host in ("evil.example", "localhost.evil.example", "", "127.0.0.1.nip.io:8380"):
        is_problem(await client.get("/health", headers={"host": host}), 400)
    for host in ("localhost:8380", "BESPOKE.example.org"):
        assert (await client.get("/health", headers={"host": host})).status_code == 200


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"}]
)
async def test_another_site_may_not_write(client: AsyncClient, headers: dict[str, str]) -> None:
    is_problem(await client.post("/api/v1/things", json={}, headers=headers), 403)
    assert (await client.get("/health", headers=headers)).status_code == 200
    with_key = {**headers, "authorization": "Bearer bsp_x"}
    assert (await client.post("/api/v1/things", json={}, headers=with_key)).status_code == 200


async def test_a_password_the_browser_remembers_for_a_proxy_opens_nothing_to_other_sites(client: AsyncClient) -> None:
    headers = {"authorization": "Basic dXNlcjpwYXNz", "origin": "https://evil.example"}
    is_problem(await client.post("/api/v1/things", json={}, headers=headers), 403)


async def test_https_is_remembered_only_where_it_is_spoken() -> None:
    app = create_app([router], edge=Edge(hosts=("bespoke.example.org",)))
    for base_url, is_https in (("https://bespoke.example.org", True), ("http://bespoke.example.org", False)):
        async with client_of(app, base_url) as opened:
            assert ("strict-transport-security" in (await opened.get("/health")).headers) is is_https


@pytest.mark.parametrize(
    "headers", [{}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}, {"origin": "http://localhost"}]
)
async def test_our_own_pages_and_programs_may_write(client: AsyncClient, headers: dict[str, str]) -> None:
    assert (await client.post("/api/v1/things", json={}, headers=headers)).status_code == 200


async def test_figures_are_for_the_operator_alone(client: AsyncClient) -> None:
    await client.get("/api/v1/fail/NotFound")
    is_problem(await client.get("/metrics"), 404)
    is_problem(await client.get("/metrics", headers={"authorization": "Bearer wrong"}), 404)
    answer = await client.get("/metrics", headers={"authorization": "Bearer " + "k" * 32})
    assert 'route="/api/v1/fail/{name}",status="404"' in answer.text


async def test_readiness_names_the_part_that_is_not() -> None:
    async def broken() -> None:
        raise OSError("password=hunter2")

    async with client_of(create_app([], edge=Edge(checks={"database": broken}))) as client:
        answer = await client.get("/ready")
        document = is_problem(answer, 503)
        assert "database" in document["detail"]
        assert "hunter2" not in answer.text
        assert "retry-after" in answer.headers
        assert (await client.get("/health")).json()["status"] == "ok"


async def test_the_reference_page_needs_nothing_from_elsewhere(client: AsyncClient) -> None:
    page = (await client.get("/api/docs")).text
    assert "/api/v1/things" in page
    assert "<script" not in page
    assert "//" not in page.replace("http://", "").split("<style>")[0]


async def test_the_description_documents_problems_everywhere(client: AsyncClient) -> None:
    document = (await client.get("/api/openapi.json")).json()
    assert document["openapi"] == "3.1.0"
    for path in document["paths"].values():
        for operation in path.values():
            assert MEDIA_TYPE in operation["responses"]["default"]["content"]
            assert "422" not in operation["responses"]
