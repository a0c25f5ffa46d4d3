"""Thumbnails over HTTP."""

from __future__ import annotations

import asyncio
import io
from uuid import UUID

import pytest
from httpx2 import AsyncClient
from PIL import Image
from tests.features.resumes.test_routes import upload
from tests.fixtures.pdf import one_page
from tests.fixtures.threads import busy_threads


@pytest.fixture
async def example(api: AsyncClient) -> dict[str, str]:
    made: dict[str, str] = (await api.post("/example")).json()
    return made


async def test_both_kinds_of_document_show_their_first_page(api: AsyncClient, example: dict[str, str]) -> None:
    for url in (f"/resumes/{example['resume_id']}", f"/resumes/optimized/{example['optimized_id']}"):
        answer = await api.get(f"{url}/thumbnail.png")
        assert answer.status_code == 200, answer.text
        assert 500 < Image.open(io.BytesIO(answer.content)).width < 700
        assert answer.headers["cache-control"] == "private, no-cache"


async def test_it_is_drawn_again_when_its_template_or_content_changed(
    api: AsyncClient, example: dict[str, str]
) -> None:
    url = f"/resumes/{example['resume_id']}"
    etag = (await api.get(f"{url}/thumbnail.png")).headers["etag"]
    assert (await api.get(f"{url}/thumbnail.png", headers={"If-None-Match": etag})).status_code == 304
    await api.patch(url, json={"template_id": "compact"})
    assert (await api.get(f"{url}/thumbnail.png", headers={"If-None-Match": etag})).status_code == 200


async def test_of_one_owner_only_so_many_wait_for_child_processes(
    api: AsyncClient, example: dict[str, str], owner: UUID
) -> None:
    pdf = (await upload(api, one_page("Ada Byron"), "cv.pdf")).json()["id"]
    with busy_threads(api, "child_threads", waiting=0) as threads:
        first = asyncio.ensure_future(api.get(f"/resumes/{example['resume_id']}/thumbnail.png"))
        while owner not in threads.owners:
            await asyncio.sleep(0.01)
        refused = [
            await api.get(f"/resumes/optimized/{example['optimized_id']}/thumbnail.png"),
            await api.get(f"/resumes/{pdf}/source/pages/1.png"),
            await api.get("/templates/classic/preview.png"),
            await api.post("/postings/upload", files={"file": ("posting.txt", b"Analyst")}),
        ]
    assert [(one.status_code, one.json()["code"]) for one in refused] == [(429, "too_many_at_once")] * 4
    assert "retry-after" in refused[0].headers
    assert (await first).status_code == 200


async def test_what_is_still_being_read_has_nothing_to_show(api: AsyncClient) -> None:
    made = (await upload(api)).json()
    assert (await api.get(f"/resumes/{made['id']}/thumbnail.png")).status_code == 409
