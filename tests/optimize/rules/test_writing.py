from __future__ import annotations

from bespoke.optimize.rules.writing import capitalised, recapitalised, tidy, uncapitalised


def test_tidying_leaves_one_space_and_a_capital() -> None:
    assert tidy(" built  a tool , daily, ") == "Built a tool, daily"


def test_names_with_capitals_of_their_own_keep_them() -> None:
    assert capitalised("iOS apps") == "iOS apps"
    assert uncapitalised("The report") == "the report"
    assert uncapitalised("Kubernetes manifests") == "Kubernetes manifests"
    assert capitalised("") == ""


def test_sentences_get_their_capital_back() -> None:
    assert (
        recapitalised("Sold shoes. greeted guests", "Sold shoes. Warmly greeted guests") == "Sold shoes. Greeted guests"
    )
