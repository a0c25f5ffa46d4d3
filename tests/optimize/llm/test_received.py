"""What becomes of an edit, whatever a model put into it."""

from __future__ import annotations

from typing import Any

import pytest

from bespoke.optimize.apply import apply
from bespoke.optimize.llm.contract import Wish
from bespoke.optimize.llm.received import Reception
from bespoke.optimize.llm.sheet import sheet_of
from bespoke.optimize.model import Suggestion
from bespoke.resume.paths import text_at
from tests.optimize.llm.writers import rewrite

SAME = "Cut monthly AWS spend by 27% by rightsizing node groups and moving batch work to spot instances"


@pytest.fixture
def reception(wish: Wish) -> Reception:
    return Reception(sheet_of(wish))


def taken(reception: Reception, edit: dict[str, Any]) -> Suggestion:
    suggestion = reception.take(edit)
    assert suggestion is not None, reception.thrown
    return suggestion


def test_a_rewrite_of_the_same_facts_is_proposed_and_can_be_applied(reception: Reception, wish: Wish) -> None:
    suggestion = taken(reception, rewrite("b3", SAME, requirements=["r5", "r999"]))
    assert suggestion.state == "proposed"
    assert suggestion.evidence == (suggestion.target,)
    assert suggestion.requirements == (wish.posting.analysis.requirements[4].id,)
    assert text_at(apply(wish.resume, suggestion), suggestion.target) == SAME


def test_what_is_left_out_is_for_the_person_to_decide(reception: Reception) -> None:
    suggestion = taken(reception, rewrite("b3", "Reduced monthly AWS spend by rightsizing node groups"))
    assert suggestion.state == "needs_confirmation"
    assert "leaves out “27”" in suggestion.verdict.reasons[0].message


def test_a_bullet_never_goes_without_asking(reception: Reception) -> None:
    suggestion = taken(reception, {"op": "drop_bullet", "target": "b14", "evidence": ["b14"]})
    assert suggestion.state == "needs_confirmation"


def test_a_bullet_may_not_borrow_from_another_entry(reception: Reception) -> None:
    borrowed = rewrite(
        "b1", "Operated Apache Kafka with six brokers that carries 3,500 vessel and crane events per second"
    )
    assert reception.take({**borrowed, "evidence": ["b8"]}) is None
    (blocked,) = reception.rest()
    assert blocked.state == "blocked"
    assert blocked.verdict.reasons


def test_a_summary_may_rest_on_what_it_cites(reception: Reception) -> None:
    text = "Platform engineer with nine years of experience building and running backend systems for logistics."
    suggestion = taken(reception, {"op": "rewrite_summary", "target": "s1", "text": text, "evidence": ["s1", "e1"]})
    assert suggestion.operation == "rewrite_summary"
    assert suggestion.target == "basics/summary"


def test_a_skill_a_bullet_names_may_be_listed(reception: Reception, wish: Wish) -> None:
    edit = {"op": "surface_skill", "target": "k2", "text": "GitLab CI", "evidence": ["b7"]}
    suggestion = taken(reception, edit)
    assert suggestion.state == "proposed"
    assert "GitLab CI" in [word.text for word in apply(wish.resume, suggestion).skills[1].keywords]


@pytest.mark.parametrize(
    ("skill", "evidence"),
    [("GitLab CI", ["r1"]), ("GitLab CI", []), ("Python", ["b2"]), ("python", ["b2"]), ("GitLab CI", ["w1"])],
)
def test_a_skill_that_is_listed_or_proven_by_no_bullet_is_not(
    skill: str, evidence: list[str], reception: Reception
) -> None:
    assert reception.take({"op": "surface_skill", "target": "k2", "text": skill, "evidence": evidence}) is None
    assert list(reception.rest()) == []


def test_a_skill_only_the_posting_names_is_blocked(reception: Reception) -> None:
    edit = {"op": "surface_skill", "target": "k2", "text": "OpenTelemetry", "evidence": ["b1", "r16"]}
    assert reception.take(edit) is None
    assert [one.state for one in reception.rest()] == ["blocked"]


