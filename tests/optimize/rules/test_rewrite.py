from __future__ import annotations

from bespoke.optimize.draft import Draft
from bespoke.optimize.model import Preferences
from bespoke.optimize.rules.rewrite import reword, reword_prose
from bespoke.resume.dates import PartialDate
from tests.optimize.fixtures import job, resume, situation


def drafts(*texts: str, taken: tuple[str, ...] = (), preferences: Preferences | None = None) -> list[Draft]:
    looked = situation(resume(job(*texts, end=PartialDate(2022))), preferences=preferences)
    return list(reword(looked, looked.groups[0], taken=taken))


def test_a_weak_bullet_gets_its_verb_and_a_reason() -> None:
    (draft,) = drafts("Was responsible for building 12 dashboards")
    assert draft.wordings[0].after == "Built 12 dashboards"
    assert draft.operation == "rewrite_bullet"
    assert draft.why
    assert draft.evidence == (draft.target,)


def test_there_are_other_wordings_to_choose_from() -> None:
    (draft,) = drafts("Was responsible for building 12 dashboards")
    assert len({wording.after for wording in draft.wordings}) >= 2


def test_a_long_bullet_is_split_instead() -> None:
    (draft,) = drafts(
        "Planned the weekly rota for 24 nurses across three wards, ordered medical supplies within a monthly budget of"
        " $40,000 and trained nine new hires in the electronic record system and in infection control procedures"
    )
    assert draft.operation == "split_bullet"
    assert len(draft.wordings[0].edit.texts) == 2


def test_good_bullets_and_taken_ones_are_left_alone() -> None:
    assert drafts("Built 12 dashboards") == []
    assert drafts("Was responsible for building 12 dashboards", taken=("work/w1/bullets/b1",)) == []


def test_the_third_bullet_with_one_opening_varies() -> None:
    (draft,) = drafts("Developed a portal", "Developed a chat", "Developed a search")
    assert draft.target == "work/w1/bullets/b3"


def test_paragraphs_lose_their_fillers() -> None:
    work = job().model_copy(update={"summary": "Shop of ten people that successfully sold shoes in order to grow."})
    (draft,) = reword_prose(situation(resume(work)))
    assert draft.target == "work/w1/summary"
    assert draft.wordings[0].after == "Shop of ten people that sold shoes to grow."
