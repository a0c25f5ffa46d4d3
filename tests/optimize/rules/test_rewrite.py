from __future__ import annotations

from bespoke.optimize.draft import Draft
from bespoke.optimize.model import Preferences
from bespoke.optimize.rules.rewrite import reword, reword_prose
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import CustomSection
from tests.optimize.fixtures import bullets, job, resume, situation


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
    assert draft.others is not None
    assert len({wording.after for wording in draft.others(draft.wordings[0])}) >= 2


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


def test_what_may_be_the_title_of_a_talk_is_left_alone() -> None:
    talk = CustomSection(id="c1", title="Talks", bullets=bullets("Scaling Laws for Inference"))
    looked = situation(resume().model_copy(update={"custom": (talk,)}))
    assert list(reword(looked, looked.groups[0], taken=())) == []


def test_a_measured_outcome_comes_first_where_the_posting_looks() -> None:
    wanted, other = "Rewrote loaders in Python, cutting run time by 40%", "Rewrote the menu, cutting waste by 40%"
    (draft,) = drafts(wanted, other)
    assert draft.wordings[0].after == "Cut run time by 40% by rewriting loaders in Python"


def test_one_bad_step_spoils_no_other() -> None:
    (draft,) = drafts("Was able to successfully cut waste in order to save money")
    assert len({wording.after for wording in draft.wordings}) >= 2
    assert len({wording.why for wording in draft.wordings}) >= 2
