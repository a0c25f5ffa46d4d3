"""The example over HTTP."""

from __future__ import annotations

from httpx2 import AsyncClient


async def test_the_example_is_made_once_and_is_like_anything_else(api: AsyncClient) -> None:
    made = await api.post("/example", headers={"Idempotency-Key": "once"})
    assert made.status_code == 201, made.text
    again = await api.post("/example", headers={"Idempotency-Key": "once"})
    assert again.json() == made.json()
    ids = made.json()
    optimized = (await api.get(f"/resumes/optimized/{ids['optimized_id']}")).json()
    assert optimized["resume_id"] == ids["resume_id"]
    assert optimized["posting_id"] == ids["posting_id"]
    assert optimized["match_score"] > 50
    assert len((await api.get("/resumes")).json()["items"]) == 1
    assert (await api.delete(f"/resumes/{ids['resume_id']}")).status_code == 204
