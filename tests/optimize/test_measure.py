from __future__ import annotations

import pytest

from bespoke.optimize.measure import measure_questions


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Maintained servers in two cities", "How many servers did you maintain?"),
        ("Answered customer e-mails", "How many customer e-mails did you answer?"),
        ("Trained new employees on safety", "How many employees did you train?"),
        ("Led a security overhaul", "How many people took part in the security overhaul, and how long did it take?"),
        ("Managed the integration of payments", "How large was the integration: people, budget or sites?"),
        ("Designed a beginner-friendly curriculum", "How many people use the beginner-friendly curriculum?"),
        ("Automated support responses", "How many hours a week did the automation save?"),
    ],
)
def test_the_question_names_what_the_bullet_is_about(text: str, question: str) -> None:
    assert next(measure_questions(text), None) == question


@pytest.mark.parametrize(
    "text", ["Project lead", "Do you really believe it?", "Record label", "", "🚀 #eval({{ 7*7 }})"]
)
def test_what_tells_no_deed_is_not_asked_about(text: str) -> None:
    assert list(measure_questions(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Developed self-supervised learning methods",
        "Developed a reinforcement learning agent",
        "Designed the reinforcement learning pipeline",
        "Built trust with clients",
        "Built the internal of the tool",
    ],
)
def test_nobody_is_asked_how_many_use_what_is_no_thing(text: str) -> None:
    unsure = ("self-supervised", "reinforcement", "trust", "internal")
    assert [asked for asked in measure_questions(text) if any(word in asked for word in unsure)] == []


def test_what_people_use_is_still_asked_about() -> None:
    asked = next(measure_questions("Developed a self-supervised model for speech"))
    assert asked == "How many people or systems use the self-supervised model?"
    assert next(measure_questions("Maintained servers running Linux")) == "How many servers did you maintain?"
