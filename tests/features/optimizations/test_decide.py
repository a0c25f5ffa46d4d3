"""Accepting, rejecting, undoing: each a version, none lost, nothing claimed that nobody vouched for."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID, uuid4

from httpx2 import Response
from tests.fixtures.optimizing import Studio, of_model

from bespoke.optimize.model import Alternate, Edit, Verdict
from bespoke.testing.examples import example_resume
from bespoke.testing.writers import SuggestingWriter

BULLETS = example_resume().work[0].bullets
LIE = "Led 500 engineers in Rotterdam"


async def post(studio: Studio, optimized_id: str, suggestion: dict[str, Any], what: str, **sent: Any) -> Response:
    path = f"resumes/optimized/{optimized_id}/suggestions/{suggestion['id']}/{what}"
    return await studio.client.post(path, json=sent) if what == "accept" else await studio.client.post(path)


async def bullet_rewrites(studio: Studio, optimized_id: str, **query: str) -> list[dict[str, Any]]:
    listed = await studio.suggestions(optimized_id, **query)
    return [one for one in listed if one["operation"] == "rewrite_bullet"]


async def texts(studio: Studio, optimized_id: str) -> list[str]:
    view = await studio.got(f"resumes/optimized/{optimized_id}")
    return [text for entry in view["structured_output"]["resume_json"]["work"] for text in entry["highlights"]]


async def blocked(studio: Studio, text: str = LIE) -> tuple[str, dict[str, Any]]:
    studio.writer = SuggestingWriter([of_model(text, bullet=BULLETS[-1].id)])
    _, optimized_id = await studio.optimized()
    (found,) = await studio.suggestions(optimized_id, engine="model")
    return optimized_id, found


async def test_accepting_makes_a_version_that_names_it_and_all_that_follows_from_it(studio: Studio) -> None:
    _, optimized_id = await studio.optimized()
    skill = next(one for one in await studio.suggestions(optimized_id) if one["operation"] == "surface_skill")
    before = await studio.got(f"resumes/optimized/{optimized_id}")
    answer = (await post(studio, optimized_id, skill, "accept")).json()
    assert (answer["suggestion"]["state"], answer["suggestion"]["applied_revision"], answer["revision"]) == (
        "applied",
        2,
        2,
    )
    after = await studio.got(f"resumes/optimized/{optimized_id}")
    assert after["revision"] == 2
    assert answer["match_score"] == after["match_score"] >= before["match_score"]
    assert after["improvements_made"] == [skill["why"]]
    assert skill["after"] in after["keywords_added"]
    output = after["structured_output"]
    assert output["qa"] == after["qa_metrics"]
    assert [hint["suggestion_id"] for hint in output["ui"]["preview"]["diff_hints"]] == [skill["id"]]
    (version, _) = await studio.got(f"resumes/optimized/{optimized_id}/versions")
    assert version["summary"].startswith(f"accepted suggestion: {skill['place']}: {skill['why'][:40]}")
    types = [event["type"] for event in (await studio.got(f"audit?subject_id={optimized_id}"))["items"]]
    assert "suggestion.accepted" in types


async def test_accepted_twice_is_accepted_once(studio: Studio) -> None:
    _, optimized_id = await studio.optimized()
    first, *_ = await bullet_rewrites(studio, optimized_id)
    answers = await asyncio.gather(*(post(studio, optimized_id, first, "accept") for _ in range(4)))
    assert {answer.json()["revision"] for answer in answers} == {2}
    assert len({answer.text for answer in answers}) == 1


async def test_two_accepted_at_a_time_both_land(studio: Studio) -> None:
    _, optimized_id = await studio.optimized()
    both = (await bullet_rewrites(studio, optimized_id))[:2]
    answers = await asyncio.gather(*(post(studio, optimized_id, one, "accept") for one in both))
    assert sorted(answer.json()["revision"] for answer in answers) == [2, 3]
    assert {one["after"] for one in both} <= set(await texts(studio, optimized_id))


async def test_a_hand_edit_elsewhere_stays_beside_an_accepted_suggestion(studio: Studio) -> None:
    _, optimized_id = await studio.optimized()
    first, *_ = await bullet_rewrites(studio, optimized_id)
    view = await studio.got(f"resumes/optimized/{optimized_id}")
    output = view["structured_output"]
    output["resume_json"]["work"][-1]["highlights"][0] = "Written by hand"
    path = f"resumes/optimized/{optimized_id}"
    assert (await studio.client.patch(path, json={"structured_output": output, "revision": 1})).is_success
    assert (await post(studio, optimized_id, first, "accept")).is_success
    found = await texts(studio, optimized_id)
    assert "Written by hand" in found
    assert first["after"] in found


async def test_an_alternate_is_taken_by_its_number(studio: Studio) -> None:
    text = BULLETS[-1].text
    other = Alternate(edit=Edit(text=text.upper()[0] + text[1:]), after=text, verdict=Verdict(ruling="supported"))
    lie = Alternate(edit=Edit(text=LIE), after=LIE, verdict=Verdict(ruling="supported"))
    main = of_model(text.rstrip("."), bullet=BULLETS[-1].id, alternates=(lie, other))
    studio.writer = SuggestingWriter([main])
    _, optimized_id = await studio.optimized()
    (found,) = await studio.suggestions(optimized_id, engine="model")
    assert [one["after"] for one in found["alternates"]] == [text]
    answer = (await post(studio, optimized_id, found, "accept", choice=1)).json()
    assert answer["suggestion"]["applied"]["after"] == text
    assert answer["suggestion"]["applied"]["choice"] == 1


async def test_a_wording_that_is_not_listed_is_refused(studio: Studio) -> None:
    _, optimized_id = await studio.optimized()
    first, *_ = [one for one in await bullet_rewrites(studio, optimized_id) if not one["alternates"]]
    answer = await post(studio, optimized_id, first, "accept", choice=2)
    assert (answer.status_code, answer.json()["code"]) == (400, "no_such_wording")


async def test_ones_own_wording_is_guarded_again(studio: Studio) -> None:
    _, optimized_id = await studio.optimized()
    first, *_ = await bullet_rewrites(studio, optimized_id)
    refused = await post(studio, optimized_id, first, "accept", text="Saved $9,000,000 with COBOL")
    assert (refused.status_code, refused.json()["code"]) == (409, "unconfirmed")
    assert refused.json()["verdict"]["reasons"]
    assert (await studio.got(f"resumes/optimized/{optimized_id}"))["revision"] == 1
    taken = await post(studio, optimized_id, first, "accept", text=f"{first['before'].rstrip('.')}.")
    assert taken.json()["suggestion"]["applied"]["is_edited"]


async def test_what_is_confirmed_is_applied_kept_as_a_fact_and_passes_from_then_on(studio: Studio) -> None:
    optimized_id, found = await blocked(studio)
    assert found["state"] == "blocked"
    refused = await post(studio, optimized_id, found, "accept")
    assert refused.status_code == 409
    assert {reason["text"] for reason in refused.json()["verdict"]["reasons"]} & {"500 engineers", "500"}
    answer = await post(studio, optimized_id, found, "accept", confirm=True)
    assert answer.json()["suggestion"]["applied"] == {
        "choice": 0,
        "after": LIE,
        "is_edited": False,
        "is_confirmed": True,
    }
    (fact,) = await studio.got(f"resumes/optimized/{optimized_id}/facts")
    assert (fact["text"], fact["suggestion_id"]) == (LIE, found["id"])
    assert fact["entry_path"] == f"work/{example_resume().work[0].id}"
    assert LIE in await texts(studio, optimized_id)
    (version, *_) = await studio.got(f"resumes/optimized/{optimized_id}/versions")
    assert version["summary"].startswith("accepted and vouched for suggestion: ")
    checked = await studio.made(f"resumes/optimized/{optimized_id}/check", {})
    assert checked == {"ruling": "supported", "marks": []}
    (event,) = [
        one
        for one in (await studio.got(f"audit?subject_id={optimized_id}"))["items"]
        if one["type"] == "suggestion.accepted"
    ]
    assert event["payload"]["facts"] == [fact["id"]]
    assert (await post(studio, optimized_id, found, "undo")).is_success
    assert (await post(studio, optimized_id, found, "accept")).is_success
    _, again = await studio.optimized(
        {
            "resume_id": (await studio.got(f"resumes/optimized/{optimized_id}"))["resume_id"],
            "posting_id": (await studio.made("postings", {"text": "Analyst\n\nYou need: SQL"}))["id"],
        }
    )
    assert [one["state"] for one in await studio.suggestions(again, engine="model")] == ["proposed"]


async def test_a_withdrawn_fact_is_evidence_no_more(studio: Studio) -> None:
    optimized_id, found = await blocked(studio)
    await post(studio, optimized_id, found, "accept", confirm=True)
    path = f"resumes/optimized/{optimized_id}/facts"
    (fact,) = await studio.got(path)
    assert (await studio.client.delete(f"{path}/{fact['id']}")).status_code == 204
    assert await studio.got(path) == []
    assert (await studio.client.delete(f"{path}/{fact['id']}")).status_code == 404
    checked = await studio.made(f"resumes/optimized/{optimized_id}/check", {})
    assert checked["ruling"] == "unsupported"
    assert [mark["text"] for mark in checked["marks"]] == [LIE]


async def test_a_text_that_is_vouched_for_is_marked_no_more_and_again_once_withdrawn(studio: Studio) -> None:
    _, optimized_id = await studio.optimized()
    path = f"resumes/optimized/{optimized_id}"
    target = f"work/{example_resume().work[0].id}/bullets/{BULLETS[-1].id}"
    draft = (await studio.got(path))["structured_output"]["resume_json"]
    draft["work"][0]["highlights"][-1] = LIE
    (mark,) = (await studio.made(f"{path}/check", {"resume_json": draft}))["marks"]
    assert mark["path"] == target
    first, again = [await studio.made(f"{path}/facts", {"path": mark["path"], "text": mark["text"]}) for _ in range(2)]
    assert first == again
    assert (await studio.made(f"{path}/check", {"resume_json": draft}))["marks"] == []
    events = (await studio.got(f"audit?subject_id={optimized_id}"))["items"]
    assert [one["payload"] for one in events if one["type"] == "fact.confirmed"] == [{"fact_id": first["id"]}]
    assert (await studio.client.delete(f"{path}/facts/{first['id']}")).status_code == 204
    assert (await studio.made(f"{path}/check", {"resume_json": draft}))["ruling"] == "unsupported"


async def test_rejected_stays_out_until_it_is_accepted_after_all(studio: Studio) -> None:
    _, optimized_id = await studio.optimized()
    first, *_ = await bullet_rewrites(studio, optimized_id)
    assert (await post(studio, optimized_id, first, "reject")).json()["suggestion"]["state"] == "rejected"
    assert (await post(studio, optimized_id, first, "reject")).is_success
    assert [one["id"] for one in await studio.suggestions(optimized_id, state="rejected")] == [first["id"]]
    assert (await post(studio, optimized_id, first, "accept")).json()["revision"] == 2
    assert (await post(studio, optimized_id, first, "reject")).json()["code"] == "wrong_state"


async def test_all_safe_ones_make_one_version_and_each_is_undone_by_itself(studio: Studio) -> None:
    _, optimized_id = await studio.optimized()
    original = await texts(studio, optimized_id)
    answer = await studio.made(f"resumes/optimized/{optimized_id}/suggestions/accept-safe")
    assert (answer["revision"], answer["failed"]) == (2, [])
    assert {one["state"] for one in await studio.suggestions(optimized_id)} == {"applied"}
    for number, one in enumerate(reversed(answer["applied"])):
        undone = await post(studio, optimized_id, one, "undo")
        assert undone.is_success, (one["operation"], undone.text)
        assert undone.json()["revision"] == 3 + number
    assert await texts(studio, optimized_id) == original
    view = await studio.got(f"resumes/optimized/{optimized_id}")
    assert (view["improvements_made"], view["keywords_added"]) == ([], [])
    assert {one["state"] for one in await studio.suggestions(optimized_id)} == {"proposed"}


async def test_one_is_undone_from_the_middle_and_the_others_stay(studio: Studio) -> None:
    _, optimized_id = await studio.optimized()
    await studio.made(f"resumes/optimized/{optimized_id}/suggestions/accept-safe")
    first, second, *_ = await bullet_rewrites(studio, optimized_id)
    assert (await post(studio, optimized_id, first, "undo")).is_success
    found = await texts(studio, optimized_id)
    assert first["before"] in found
    assert second["after"] in found


async def test_what_was_edited_since_cannot_be_undone_nor_accepted(studio: Studio) -> None:
    _, optimized_id = await studio.optimized()
    first, second, *_ = await bullet_rewrites(studio, optimized_id)
    await post(studio, optimized_id, first, "accept")
    view = await studio.got(f"resumes/optimized/{optimized_id}")
    output = view["structured_output"]
    for entry in output["resume_json"]["work"]:
        changed = {first["after"]: "Something else", second["before"]: "And another"}
        entry["highlights"] = [changed.get(text, text) for text in entry["highlights"]]
    path = f"resumes/optimized/{optimized_id}"
    assert (await studio.client.patch(path, json={"structured_output": output, "revision": 2})).is_success
    undone, accepted = (
        await post(studio, optimized_id, first, "undo"),
        await post(studio, optimized_id, second, "accept"),
    )
    assert (undone.status_code, undone.json()["code"]) == (409, "changed_since")
    assert (accepted.status_code, accepted.json()["code"]) == (409, "suggestion_stale")
    answer = await studio.made(f"{path}/suggestions/accept-safe")
    assert [one["id"] for one in answer["failed"]] == [second["id"]]
    assert answer["failed"][0]["verdict"]["reasons"]
    assert {"Something else", "And another"} <= set(await texts(studio, optimized_id))


async def test_only_an_applied_one_is_undone(studio: Studio) -> None:
    _, optimized_id = await studio.optimized()
    first, *_ = await studio.suggestions(optimized_id)
    assert (await post(studio, optimized_id, first, "undo")).json()["code"] == "wrong_state"


async def test_a_stranger_finds_no_suggestion_and_no_fact(studio: Studio, other_owner: UUID) -> None:
    job_id, optimized_id = await studio.optimized()
    first, *_ = await studio.suggestions(optimized_id)
    eve = studio.clients[other_owner]
    path = f"resumes/optimized/{optimized_id}"
    for answer in [
        await eve.get(f"{path}/suggestions"),
        await eve.get(f"{path}/suggestions/{first['id']}"),
        await eve.post(f"{path}/suggestions/{first['id']}/accept", json={}),
        await eve.post(f"{path}/suggestions/{first['id']}/reject"),
        await eve.post(f"{path}/suggestions/{first['id']}/undo"),
        await eve.post(f"{path}/suggestions/accept-safe"),
        await eve.get(f"{path}/facts"),
        await eve.post(f"{path}/facts", json={"path": "work/w1", "text": LIE}),
        await eve.delete(f"{path}/facts/{uuid4()}"),
        await eve.post(f"{path}/check", json={}),
        await eve.post("score", json={"optimized_id": optimized_id}),
        await eve.post("suggest", json={"optimized_id": optimized_id, "target": "skills"}),
        await eve.get(f"optimize/{job_id}"),
        await eve.get(f"optimize/{job_id}/events"),
        await eve.delete(f"optimize/{job_id}"),
    ]:
        assert answer.status_code == 404, answer.text
    assert (await studio.got(path))["revision"] == 1
