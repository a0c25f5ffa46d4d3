"""What a person would notice of the guard's judgements."""

from __future__ import annotations

import json
import re
import time
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bespoke.optimize.guard.evidence import EntryContext, EvidenceItem
from bespoke.optimize.guard.judge import judge
from bespoke.optimize.model import AssertedFact, Verdict
from bespoke.resume.dates import PartialDate

HERE = Path(__file__).parent
CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "facts" / "dev.jsonl"


def pairs() -> list[dict[str, Any]]:
    full: list[dict[str, Any]] = tomllib.loads((HERE / "pairs.toml").read_text(encoding="utf-8"))["pair"]
    files = ("more_pairs.toml", "adversary_pairs.toml", "fresh_pairs.toml")
    rows = [row for name in files for row in tomllib.loads((HERE / name).read_text(encoding="utf-8"))["rows"]]
    return full + [{"label": label, "source": source, "rewrite": rewrite} for label, source, rewrite in rows]


def bullet(text: str, path: str = "work/acme/bullets/b1") -> EvidenceItem:
    return EvidenceItem(path, text)


def verdict_of(pair: dict[str, Any]) -> Verdict:
    given_ = pair.get("context", {})
    dates = re.findall(r"\d{4}(?:-\d\d(?!\d))?", given_.get("dates", ""))
    context = EntryContext(
        employer=given_.get("employer", ""),
        title=given_.get("title", ""),
        start=PartialDate.parse(dates[0]) if dates else None,
        end=PartialDate.parse(dates[1]) if dates else None,
        skills=tuple(given_.get("skills", ())),
    )
    rewrite = pair["rewrite"].removeprefix("Added skill: ")
    return judge(rewrite, [bullet(pair["source"])], context=context)


PAIRS = pairs()
HONEST = [pair for pair in PAIRS if pair["label"] == "supported"]
FALSE = [pair for pair in PAIRS if pair["label"] == "unsupported"]


def test_invented_fact_never_passes() -> None:
    assert FALSE
    assert [pair["rewrite"] for pair in FALSE if verdict_of(pair).ruling == "supported"] == []


@cache
def verdicts_on_the_honest() -> list[tuple[str, Verdict]]:
    assert HONEST
    return [(pair["rewrite"], verdict_of(pair)) for pair in HONEST]


def test_honest_rewrite_is_never_refused() -> None:
    told = verdicts_on_the_honest()
    assert [(rewrite, verdict.reasons) for rewrite, verdict in told if verdict.ruling == "unsupported"] == []


def test_honest_rewrites_seldom_need_a_question() -> None:
    asked = [rewrite for rewrite, verdict in verdicts_on_the_honest() if verdict.ruling == "confirm"]
    assert len(asked) <= 0.15 * len(HONEST), asked


def test_text_supports_itself_and_says_why() -> None:
    verdicts = {source: judge(f"{source} ", [bullet(source)]) for source in (pair["source"] for pair in PAIRS)}
    assert {source: one.ruling for source, one in verdicts.items() if one.ruling != "supported"} == {}
    assert [source for source, one in verdicts.items() if not one.licences] == []


def test_what_was_once_asked_or_refused_for_nothing_passes() -> None:
    rows = tomllib.loads((HERE / "fresh_pairs.toml").read_text(encoding="utf-8"))["rows"]
    honest = [(source, rewrite) for label, source, rewrite in rows if label == "supported"]
    stopped = [rewrite for source, rewrite in honest if judge(rewrite, [bullet(source)]).ruling != "supported"]
    assert not stopped


def test_changed_percentage_is_refused_and_the_message_names_both() -> None:
    verdict = judge("Cut scrap by 65%", [bullet("Cut scrap by 40%")])
    assert verdict.ruling == "unsupported"
    assert verdict.reasons[0].kind == "quantity"
    assert verdict.reasons[0].message == "“65%” is not in the evidence; it says 40%"


def test_number_of_another_employer_is_refused() -> None:
    context = EntryContext(employer="Acme", other_bullets=("Managed 40 stores at Globex",))
    verdict = judge("Managed 40 stores", [bullet("Managed stores")], context=context)
    assert verdict.ruling == "unsupported"


def test_number_of_another_entry_is_not_joined_to_this_one() -> None:
    evidence = [bullet("Managed stores"), bullet("Managed 40 drivers", "work/globex/bullets/b9")]
    assert judge("Managed 40 stores", evidence).ruling != "supported"


def test_supported_does_not_become_led() -> None:
    verdict = judge("Led the rollout of Workday", [bullet("Supported the rollout of Workday")])
    assert verdict.ruling == "unsupported"
    assert verdict.reasons[0].kind == "verb"


def test_doubled_revenue_does_not_come_from_nothing() -> None:
    verdict = judge("Ran the shop and doubled revenue", [bullet("Ran the shop")])
    assert verdict.ruling == "unsupported"
    assert any(reason.text == "doubled" for reason in verdict.reasons)


def test_skill_that_stands_elsewhere_is_a_question_not_a_refusal() -> None:
    context = EntryContext(skills=("Kafka",))
    verdict = judge("Wrote services with Kafka", [bullet("Wrote services")], context=context)
    assert verdict.ruling == "confirm"
    assert "elsewhere" in verdict.reasons[0].message


