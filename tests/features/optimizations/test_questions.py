"""What a person is asked instead of anything being invented."""

from __future__ import annotations

import copy
from uuid import UUID

from tests.fixtures.optimizing import RESUME, Studio, left_out


async def test_questions_are_about_the_document_as_it_is_stored_and_lead_to_their_field(
    studio: Studio, other_owner: UUID
) -> None:
    data = copy.deepcopy(RESUME)
    data["work"][0]["highlights"][0] = "Ran various deployments to Kubernetes for many teams"
    optimized_id = (await studio.made("optimize", await studio.documents(data)))["optimized_resume_id"]
    view = await studio.got(f"resumes/optimized/{optimized_id}")
    asked = await studio.got(f"resumes/optimized/{optimized_id}/questions")
    assert 0 < len(asked) <= 6
    paths = {item["path"] for section in view["structured_output"]["ui"]["sections"] for item in section["items"]}
    vague = next(one for one in asked if "various" in one["text"])
    assert vague["target"] in paths
    assert vague["place"].endswith("bullet 1")
    assert vague["why"]
    await left_out(studio, optimized_id, "experience")
    left = await studio.got(f"resumes/optimized/{optimized_id}/questions")
    assert not [one for one in left if one["target"].startswith("work/")]
    foreign = await studio.clients[other_owner].get(f"resumes/optimized/{optimized_id}/questions")
    assert foreign.status_code == 404
