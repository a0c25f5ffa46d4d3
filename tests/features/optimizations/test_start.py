"""What an optimization may begin with."""

from __future__ import annotations

import pytest
from tests.fixtures.optimizing import RESUME, Studio


@pytest.mark.parametrize(
    ("status", "code"), [("uploaded", "not_editable"), ("parsing", "not_editable"), ("failed", "no_content")]
)
async def test_what_was_not_read_is_not_optimized(studio: Studio, status: str, code: str) -> None:
    sent = await studio.documents()
    studio.connection.execute(
        "UPDATE resumes SET data = NULL, parsed_data = NULL, revision = 0, status = %s", (status,)
    )
    refused = await studio.client.post("optimize", json=sent)
    assert (refused.status_code, refused.json()["code"]) == (409, code)
    assert refused.json()["fix"]
    assert studio.one("SELECT count(*) FROM jobs") == studio.one("SELECT count(*) FROM optimized_resumes") == 0


async def test_what_could_not_be_read_is_optimized_once_it_is_written(studio: Studio) -> None:
    sent = await studio.documents()
    studio.connection.execute("DELETE FROM versions")
    studio.connection.execute("UPDATE resumes SET data = NULL, revision = 0, status = 'failed'")
    path = f"resumes/{sent['resume_id']}"
    saved = await studio.client.patch(path, json={"data": RESUME, "revision": 0})
    assert saved.status_code == 200, saved.text
    assert (await studio.client.post("optimize", json=sent)).status_code == 202
