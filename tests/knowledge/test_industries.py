from __future__ import annotations

import pytest

from bespoke.knowledge.industries import industries, industry, industry_of


def test_every_industry_has_something_to_say() -> None:
    assert len(industries()) >= 10
    for known in industries():
        assert len(known.guidelines) >= 4
        assert len(known.keywords) + len(known.strong) >= 20
        assert known.skills


def test_no_keyword_is_listed_twice_in_one_industry() -> None:
    for known in industries():
        words = [*known.strong, *known.keywords]
        assert len(words) == len(set(words)), known.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Software engineer for our cloud platform: microservices, Python, AWS", "technology"),
        ("Registered nurse for the ICU; medication and patient charting", "healthcare"),
        ("Account executive who meets quota and fills the pipeline", "sales"),
        ("Paralegal for litigation, discovery and court filings", "legal"),
        ("Warehouse lead with forklift certificate, freight and dispatch", "logistics"),
        ("Line cook for our hotel restaurant kitchen", "hospitality"),
    ],
)
def test_an_industry_is_recognised_by_its_words(text: str, name: str) -> None:
    assert industry_of(text) == name


def test_too_little_says_nothing() -> None:
    assert industry_of("We are hiring") is None
    assert industry("no such thing") is None
