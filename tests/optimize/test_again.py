"""Nobody's word is taken for a suggestion: it is judged again on the confirmed resume."""

from __future__ import annotations

import pytest

from bespoke.optimize.again import judge_edit, judged_again
from bespoke.optimize.model import Alternate, AssertedFact, Edit, Suggestion, Verdict
from tests.optimize.fixtures import AS_OF, job, resume, suggestion

CONFIRMED = resume(
    job("Managed budgets of 40 shops"), job("Trained nine nurses", ident="w2").model_copy(update={"name": "Clinic"})
)
TARGET = "work/w1/bullets/b1"


def again(one: Suggestion) -> Suggestion:
    return judged_again(one, confirmed=CONFIRMED, current=CONFIRMED, as_of=AS_OF)


@pytest.mark.parametrize(
    ("text", "state"),
    [("Managed the budgets of 40 shops", "proposed"), ("Managed budgets of 900 shops", "blocked")],
)
def test_the_guard_decides_the_state(text: str, state: str) -> None:
    assert again(suggestion("rewrite_bullet", TARGET, Edit(text=text))).state == state


def test_a_graver_verdict_of_its_maker_stands() -> None:
    assert again(suggestion("rewrite_bullet", TARGET, Edit(text="Managed budgets"), ruling="confirm")).state == (
        "needs_confirmation"
    )


def test_an_edit_of_what_is_protected_or_not_there_is_blocked() -> None:
    assert again(suggestion("rewrite_bullet", "work/w1/name", Edit(text="NASA"))).state == "blocked"
    assert again(suggestion("rewrite_bullet", "work/w7/bullets/b1", Edit(text="Managed budgets"))).state == "blocked"
    assert again(suggestion("rewrite_bullet", TARGET, Edit())).state == "blocked"


def test_a_deed_of_another_employer_is_no_evidence() -> None:
    moved = suggestion("rewrite_bullet", TARGET, Edit(text="Trained nine nurses"))
    assert again(moved.model_copy(update={"evidence": ("work/w2/bullets/b1",)})).state == "blocked"


def test_evidence_that_is_nowhere_is_none() -> None:
    one = suggestion("rewrite_bullet", TARGET, Edit(text="Managed budgets of 40 shops"))
    assert again(one.model_copy(update={"evidence": ("work/w9",)})).state == "blocked"


def test_alternates_the_guard_does_not_pass_are_left_out() -> None:
    passed = Verdict(ruling="supported")
    texts = ("Managed the budgets of 40 shops", "Managed budgets of 900 shops")
    alternates = tuple(Alternate(edit=Edit(text=text), after=text, verdict=passed) for text in texts)
    one = suggestion("rewrite_bullet", TARGET, Edit(text="Managed budgets of 40 shops."))
    assert [a.after for a in again(one.model_copy(update={"alternates": alternates})).alternates] == [texts[0]]


def test_moving_and_removing_claim_nothing() -> None:
    assert again(suggestion("drop_bullet", TARGET, Edit())).state == "proposed"


def test_each_part_of_a_split_is_judged() -> None:
    parts = Edit(texts=("Managed budgets", "Led 90 people"))
    verdict = judge_edit(CONFIRMED, TARGET, parts, evidence=(TARGET,), as_of=AS_OF)
    assert verdict.ruling == "unsupported"


def test_what_was_asserted_supports() -> None:
    fact = AssertedFact(path="work/w1", text="Led 90 people")
    verdict = judge_edit(CONFIRMED, TARGET, Edit(text="Led 90 people"), evidence=(), as_of=AS_OF, asserted=(fact,))
    assert verdict.ruling == "supported"
