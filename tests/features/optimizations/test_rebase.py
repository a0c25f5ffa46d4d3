"""A later version of the resume is carried in when somebody asks for it."""

from __future__ import annotations

import copy
from typing import Any

from tests.fixtures.optimizing import RESUME, Studio


async def changed_resume(studio: Studio, sent: dict[str, str], text: str) -> None:
    data: dict[str, Any] = copy.deepcopy(RESUME)
    data["work"][1]["highlights"][0] = text
    answer = await studio.client.patch(f"resumes/{sent['resume_id']}", json={"data": data, "revision": 1})
    assert answer.is_success, answer.text


async def test_what_changed_in_the_resume_comes_in_and_what_was_accepted_stays(studio: Studio) -> None:
    sent = await studio.documents()
    _, optimized_id = await studio.optimized(sent)
    path = f"resumes/optimized/{optimized_id}"
    title = next(one for one in await studio.suggestions(optimized_id) if one["operation"] == "set_target_title")
    await studio.made(f"{path}/suggestions/{title['id']}/accept", {})
    await changed_resume(studio, sent, "Wrote the rule book.")
    seen = await studio.made(f"{path}/rebase", {"only_look": True})
    assert (seen["revision"], seen["resume_revision"], seen["latest_resume_revision"]) == (2, 1, 2)
    assert len(seen["described"]) == 1
    done = await studio.made(f"{path}/rebase", {})
    assert (done["revision"], done["resume_revision"], done["conflicts"]) == (3, 2, [])
    view = await studio.got(path)
    resume = view["structured_output"]["resume_json"]
    assert (view["resume_revision"], resume["basics"]["label"]) == (2, title["after"])
    assert resume["work"][1]["highlights"][0] == "Wrote the rule book."
    assert (await studio.made(f"{path}/check", {}))["ruling"] == "supported"
    assert (await studio.made(f"{path}/rebase", {}))["revision"] == 3
    (version, *_) = await studio.got(f"{path}/versions")
    assert version["summary"] == "carried onto version 2 of the résumé"


async def test_of_what_both_changed_the_resumes_is_taken_where_it_is_asked_for(studio: Studio) -> None:
    sent = await studio.documents()
    _, optimized_id = await studio.optimized(sent)
    path = f"resumes/optimized/{optimized_id}"
    output = (await studio.got(path))["structured_output"]
    output["resume_json"]["work"][1]["highlights"][0] = "Mine"
    output["resume_json"]["basics"]["summary"] = "My summary"
    assert (await studio.client.patch(path, json={"structured_output": output, "revision": 1})).is_success
    data = copy.deepcopy(RESUME)
    data["work"][1]["highlights"][0] = "Theirs"
    data["basics"]["summary"] = "Their summary"
    assert (await studio.client.patch(f"resumes/{sent['resume_id']}", json={"data": data, "revision": 1})).is_success
    looked = await studio.made(f"{path}/rebase", {"only_look": True})
    assert len(looked["conflicts"]) == 2
    bullet = next(one["path"] for one in looked["conflicts"] if one["yours"] == "Mine")
    refused = await studio.client.post(f"{path}/rebase", json={"theirs": [bullet]})
    assert (refused.status_code, len(refused.json()["conflicts"])) == (409, 1)
    done = await studio.made(f"{path}/rebase", {"theirs": [bullet, "no/such/path"], "conflicts": "mine"})
    assert done["resume_revision"] == 2
    resume = (await studio.got(path))["structured_output"]["resume_json"]
    assert (resume["work"][1]["highlights"][0], resume["basics"]["summary"]) == ("Theirs", "My summary")


async def test_the_same_place_changed_on_both_sides_is_refused_with_both_or_kept(studio: Studio) -> None:
    sent = await studio.documents()
    _, optimized_id = await studio.optimized(sent)
    path = f"resumes/optimized/{optimized_id}"
    output = (await studio.got(path))["structured_output"]
    output["resume_json"]["work"][1]["highlights"][0] = "Mine"
    assert (await studio.client.patch(path, json={"structured_output": output, "revision": 1})).is_success
    await changed_resume(studio, sent, "Theirs")
    refused = await studio.client.post(f"{path}/rebase", json={})
    assert (refused.status_code, refused.json()["code"]) == (409, "save_conflict")
    (conflict,) = refused.json()["conflicts"]
    assert (conflict["yours"], conflict["theirs"]) == ("Mine", "Theirs")
    kept = await studio.made(f"{path}/rebase", {"conflicts": "mine"})
    assert kept["resume_revision"] == 2
    resume = (await studio.got(path))["structured_output"]["resume_json"]
    assert resume["work"][1]["highlights"][0] == "Mine"
