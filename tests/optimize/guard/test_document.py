from __future__ import annotations

from typing import Any

import pytest

from bespoke.optimize.guard.document import check_document
from bespoke.optimize.model import AssertedFact, Edit, Operation, Suggestion, Verdict
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


def written(target: str, *texts: str, evidence: tuple[str, ...]) -> Suggestion:
    edit = Edit(text=texts[0]) if len(texts) == 1 else Edit(texts=texts)
    operation: Operation = "rewrite_summary" if target == "basics/summary" else "rewrite_bullet"
    changes = {"operation": operation, "edit": edit, "evidence": evidence}
    return dropping(target).model_copy(update=changes)


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


def test_a_similar_bullet_beside_it_does_not_refuse_a_bullets_own_words() -> None:
    pipeline = "Implemented CI/CD pipeline using GitHub Actions, reducing deployment time from 2 hours to 15 minutes"
    turned = "Reduced deployment time from 2 hours to 15 minutes by implementing CI/CD pipeline using GitHub Actions"
    beside = Bullet(id="b2", text="Reduced page load time by 60%")
    before = with_work(bullets=(Bullet(id="b1", text=pipeline), beside))
    after = with_work(bullets=(Bullet(id="b1", text=turned), beside))
    assert check_document(before, after).reasons == ()


def test_a_part_of_a_split_rests_on_the_bullet_it_comes_from() -> None:
    parts = ("Built four pipelines in Airflow", "trained two analysts on the schema")
    beside = Bullet(id="b2", text="Built data pipelines with Airflow and dbt on Snowflake")
    before = with_work(bullets=(beside, Bullet(id="b1", text="; ".join(parts))))
    after = with_work(bullets=(beside, Bullet(id="b1", text=parts[0]), Bullet(id="b3", text=parts[1])))
    source = "work/w1/bullets/b1"
    assert check_document(before, after, suggestions=[written(source, *parts, evidence=(source,))]).reasons == ()


def test_years_of_one_trade_may_stand_in_the_summary_beside_another_trade() -> None:
    posts = (
        Work(id="w1", position="Data Engineer", start=PartialDate(2016, 1), end=PartialDate(2019, 12)),
        Work(id="w2", position="Barista", start=PartialDate(2012, 1), end=PartialDate(2015, 12)),
        Work(id="w3", position="Data Engineer", start=PartialDate(2020, 1), end=PartialDate(2022, 12)),
    )
    before = Resume(work=posts)
    text = "Data Engineer with 7 years of experience."
    after = before.model_copy(update={"basics": Basics(summary=text)})
    honest = written("basics/summary", text, evidence=("work/w1", "work/w3"))
    assert check_document(before, after, suggestions=[honest]).reasons == ()
    inflated = after.model_copy(update={"basics": Basics(summary=text.replace("7", "15"))})
    lie = written("basics/summary", inflated.basics.summary, evidence=("work/w1", "work/w3"))
    assert check_document(before, inflated, suggestions=[lie]).ruling == "unsupported"


def test_a_suggestion_cannot_carry_a_deed_to_another_employer() -> None:
    other = Work(id="w2", name="Globex", bullets=(Bullet(id="c1", text="Cut waste by 30%"),))
    before = BEFORE.model_copy(update={"work": (WORK, other)})
    moved = WORK.model_copy(update={"bullets": (Bullet(id="b1", text="Cut waste by 30%"), WORK.bullets[1])})
    after = BEFORE.model_copy(update={"work": (moved, other)})
    carried = written("work/w1/bullets/b1", "Cut waste by 30%", evidence=("work/w2/bullets/c1",))
    assert check_document(before, after, suggestions=[carried]).ruling == "unsupported"
