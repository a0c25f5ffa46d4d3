from __future__ import annotations

from bespoke.optimize.model import Preferences
from bespoke.optimize.rules.drop import drop_excluded_skills, drop_least_relevant
from bespoke.resume.dates import PartialDate
from tests.optimize.fixtures import group, job, resume, situation

TEXTS = ("Built Airflow pipelines in Python", "Ran k8s", "Tuned PostgreSQL", "Wrote Terraform", "Organised the party")


def dropped(preferences: Preferences, *, end: int | None = None) -> list[str]:
    work = job(*TEXTS) if end is None else job(*TEXTS, end=PartialDate(end))
    looked = situation(resume(work), preferences=preferences)
    return [draft.before for draft in drop_least_relevant(looked, looked.groups[0], taken=())]


def test_a_short_resume_loses_what_is_asked_for_least() -> None:
    assert dropped(Preferences(length="short")) == ["Organised the party"]
    assert dropped(Preferences()) == []


def test_old_jobs_keep_fewer() -> None:
    assert len(dropped(Preferences(length="short"), end=2010)) == 3


def test_what_the_person_keeps_is_never_dropped() -> None:
    assert dropped(Preferences(length="short", keep=("b5",))) != ["Organised the party"]


def test_skills_to_leave_out_go_by_any_of_their_names() -> None:
    looked = situation(
        resume(skills=(group("g1", "Tools", "k8s", "Excel"),)), preferences=Preferences(exclude_skills=("Kubernetes",))
    )
    assert [draft.target for draft in drop_excluded_skills(looked)] == ["skills/g1/keywords/g1k1"]