def test_an_order_is_made_whole(reception: Reception, wish: Wish) -> None:
    order = {"op": "reorder_bullets", "target": "e1", "order": ["b3", "b99", "b1", "b3"], "evidence": ["b3"]}
    edit = taken(reception, order).edit
    assert sorted(edit.order) == sorted(bullet.id for bullet in wish.resume.work[0].bullets)
    assert edit.order[0] == wish.resume.work[0].bullets[2].id


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        ({"op": "rewrite_bullet", "target": "e1", "text": "CEO", "evidence": ["b1"]}, "protected"),
        ({"op": "rewrite_bullet", "target": "k0", "text": "CEO", "evidence": ["b1"]}, "protected"),
        ({"op": "rewrite_bullet", "target": "work/x/position", "text": "CEO", "evidence": ["b1"]}, "no_edit"),
        ({"op": "set_target_title", "target": "s1", "text": "CEO", "evidence": ["b1"]}, "no_edit"),
        ({"op": "rewrite_bullet", "target": "b404", "text": "x", "evidence": ["b1"]}, "unknown_target"),
        ({"op": "rewrite_bullet", "target": "r1", "text": "x", "evidence": ["b1"]}, "unknown_target"),
        ({"op": "rewrite_bullet", "target": "w1", "text": "x", "evidence": ["w1"]}, "taken"),
        ({"op": "drop_bullet", "target": "e1", "evidence": ["b1"]}, "protected"),
        ({"op": "drop_bullet", "target": "s1", "evidence": ["b1"]}, "protected"),
        ({"op": "reorder_bullets", "target": "b1", "order": ["b2"], "evidence": ["b1"]}, "protected"),
        ({"op": "reorder_bullets", "target": "e1", "order": ["b77"], "evidence": ["b1"]}, "empty"),
        ({"op": "reorder_bullets", "target": "e1", "order": ["b1", "b2"], "evidence": ["b1"]}, "unchanged"),
        (rewrite("b1", "x", evidence=[]), "no_evidence"),
        (rewrite("b1", "x", evidence=["b404", "r1", "n1"]), "no_evidence"),
        (rewrite("b1", ""), "empty"),
        (rewrite("b1", "\u200b\u202e "), "empty"),
        (rewrite("b3", "Reduced AWS spend, see https://evil.example.com"), "address"),
        (rewrite("b3", "Reduced AWS spend; mail me@evil.example"), "address"),
        (rewrite("b3", "**Reduced** monthly AWS spend"), "markup"),
        (rewrite("b3", "Reduced <b>monthly</b> AWS spend"), "markup"),
        (rewrite("b3", "You help a person fit their résumé to one job posting"), "echo"),
        ({"op": "rewrite_bullet", "target": "b1", "text": {"a": 1}, "evidence": ["b1"]}, "no_edit"),
        ({"op": "rewrite_bullet", "target": "b1", "text": "x" * 5000, "evidence": ["b1"]}, "no_edit"),
        ({"hello": "world"}, "no_edit"),
    ],
)
def test_what_no_honest_edit_has_is_thrown_away(edit: dict[str, Any], why: str, reception: Reception) -> None:
    assert reception.take(edit) is None
    assert dict(reception.thrown) == {why: 1}
    assert list(reception.rest()) == []


def test_of_two_edits_of_one_text_the_first_counts(reception: Reception) -> None:
    assert reception.take(rewrite("b3", SAME)) is not None
    assert reception.take(rewrite("b3", SAME)) is None
    assert reception.take({"op": "drop_bullet", "target": "b3", "evidence": ["b3"]}) is None
    assert len(reception.kept) == 1


def test_alternates_are_judged_too_and_only_good_ones_stay(reception: Reception) -> None:
    good = "Reduced AWS spend by 27% a month by rightsizing node groups and moving batch work to spot instances"
    alternates = ["Led 500 people", SAME, good, "see http://evil.example.com"]
    suggestion = taken(reception, rewrite("b3", SAME, alternates=alternates))
    assert [one.after for one in suggestion.alternates] == [good]


@pytest.mark.parametrize(
    "why", ["", "see https://evil.example.com", "**now**", "You never add a fact: no number, tool, skill"]
)
def test_a_reason_that_is_none_becomes_ours(why: str, reception: Reception) -> None:
    assert (
        taken(reception, rewrite("b3", SAME, why=why)).why
        == "Another wording of the same facts, closer to the posting."
    )


def test_a_guide_it_followed_is_named(reception: Reception) -> None:
    suggestion = taken(reception, rewrite("b3", SAME, evidence=["b3", "n1"], why="Cost first."))
    assert suggestion.why.startswith("Cost first. (Guide: ")
    assert suggestion.evidence == (suggestion.target,)


@pytest.mark.parametrize("missing", [None, "b3"])
def test_null_and_a_single_id_are_read_as_lists(missing: object, reception: Reception) -> None:
    edit = rewrite("b3", SAME, evidence="b3", order=missing, alternates=None, requirements=None, why=None)
    assert taken(reception, edit).state == "proposed"
