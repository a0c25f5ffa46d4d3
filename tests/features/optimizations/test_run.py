"""An optimization from the click to its result, whatever the model does."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.fixtures.optimizing import Studio, left_out, of_model

from bespoke.optimize.llm.contract import Notice, Usage
from bespoke.optimize.llm.deadlines import Deadlines
from bespoke.optimize.model import Verdict
from bespoke.platform.errors import TooMany
from bespoke.testing.examples import example_resume
from bespoke.testing.writers import SuggestingWriter

BULLETS = example_resume().work[0].bullets


def of_type(studio: Studio, job_id: str, name: str) -> list[dict[str, Any]]:
    return [payload for _, kind, payload in studio.stored(job_id) if kind == name]


async def test_the_rules_propose_and_every_suggestion_is_told_as_the_list_shows_it(studio: Studio) -> None:
    job_id, optimized_id = await studio.optimized()
    types = [kind for _, kind, _ in studio.stored(job_id)]
    assert [one for one in dict.fromkeys(types) if one not in ("queued", "started")] == [
        "progress",
        "analysis",
        "score",
        "suggestion",
        "done",
    ]
    listed = await studio.suggestions(optimized_id)
    assert of_type(studio, job_id, "suggestion") == listed
    assert len(listed) >= 5
    assert {(one["state"], one["engine"], one["verdict"]["ruling"]) for one in listed} == {
        ("proposed", "rules", "supported")
    }
    assert all(one["place"] and one["evidence"][0]["place"] for one in listed)
    shown = await studio.got(f"optimize/{job_id}")
    assert (shown["status"], shown["optimized_resume_id"]) == ("completed", optimized_id)
    assert shown["suggestions"] == shown["summary"]["suggestions"] == {"proposed": len(listed)}
    summary = shown["summary"]
    assert (summary["engines"], summary["notices"], summary["is_complete_by_rules"]) == (["rules"], [], False)
    assert summary["match_possible"] >= summary["match_before"]
    assert summary["match_after"] is None
    view = await studio.got(f"resumes/optimized/{optimized_id}")
    assert (view["revision"], view["resume_revision"]) == (1, 1)
    assert view["title"] == "Senior Platform Engineer - Fernhill Logistics"
    assert view["optimization_summary"].startswith("Suggestions by the rules:")


async def test_safe_ones_are_applied_by_itself_only_when_asked(studio: Studio) -> None:
    job_id, optimized_id = await studio.optimized(preferences={"apply_safe": True})
    listed = await studio.suggestions(optimized_id)
    assert {one["state"] for one in listed} == {"applied"}
    told = of_type(studio, job_id, "applied")
    assert {one["suggestion"]["id"] for one in told} == {one["id"] for one in listed}
    view = await studio.got(f"resumes/optimized/{optimized_id}")
    summary = (await studio.got(f"optimize/{job_id}"))["summary"]
    assert view["revision"] == summary["revision"] == told[0]["revision"] == 2
    assert view["match_score"] == summary["match_after"] >= summary["match_before"]
    assert view["improvements_made"]
    assert view["keywords_added"]
    versions = await studio.got(f"resumes/optimized/{optimized_id}/versions")
    assert (versions[0]["author"], versions[0]["summary"][:9]) == ("optimizer", "accepted ")


async def test_a_models_suggestions_come_after_the_rules_and_pass_the_same_guard(studio: Studio) -> None:
    usage = Usage(provider="fake", model="m", input_tokens=10, output_tokens=5)
    good = of_model(f"{BULLETS[-1].text.rstrip('.')}", bullet=BULLETS[-1].id)
    lie = of_model("Led 500 engineers at NASA", bullet=BULLETS[-2].id)
    nowhere = of_model("Wrote things", target="work/none/bullets/none", evidence=("work/none",))
    studio.writer = writer = SuggestingWriter([good, lie, nowhere, usage])
    job_id, optimized_id = await studio.optimized()
    by_model = await studio.suggestions(optimized_id, engine="model")
    assert [one["state"] for one in by_model] == ["proposed", "blocked", "blocked"]
    assert by_model[1]["verdict"]["reasons"]
    assert [one["suggestion_id"] for one in of_type(studio, job_id, "verdict")] == [one["id"] for one in by_model[1:]]
    assert of_type(studio, job_id, "usage")[0]["input_tokens"] == 10
    assert (await studio.got(f"optimize/{job_id}"))["summary"]["engines"] == ["rules", "model"]
    by_rules = await studio.suggestions(optimized_id, engine="rules")
    assert {one["target"] for one in by_rules} >= writer.asked[0].taken
    assert [one["position"] for one in by_model] == [len(by_rules) + n for n in (1, 2, 3)]


@pytest.mark.parametrize("deadlines", [Deadlines(total_s=60.0, idle_s=1.0)], ids=["impatient"])
@pytest.mark.parametrize(
    ("script", "code"),
    [
        (["hang"], "timed_out"),
        ([RuntimeError("a secret")], "unavailable"),
        ([{"text": "prose"}], "nonsense"),
        ([Notice(code="quota", message="Enough for today.")], "quota"),
    ],
)
async def test_without_the_model_the_result_is_complete_by_rules_and_says_so(
    studio: Studio, script: list[Any], code: str
) -> None:
    studio.writer = SuggestingWriter(script)
    job_id, optimized_id = await studio.optimized()
    (notice,) = of_type(studio, job_id, "notice")
    assert notice["code"] == code
    assert "secret" not in notice["message"]
    summary = (await studio.got(f"optimize/{job_id}"))["summary"]
    assert summary["is_complete_by_rules"]
    assert [one["code"] for one in summary["notices"]] == [code]
    assert len(await studio.suggestions(optimized_id, engine="rules")) >= 5
    assert notice["message"] in (await studio.got(f"resumes/optimized/{optimized_id}"))["optimization_summary"]


@pytest.mark.parametrize("ends", [(), (Notice(code="unavailable", message="Nor does n."),)])
async def test_another_models_answer_is_no_part_that_is_missing(studio: Studio, ends: tuple[Notice, ...]) -> None:
    instead = Notice(code="fallback", message="The model m did not answer; n is asked instead.")
    studio.writer = SuggestingWriter([instead, of_model(BULLETS[-1].text.rstrip("."), bullet=BULLETS[-1].id), *ends])
    job_id, _ = await studio.optimized()
    summary = (await studio.got(f"optimize/{job_id}"))["summary"]
    assert summary["engines"] == ["rules", "model"]
    assert [one["code"] for one in summary["notices"]] == ["fallback", *(one.code for one in ends)]
    assert summary["is_complete_by_rules"] == bool(ends)


async def test_a_writer_that_may_not_be_asked_is_a_notice(studio: Studio) -> None:
    studio.writer = TooMany("A hundred operations were used today.")
    job_id, _ = await studio.optimized()
    (notice,) = of_type(studio, job_id, "notice")
    assert "A hundred operations" in notice["message"]


async def test_a_model_that_was_not_wanted_is_not_asked(studio: Studio) -> None:
    studio.writer = writer = SuggestingWriter([])
    await studio.optimized(use_model=False)
    assert writer.asked == []


async def test_a_second_suggestion_for_one_text_is_left_out_with_a_notice(studio: Studio) -> None:
    first = of_model(BULLETS[-1].text.rstrip("."), bullet=BULLETS[-1].id)
    studio.writer = SuggestingWriter([first, first.model_copy(update={"id": "other"})])
    job_id, optimized_id = await studio.optimized()
    assert len(await studio.suggestions(optimized_id, engine="model")) == 1
    assert of_type(studio, job_id, "notice")[0]["code"] == "nonsense"


async def test_a_models_own_severe_verdict_stands(studio: Studio) -> None:
    own = of_model(BULLETS[-1].text.rstrip("."), bullet=BULLETS[-1].id, verdict=Verdict(ruling="confirm"))
    studio.writer = SuggestingWriter([own])
    _, optimized_id = await studio.optimized()
    assert (await studio.suggestions(optimized_id, engine="model"))[0]["state"] == "needs_confirmation"


async def test_started_again_what_was_decided_stays_and_open_proposals_are_replaced(studio: Studio) -> None:
    sent = await studio.documents()
    _, optimized_id = await studio.optimized(sent)
    first, second, *_ = [one for one in await studio.suggestions(optimized_id) if one["operation"] != "reorder_skills"]
    path = f"resumes/optimized/{optimized_id}/suggestions"
    await studio.made(f"{path}/{first['id']}/accept", {})
    await studio.made(f"{path}/{second['id']}/reject")
    again, same_id = await studio.optimized(sent)
    assert same_id == optimized_id
    by_id = {one["id"]: one for one in await studio.suggestions(optimized_id)}
    assert (by_id[first["id"]]["state"], by_id[second["id"]]["state"]) == ("applied", "rejected")
    proposed = [one for one in by_id.values() if one["state"] == "proposed"]
    assert proposed
    assert {one["job_id"] for one in proposed} == {again}
    assert second["after"] not in {one["after"] for one in proposed if one["target"] == second["target"]}


async def test_a_locked_entry_is_left_as_it_is(studio: Studio) -> None:
    sent = await studio.documents()
    _, optimized_id = await studio.optimized(sent)
    found = [one["target"] for one in await studio.suggestions(optimized_id) if one["target"].startswith("work/")]
    entry = "/".join(found[0].split("/")[:2])
    path = f"resumes/optimized/{optimized_id}"
    output = (await studio.got(path))["structured_output"]
    experience = next(one for one in output["ui"]["sections"] if one["name"] == "experience")
    experience["items"].append({"path": entry, "text": "", "locked": True})
    assert (await studio.client.patch(path, json={"structured_output": output, "revision": 1})).is_success
    await studio.optimized(sent)
    again = await studio.suggestions(optimized_id)
    assert again
    assert not [one["target"] for one in again if f"{one['target']}/".startswith(f"{entry}/")]


async def test_what_the_person_rejected_is_no_part_of_the_score_that_is_possible(studio: Studio) -> None:
    sent = await studio.documents()
    first, optimized_id = await studio.optimized(sent)
    before, possible = (one["score"] for one in of_type(studio, first, "score"))
    assert possible != before
    for one in await studio.suggestions(optimized_id):
        await studio.made(f"resumes/optimized/{optimized_id}/suggestions/{one['id']}/reject")
    again, _ = await studio.optimized(sent)
    assert of_type(studio, again, "suggestion") == []
    before, possible = (one["score"] for one in of_type(studio, again, "score"))
    assert possible == before


async def test_words_nobody_confirmed_are_no_evidence_for_a_suggestion(studio: Studio) -> None:
    sent = await studio.documents()
    _, optimized_id = await studio.optimized(sent)
    view = await studio.got(f"resumes/optimized/{optimized_id}")
    output = view["structured_output"]
    output["resume_json"]["work"][0]["highlights"][0] = "Was responsible for managing 4,000 engineers"
    saved = await studio.client.patch(
        f"resumes/optimized/{optimized_id}", json={"structured_output": output, "revision": view["revision"]}
    )
    assert saved.is_success, saved.text
    await studio.optimized(sent)
    written = [one for one in await studio.suggestions(optimized_id) if "4,000" in one["after"]]
    assert {one["state"] for one in written if one["operation"] == "rewrite_bullet"} <= {
        "blocked",
        "needs_confirmation",
    }


async def test_without_a_posting_the_resume_is_improved_in_itself(studio: Studio) -> None:
    sent = await studio.documents()
    job_id, optimized_id = await studio.optimized({"resume_id": sent["resume_id"]})
    assert of_type(studio, job_id, "analysis") == []
    assert (await studio.got(f"resumes/optimized/{optimized_id}"))["posting_id"] is None


async def test_what_is_left_out_of_the_files_gets_no_suggestion_and_proves_nothing(studio: Studio) -> None:
    sent = await studio.documents()
    _, optimized_id = await studio.optimized(sent)
    assert [one for one in await studio.suggestions(optimized_id) if one["target"].startswith("work/")]
    await left_out(studio, optimized_id, "experience")
    job_id, _ = await studio.optimized(sent)
    again = [one for one in await studio.suggestions(optimized_id) if one["job_id"] == job_id]
    assert not [one for one in again if "work/" in json.dumps([one["target"], one["evidence"]])]
    scores = {told["when"]: told["score"]["match"] for told in of_type(studio, job_id, "score")}
    assert scores["before"] == (await studio.got(f"resumes/optimized/{optimized_id}"))["match_score"]
