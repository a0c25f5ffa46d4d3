from __future__ import annotations

from bespoke.knowledge.practices import practices, practices_for


def test_every_practice_has_a_reason_and_an_example() -> None:
    for practice in practices():
        assert practice.rule.endswith(".")
        assert practice.why.endswith(".")
        assert practice.before
        assert practice.after
        assert practice.before != practice.after


def test_the_main_sections_are_covered() -> None:
    for section in ("basics", "summary", "work", "education", "skills", "projects", "certificates", "layout"):
        assert practices_for(section)


def test_no_rule_is_given_twice() -> None:
    rules = [practice.rule for practice in practices()]
    assert len(rules) == len(set(rules))
