"""The catalogue over HTTP."""

from __future__ import annotations

import pytest
from httpx2 import AsyncClient
from tests.fixtures.server import Server

from bespoke.features.templates.seed import seed_templates
from bespoke.platform.database import roles


@pytest.fixture
def seeded(server: Server, database_name: str) -> None:
    for _ in range(2):
        seed_templates(server.conninfo(database_name, roles.MIGRATE))


@pytest.mark.usefixtures("seeded")
async def test_templates_are_listed_and_shown_under_every_name(api: AsyncClient) -> None:
    listed = (await api.get("/templates")).json()
    assert [one["id"] for one in listed] == ["classic", "modern", "compact", "executive", "academic"]
    assert all(one["style_guide"] and one["export_settings"] and one["is_active"] for one in listed)
    assert (await api.get("/templates/professional")).json()["id"] == "classic"
    assert (await api.get("/templates/baroque")).status_code == 404


async def test_a_preview_is_a_picture_of_the_template(api: AsyncClient) -> None:
    answer = await api.get("/templates/professional/preview.png")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert answer.content.startswith(b"\x89PNG")
    assert (await api.get("/templates/classic/preview.png")).content == answer.content
    assert (await api.get("/templates/baroque/preview.png")).status_code == 404
