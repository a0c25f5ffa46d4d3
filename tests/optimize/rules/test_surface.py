from __future__ import annotations

from bespoke.optimize.rules.surface import surface_skills
from bespoke.resume.model import Resume
from tests.optimize.fixtures import group, job, resume, situation


def surfaced(document: Resume) -> dict[str, str]:
    return {draft.wordings[0].after: draft.target for draft in surface_skills(situation(document))}


def test_a_skill_that_a_bullet_proves_is_listed_where_it_belongs() -> None:
    skills = (group("g1", "Languages", "French", "German"), group("g2", "Data", "Kafka", "Spark"))
    found = surfaced(resume(job("Built Airflow pipelines"), skills=skills))
    assert found == {"Airflow": "skills/g2/keywords"}


def test_skills_without_groups_are_added_to_the_section() -> None:
    assert surfaced(resume(job("Built Airflow pipelines"))) == {"Airflow": "skills"}


def test_what_is_listed_under_any_name_is_not_listed_again() -> None:
    assert surfaced(resume(job("Ran Kubernetes"), skills=(group("g1", "Tools", "k8s"),))) == {}


def test_watching_and_denying_prove_nothing() -> None:
    assert surfaced(resume(job("Shadowed the Airflow team", "Had no contact with Kubernetes"))) == {}


def test_a_skill_only_the_posting_names_is_never_added() -> None:
    assert surfaced(resume(job("Built reports"))) == {}
