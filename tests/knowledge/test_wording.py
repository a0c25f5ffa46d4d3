from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bespoke.knowledge.wording import fold, key, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Driver's license", "drivers licence"),
        ("Driver’s licences", "driver license"),
        ("data pipelines", "Data Pipeline"),
        ("health & safety", "Health and Safety"),
        ("CI/CD", "CI-CD"),
        ("front-end", "front end"),
        ("data modelling", "data modeling"),
        ("optimisation", "optimization"),
        ("analyses", "analysis"),
        ("policies", "policy"),
        ("APIs", "API"),
        ("K8s", "k8s"),
        ("R.N.", "RN"),
        ("résumé", "resume"),
        ("re\u0301sume\u0301", "résumé"),
        ("manage the budget", "manage budget"),
    ],
)
def test_variants_of_one_wording_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("C", "C++"), ("C", "C#"), (".NET", "net"), ("AWS", "AW"), ("SSRS", "SSR"), ("news", "new"), ("Canvas", "Canva")],
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_words_know_where_they_stand_and_which_phrase_they_belong_to() -> None:
    text = "Node.js, ASP.NET and C++.\nNext"
    found = words(text)
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == [
        "Node.js",
        "ASP.NET",
        "and",
        "C++",
        "Next",
    ]
    assert found.phrases[0] != found.phrases[1] == found.phrases[3] != found.phrases[4]


def test_a_wrapped_line_holds_a_phrase_together() -> None:
    assert len(set(words("project\nmanagement").phrases)) == 1
    assert len(set(words("project\nManagement").phrases)) == 2
    assert len(set(words("project\n\nmanagement").phrases)) == 2


@given(st.text())
def test_places_are_always_inside_the_text_and_in_order(text: str) -> None:
    found = words(text)
    flat = [place for pair in zip(found.starts, found.ends, strict=True) for place in pair]
    assert flat == sorted(flat)
    assert not flat or (flat[0] >= 0 and flat[-1] <= len(text))


@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_case_never_matters(word: str) -> None:
    assert fold(word) == fold(word.capitalize())
