from __future__ import annotations

from bespoke.optimize.rules.respell import respell_skills
from tests.optimize.fixtures import group, resume, situation


def respelled(*names: str) -> list[str]:
    document = resume(skills=(group("g1", "Tools", *names),))
    return [draft.wordings[0].after for draft in respell_skills(situation(document))]


def test_the_postings_spelling_stands_beside_the_short_form() -> None:
    assert respelled("k8s") == ["Kubernetes (k8s)"]


def test_longer_names_take_the_postings_spelling() -> None:
    assert respelled("Apache Airflow") == []
    assert respelled("Postgres") == ["PostgreSQL"]


def test_other_skills_and_other_capitals_stay() -> None:
    assert respelled("Excel", "PYTHON", "Kubernetes", "Kubernetes (k8s)") == []
