"""The library over HTTP."""

from __future__ import annotations

import pytest
from httpx2 import AsyncClient

from bespoke.features.library.schemas import LICENSED
from bespoke.knowledge.search import passage


async def test_search_gives_passages_that_can_be_cited(api: AsyncClient) -> None:
    found = (await api.get("/library/search", params={"q": "quantify achievements", "limit": 3})).json()
    assert 0 < len(found) <= 3
    assert all((known := passage(one["id"])) and known.title == one["title"] for one in found)
    assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)


async def test_verbs_are_listed_by_category_and_strength(api: AsyncClient) -> None:
    strong = (await api.get("/library/verbs", params={"min_strength": 4})).json()
    assert {one["strength"] for one in strong} == {4}
    taught = (await api.get("/library/verbs", params={"category": "teach"})).json()
    assert {one["category"] for one in taught} == {"teach"}
    assert all(one["past"] and one["base"] for one in taught)


async def test_industries_practices_phrases_and_style_guides_are_shown(api: AsyncClient) -> None:
    names = [one["name"] for one in (await api.get("/library/industries")).json()]
    assert "healthcare" in names
    assert (await api.get("/library/industries/healthcare")).json()["guidelines"]
    missing = await api.get("/library/industries/zodiac")
    assert (missing.status_code, missing.json()["fix"]) == (404, "GET /library/industries lists them.")
    practices = (await api.get("/library/best-practices", params={"section": "work"})).json()
    assert {one["section"] for one in practices} == {"work"}
    phrases = (await api.get("/library/phrases", params={"purpose": "savings"})).json()
    assert {one["offered"] for one in phrases} == {LICENSED}
    guides = (await api.get("/library/style-guides")).json()
    assert guides[0]["template_url"] == "/api/v1/templates/classic"


@pytest.mark.parametrize(
    "path", ["search?q=numbers", "verbs", "industries", "industries/legal", "best-practices", "phrases"]
)
async def test_what_the_client_has_is_not_sent_again(api: AsyncClient, path: str) -> None:
    first = await api.get(f"/library/{path}")
    assert first.headers["cache-control"] == "private, max-age=86400"
    again = await api.get(f"/library/{path}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["search", "search?q=", "search?q=x&limit=0", "verbs?min_strength=9"])
async def test_what_makes_no_sense_is_refused(api: AsyncClient, path: str) -> None:
    assert (await api.get(f"/library/{path}")).status_code == 400
