"""Thumbnails over HTTP."""

from __future__ import annotations

import io

import pytest
from httpx2 import AsyncClient
from PIL import Image
from tests.features.resumes.test_routes import upload


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


async def test_what_is_still_being_read_has_nothing_to_show(api: AsyncClient) -> None:
    made = (await upload(api)).json()
    assert (await api.get(f"/resumes/{made['id']}/thumbnail.png")).status_code == 409