def test_confirmed_fact_supports_from_then_on() -> None:
    evidence = [bullet("Trained new hires")]
    assert judge("Trained 12 new hires", evidence).ruling == "unsupported"
    fact = AssertedFact(path="work/acme/bullets/b1", text="Trained 12 new hires")
    assert judge("Trained 12 new hires", evidence, asserted=[fact]).ruling == "supported"


def test_fact_confirmed_for_another_entry_supports_nothing_here() -> None:
    fact = AssertedFact(path="work/globex/bullets/b1", text="Trained 12 new hires")
    assert judge("Trained 12 new hires", [bullet("Trained new hires")], asserted=[fact]).ruling == "unsupported"


def test_years_of_an_open_stay_need_a_date_to_count_to() -> None:
    context = EntryContext(title="Baker", start=PartialDate(2018, 1), end="present")
    evidence = [bullet("Baked sourdough")]
    assert judge("Baker with 6 years of experience", evidence, context=context).ruling == "unsupported"
    later = judge("Baker with 6 years of experience", evidence, context=context, as_of=PartialDate(2024, 2))
    assert later.ruling == "supported"
    assert "years from the dates" in later.licences


def test_years_in_a_skill_do_not_follow_from_years_in_a_job() -> None:
    context = EntryContext(title="Engineer", start=PartialDate(2014), end=PartialDate(2022))
    verdict = judge("8 years of experience in Python", [bullet("Wrote tools in Python")], context=context)
    assert verdict.ruling != "supported"


def test_licences_name_the_transformations() -> None:
    verdict = judge("Deployed to Kubernetes with 1k users", [bullet("Deployed to k8s with 1,000 users and Helm")])
    assert verdict.ruling == "supported"
    assert {"another name of the same skill", "number format", "detail left out"} <= set(verdict.licences)


def test_nothing_is_no_claim_and_no_evidence_supports_nothing() -> None:
    assert judge("", [bullet("Ran a shop")]).ruling == "supported"
    assert judge("Ran a shop", []).ruling == "confirm"


@pytest.mark.parametrize(
    "trick", ["Маnaged 12 stores", "Managed １2 stores", "Man\u200baged 12 stores", "Managed 12⁰ stores"]
)
def test_deceiving_characters_are_refused(trick: str) -> None:
    assert judge(trick, [bullet("Managed 12 stores")]).ruling == "unsupported"


@given(st.integers(2, 5000), st.integers(2, 5000))
@settings(max_examples=60, deadline=None)
def test_no_other_number_passes(said: int, claimed: int) -> None:
    ruling = judge(f"Served {claimed} guests", [bullet(f"Served {said} guests")]).ruling
    assert (ruling == "supported") == (said == claimed)


@given(st.text(max_size=120), st.text(max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_text_gets_a_ruling(rewrite: str, source: str) -> None:
    assert judge(rewrite, [bullet(source)]).ruling in ("supported", "confirm", "unsupported")


def test_long_hostile_text_is_judged_in_bounded_work() -> None:
    began = time.process_time()
    judge("Managed 3 stores and " * 400, [bullet("a b " * 2000 + "managed 5 stores")])
    assert time.process_time() - began < 20


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_targets_on_the_corpus() -> None:
    given_ = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    rulings = [(pair, verdict_of(pair).ruling) for pair in given_]
    leaks = [pair["id"] for pair, ruling in rulings if pair["label"] == "unsupported" and ruling == "supported"]
    blocked = [pair["id"] for pair, ruling in rulings if pair["label"] == "supported" and ruling == "unsupported"]
    asked = [pair["id"] for pair, ruling in rulings if pair["label"] == "supported" and ruling == "confirm"]
    assert (leaks, blocked) == ([], [])
    assert len(asked) <= 6


def test_one_item_supports_a_rewrite_whatever_stands_beside_it() -> None:
    own = "Built a pipeline in GitHub Actions, reducing deployment time from 2 hours to 15 minutes"
    others = [
        bullet("Tracked time and cost of 3 projects", "work/acme/bullets/b2"),
        bullet("Paid for 2 hours of travel"),
    ]
    rewrite = "Reduced deployment time from 2 hours to 15 minutes by building a pipeline in GitHub Actions"
    assert judge(rewrite, [bullet(own)]).ruling == "supported"
    assert judge(rewrite, [*others, bullet(own)]).ruling == "supported"


@pytest.mark.parametrize(
    ("source", "rewrite"),
    [
        ("1 2 3 " * 600, "3 2 1 " * 600),
        ("9" * 3000, "8" * 3000),
        ("one hundred and " * 250, "two hundred and " * 240),
        ("managed 3 shops, " * 3300, "managed 3 shops, " * 3299),
        ("Managed 3 shops", "word " * 10000),
        ("أدرت 3 متاجر", "أدرت 5 متاجر"),
    ],
    ids=["numbers", "digits", "number words", "both long", "long", "right to left"],
)
def test_odd_input_is_refused(source: str, rewrite: str) -> None:
    assert judge(rewrite, [bullet(source)]).ruling == "unsupported"
