from __future__ import annotations

from bespoke.optimize.wants import skill_key, skills_named, wants_of
from bespoke.posting.analyse import analyse
from tests.optimize.fixtures import POSTING


def test_required_skills_weigh_more_than_nice_ones() -> None:
    wants = wants_of(analyse(POSTING)).by_key
    assert wants["python"].weight == 3.0
    assert wants["terraform"].weight == 1.0
    assert next(iter(wants.values())).weight == 3.0


def test_an_alias_meets_the_want_and_a_stranger_does_not() -> None:
    wants = wants_of(analyse(POSTING))
    assert "kubernetes" in wants.met_by("Deployed services to k8s")
    assert wants.met_by("Cleaned guest rooms") == {}


def test_excluded_skills_are_not_wanted_and_emphasised_ones_are() -> None:
    wants = wants_of(analyse(POSTING), exclude=["Airflow"], emphasize=["Rust"])
    assert skill_key("Airflow") not in wants.by_key
    assert wants.by_key[skill_key("Rust")].weight == 3.0
    assert wants.by_key[skill_key("Rust")].requirements == ()


def test_who_lists_go_means_the_language() -> None:
    posting = analyse("Backend Developer\n\nRequirements\n- Strong skills in Python or Go\n")
    assert "go" in wants_of(posting, listed=["Go"]).met_by("Rewrote the import as parallel jobs in Go")
    assert "go" not in wants_of(posting, listed=["Go"]).met_by("Helped teams go live")


def test_a_listed_name_is_read_as_a_whole() -> None:
    assert skills_named("Go") == {"go"}
    assert skills_named("Python, SQL") >= {"python", "sql"}
