from __future__ import annotations

from hypothesis import given

from bespoke.resume.identify import identify
from bespoke.resume.ids import UNIDENTIFIED
from bespoke.resume.model import Bullet, Resume, Skill, Work
from tests.resume.strategies import resumes


@given(resumes())
def test_ids_that_are_there_and_unique_stay(resume: Resume) -> None:
    assert identify(resume) == resume


def test_the_same_content_gives_the_same_ids() -> None:
    made = [Resume(skills=(Skill(id=UNIDENTIFIED, name="Go"), Skill(id=UNIDENTIFIED, name="Go"))) for _ in range(2)]
    first, second = map(identify, made)
    assert first == second
    assert first.skills[0].id != first.skills[1].id


def test_an_entry_inserted_above_leaves_the_ids_below() -> None:
    job = Work(id=UNIDENTIFIED, name="Acme", bullets=(Bullet(id=UNIDENTIFIED, text="Sold tea"),))
    alone = identify(Resume(work=(job,))).work[0]
    below = identify(Resume(work=(Work(id=UNIDENTIFIED, name="Other"), job))).work[1]
    assert alone == below


def test_the_first_holder_of_an_id_keeps_it() -> None:
    twice = identify(Resume(work=(Work(id="w1", name="A"), Work(id="w1", name="B"))))
    assert twice.work[0].id == "w1"
    assert twice.work[1].id != "w1"
