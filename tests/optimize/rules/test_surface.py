from __future__ import annotations

import pytest

from bespoke.optimize.rules.surface import surface_skills
from bespoke.resume.model import Resume, Skill
from tests.optimize.fixtures import group, job, resume, situation


def surfaced(document: Resume) -> dict[str, str]:
    return {draft.wordings[0].after: draft.target for draft in surface_skills(situation(document))}


def test_a_skill_that_a_bullet_proves_is_listed_where_it_belongs() -> None:
    skills = (group("g1", "Languages", "French", "German"), group("g2", "Data", "Kafka", "Spark"))
    found = surfaced(resume(job("Built Airflow pipelines"), skills=skills))
    assert found == {"Airflow": "skills/g2/keywords"}


def test_skills_without_groups_are_added_to_the_section() -> None:
    loose = Skill(id="g1", name="French")
    assert surfaced(resume(job("Built Airflow pipelines"), skills=(loose,))) == {"Airflow": "skills"}


def test_a_list_is_begun_for_three_skills_and_not_for_fewer() -> None:
    assert surfaced(resume(job("Built Airflow pipelines", "Ran Kubernetes"))) == {}
    three = surfaced(resume(job("Built Airflow pipelines", "Ran Kubernetes", "Provisioned servers with Terraform")))
    assert three == {"Airflow": "skills", "Kubernetes": "skills", "Terraform": "skills"}


@pytest.mark.parametrize(
    ("asked", "listed"), [("MS Azure", "Microsoft Azure"), ("kubernetes", "Kubernetes"), ("Postgres", "Postgres")]
)
def test_a_tool_is_listed_in_a_spelling_that_people_use(asked: str, listed: str) -> None:
    document = resume(job("Ran Azure, PostgreSQL and Kubernetes clusters"), skills=(group("g1", "Tools", "Kafka"),))
    looked = situation(document, posting=f"Data Engineer\n\nRequirements\n- Experience with {asked}\n")
    assert [draft.wordings[0].after for draft in surface_skills(looked)] == [listed]


def test_what_is_listed_under_any_name_is_not_listed_again() -> None:
    assert surfaced(resume(job("Ran Kubernetes"), skills=(group("g1", "Tools", "k8s"),))) == {}


def test_watching_and_denying_prove_nothing() -> None:
    assert surfaced(resume(job("Shadowed the Airflow team", "Had no contact with Kubernetes"))) == {}


def test_a_skill_only_the_posting_names_is_never_added() -> None:
    assert surfaced(resume(job("Built reports"))) == {}
