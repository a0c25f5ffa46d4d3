from __future__ import annotations

from typing import Any

import pytest

from bespoke.optimize.guard.document import check_document
from bespoke.optimize.model import AssertedFact, Edit, Suggestion, Verdict
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Basics, Bullet, Certificate, Education, Resume, Skill, Work

WORK = Work(
    id="w1",
    name="Acme",
    position="Baker",
    start=PartialDate(2018),
    end=PartialDate(2020),
    bullets=(
        Bullet(id="b1", text="Baked about 40 loaves a day with Rofco ovens"),
        Bullet(id="b2", text="Trained two apprentices"),
    ),
)
BEFORE = Resume(
    basics=Basics(name="Ada", email="ada@example.org"),
    work=(WORK,),
    education=(Education(id="e1", institution="Lyceum", study_type="BA"),),
    certificates=(Certificate(id="c1", name="Food Safety Level 2"),),
    skills=(Skill(id="s1", name="Baking"),),
)


def with_work(**changes: Any) -> Resume:
    return BEFORE.model_copy(update={"work": (WORK.model_copy(update=changes),)})


def with_bullet(text: str) -> Resume:
    return with_work(bullets=(Bullet(id="b1", text=text), WORK.bullets[1]))


def dropping(target: str) -> Suggestion:
    return Suggestion(
        id="x",
        operation="drop_bullet",
        target=target,
        edit=Edit(),
        before="",
        after="",
        why="",
        evidence=(target,),
        verdict=Verdict(ruling="supported"),
    )


def test_unchanged_document_passes() -> None:
    assert check_document(BEFORE, BEFORE).ruling == "supported"


def test_honest_rewrite_passes() -> None:
    assert check_document(BEFORE, with_bullet("Baked about 40 loaves daily")).ruling == "supported"


@pytest.mark.parametrize(
    "changes",
    [{"name": "Globex"}, {"position": "Head Baker"}, {"start": PartialDate(2017)}, {"end": "present"}],
)
def test_protected_field_of_a_position_stops_the_document(changes: dict[str, Any]) -> None:
    verdict = check_document(BEFORE, with_work(**changes))
    assert verdict.ruling == "unsupported"
    assert "protected" in verdict.reasons[0].message


@pytest.mark.parametrize(
    "changes",
    [
        {"basics": Basics(name="Eve", email="ada@example.org")},
        {"basics": Basics(name="Ada", email="eve@example.org")},
        {"education": (Education(id="e1", institution="Lyceum", study_type="MA"),)},
        {"certificates": (Certificate(id="c1", name="Food Safety Level 3"),)},
        {"certificates": ()},
        {"education": (*BEFORE.education, Education(id="e2", institution="Oxford"))},
    ],
)
def test_name_contact_degree_and_certificate_stay(changes: dict[str, Any]) -> None:
    assert check_document(BEFORE, BEFORE.model_copy(update=changes)).ruling == "unsupported"


@pytest.mark.parametrize(
    "text", ["Baked about 400 loaves a day", "Baked 40 loaves in Kubernetes", "Did not bake 40 loaves"]
)
def test_new_fact_in_a_bullet_stops_the_document(text: str) -> None:
    assert check_document(BEFORE, with_bullet(text)).ruling == "unsupported"


def test_confirmed_fact_passes() -> None:
    after = with_bullet("Baked 400 loaves a day")
    fact = AssertedFact(path="work/w1/bullets/b1", text="Baked 400 loaves a day")
    assert check_document(BEFORE, after).ruling == "unsupported"
    assert check_document(BEFORE, after, asserted=[fact]).ruling == "supported"


def test_bullet_vanishes_only_by_a_suggestion() -> None:
    after = with_work(bullets=WORK.bullets[:1])
    assert check_document(BEFORE, after).ruling == "unsupported"
    assert check_document(BEFORE, after, suggestions=[dropping("work/w1/bullets/b2")]).ruling == "supported"


def test_skill_may_appear_when_the_resume_proves_it() -> None:
    proven = BEFORE.model_copy(update={"skills": (*BEFORE.skills, Skill(id="s2", name="Rofco ovens"))})
    invented = BEFORE.model_copy(update={"skills": (*BEFORE.skills, Skill(id="s2", name="Kubernetes"))})
    assert check_document(BEFORE, proven).ruling == "supported"
    assert check_document(BEFORE, invented).ruling == "unsupported"
