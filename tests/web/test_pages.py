"""The web application's files: served whole, cached as they may be, and never in the API's place."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from httpx2 import AsyncClient

from bespoke.testing.asgi import client_of
from bespoke.web.app import PREFIX, Edge, create_app
from bespoke.web.problems import MEDIA_TYPE

BROWSER = {"Accept": "text/html,application/xhtml+xml"}
SCRIPT = "console.log('bespoke')\n" * 200


@pytest.fixture
def built(tmp_path: Path) -> Path:
    dist = tmp_path / "dist"
    (dist / "assets").mkdir(parents=True)
    (dist / ".vite").mkdir()
    (dist / ".vite" / "manifest.json").write_text("{}")
    (dist / "index.html").write_text("<!doctype html><title>Bespoke</title>")
    (dist / "assets" / "index-abc.js").write_text(SCRIPT)
    (dist / "sw.js").write_text("self.addEventListener('fetch', () => {})")
    (tmp_path / "secret.txt").write_text("hunter2")
    return dist


@pytest.fixture
async def client(built: Path) -> AsyncIterator[AsyncClient]:
    async with client_of(create_app([], edge=Edge(pages=built))) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/sign-in", "/import/0192", "/apiary"])
async def test_every_address_that_is_not_the_apis_shows_the_one_page(client: AsyncClient, path: str) -> None:
    answer = await client.get(path, headers=BROWSER)
    assert answer.status_code == 200
    assert "<title>Bespoke</title>" in answer.text
    assert answer.headers["cache-control"] == "no-cache"
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", ["/api", "/api/v1/nothing", f"{PREFIX}/resumes/nothing", "/metrics/more"])
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_unknown_addresses_of_the_api_stay_problems(client: AsyncClient, path: str, method: str) -> None:
    answer = await client.request(method, path, headers=BROWSER)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == MEDIA_TYPE


@pytest.mark.parametrize("accept", ["*/*", "application/json", ""])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_the_first_page_is_there_for_whoever_looks_whether_it_is(
    client: AsyncClient, accept: str, method: str
) -> None:
    answer = await client.request(method, "/", headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")


async def test_programs_that_ask_for_no_page_are_told_that_there_is_nothing(client: AsyncClient) -> None:
    assert (await client.get("/nothing")).status_code == 404
    assert (await client.post("/nothing", headers=BROWSER)).status_code == 404


async def test_files_named_by_their_content_are_kept_for_ever_and_come_compressed(client: AsyncClient) -> None:
    answer = await client.get("/assets/index-abc.js", headers={"Accept-Encoding": "gzip"})
    assert answer.text == SCRIPT
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert int(answer.headers["content-length"]) == len(gzip.compress(SCRIPT.encode(), 9, mtime=0))
    whole = await client.get("/assets/index-abc.js", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in whole.headers
    assert whole.headers["etag"] != answer.headers["etag"]


async def test_what_the_browser_has_is_not_sent_again(client: AsyncClient) -> None:
    etag = (await client.get("/", headers=BROWSER)).headers["etag"]
    again = await client.get("/", headers={**BROWSER, "If-None-Match": f'"other", W/{etag}'})
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize(
    "path", ["/assets/index-old.js", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "/.vite/manifest.json"]
)
async def test_nothing_else_is_read_from_the_disk(client: AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == 404
    assert "hunter2" not in answer.text


async def test_without_a_build_the_page_says_how_to_make_it(tmp_path: Path) -> None:
    async with client_of(create_app([], edge=Edge(pages=tmp_path / "dist"))) as client:
        answer = await client.get("/", headers=BROWSER)
        assert answer.status_code == 503
        assert "make ui" in answer.text
        assert (await client.get("/api/v1/nothing")).status_code == 404


async def test_the_service_worker_may_fetch_the_pages_and_is_asked_for_each_time(client: AsyncClient) -> None:
    answer = await client.get("/sw.js")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "connect-src 'self'" in answer.headers["content-security-policy"]
