from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bespoke.optimize.rules.orders import other_orders
from bespoke.optimize.rules.outcome import outcome_first
from bespoke.optimize.rules.polish import BULLET_STEPS, polish
from bespoke.optimize.rules.split import split_long
from bespoke.optimize.rules.whole import stands_whole
from bespoke.optimize.rules.writing import Writing

WHOLE = "Processed orders accurately and on time, with a team of 5"


@pytest.mark.parametrize(
    "broken",
    [
        "Processed orders accurately and",
        "Processed orders accurately and.",
        "And safely processed orders",
        "Processed and, with care, packed orders",
        "Processed the the orders",
        "Processed orders, , with a team",
        "Processed orders () with a team",
        "Processed orders (with a team",
        "Processed orders of and with a team",
        "processed orders with a team",
        "Processed a order",
        "Processed an list of orders",
        "Processed orders. with a team",
        "Processed orders and or packed them",
        "Orders:",
        "Processed",
    ],
)
def test_a_broken_sentence_is_told_from_a_whole_one(broken: str) -> None:
    assert not stands_whole(broken, WHOLE)


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        "Logged in, checked out and closed down",
        "Ran an hour of a unique European MBA class, and more.",
        "iOS engineer who built an SDK, an MVP and a USB driver",
        "Managed R&D (and/or sales) with 3-5 people",
    ],
)
def test_a_whole_sentence_stands(text: str) -> None:
    assert stands_whole(text, "Processed orders")


def test_what_the_person_broke_is_theirs() -> None:
    assert stands_whole("led a old team and", "Successfully, led a old team and".removeprefix("Successfully, "))


FILLERS = st.sampled_from(["successfully", "efficiently", "very efficiently", "proactively", "effectively"])
ADVERBS = st.sampled_from(["accurately", "safely", "quickly", "hard", "on time", "daily"])
VERBS = st.sampled_from(["processed", "managed", "wrote", "trained", "manage", "leveraged", "utilized", "planning"])
OBJECTS = st.sampled_from(
    ["orders", "various clients", "the rota", "a very old list", "diverse and assorted goods", "our staff", "25 tills"]
)
JOINS = st.sampled_from([" and ", ", ", ", and ", " or ", " but ", " as well as ", "; ", ". "])
OPENINGS = st.sampled_from(
    ["", "", "I ", "Was responsible for ", "Duties included ", "Provided training to ", "Performed analysis of ",
     "The rota was written by me and ", "When I joined, I "]
)  # fmt: skip
ENDS = st.sampled_from(
    ["", ".", " etc.", ", ensuring quality", " by means of a new tool", " in order to help clients weekly",
     ", resulting in a 20% increase in sales", " while achieving a 20% increase in sales", ", etc. and so on"]
)  # fmt: skip


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Sentences of the words that the rules look for, in every order that people put them into."""
    filler, adverb, verb, thing, join = (draw(one) for one in (FILLERS, ADVERBS, VERBS, OBJECTS, JOINS))
    shape = draw(st.integers(0, 6))
    deed = [
        f"{filler} {verb} {thing}", f"{verb} {thing} {filler}", f"{verb} {thing} {adverb}{join}{filler}",
        f"{verb} {thing} {filler}{join}{adverb}", f"{adverb}{join}{filler} {verb} {thing}",
        f"{verb} {thing}{join}{filler} {draw(VERBS)} {draw(OBJECTS)}",
        f"{verb} {thing}{join}{draw(VERBS)} {draw(OBJECTS)}",
    ][shape]  # fmt: skip
    text = f"{draw(OPENINGS)}{' '.join(deed.split())}{draw(ENDS)}"
    return text[0].upper() + text[1:]


@given(sentences(), st.sampled_from(["past", "present"]))
@settings(max_examples=600, deadline=None)
def test_no_rule_breaks_a_sentence(text: str, tense: str) -> None:
    writing = Writing("past" if tense == "past" else "present")
    for step in BULLET_STEPS:
        change = step(text, writing)
        assert change is None or change.text == text or stands_whole(change.text, text), (text, change.text)


@given(sentences())
@settings(max_examples=300, deadline=None)
def test_no_other_order_breaks_a_sentence(text: str) -> None:
    polished = polish(text, Writing("past")).text
    front = outcome_first(polished)
    others = [*other_orders(polished, []), *(split_long(text) or ()), *([front.text] if front else [])]
    for other in others:
        assert stands_whole(other, text), (text, other)
