from __future__ import annotations

from bespoke.optimize.draft import Draft
from bespoke.optimize.model import Preferences
from bespoke.optimize.rules.summary import write_summary
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Certificate, Resume
from tests.optimize.fixtures import group, job, resume, situation

BULLETS = ("Built 12 Airflow pipelines in Python", "Ran Kubernetes for 3 teams")


def drafts(document: Resume, preferences: Preferences | None = None) -> list[Draft]:
    return list(write_summary(situation(document, preferences=preferences)))


def test_a_missing_summary_is_put_together_from_facts() -> None:
    (draft,) = drafts(resume(job(*BULLETS, end=PartialDate(2023, 12))))
    text = draft.wordings[0].after
    assert text.startswith("Data Engineer with 4 years of experience.")
    assert "Built 12 Airflow pipelines in Python" in text
    assert {"work/w1", "work/w1/bullets/b1"} <= set(draft.evidence)


def test_listed_but_unproven_skills_are_not_claimed() -> None:
    (draft,) = drafts(resume(job(*BULLETS), skills=(group("g1", "Tools", "PostgreSQL"),)))
    assert all("PostgreSQL" not in wording.after for wording in draft.wordings)


def test_the_persons_own_words_come_first() -> None:
    (draft,) = drafts(resume(job(*BULLETS), summary="Engineer who likes trains and has 9 years behind him."))
    assert draft.wordings[0].after.startswith("Engineer who likes trains")
    assert all("4 years" not in wording.after and "6 years" not in wording.after for wording in draft.wordings)


def test_a_summary_that_says_it_all_stays() -> None:
    assert drafts(resume(job("Built things"), summary="Data engineer.")) == []


def test_tones_order_the_same_facts_differently() -> None:
    neutral = drafts(resume(job(*BULLETS)))[0].wordings[0].after
    impactful = drafts(resume(job(*BULLETS)), Preferences(tone="impactful"))[0].wordings[0].after
    assert neutral != impactful
    assert sorted(neutral.replace(".", "").split()) == sorted(impactful.replace(".", "").split())


def test_nothing_is_written_about_nobody() -> None:
    assert drafts(Resume()) == []


def test_a_certificate_that_is_only_expected_is_not_named() -> None:
    asked = "Data Engineer\n\nRequirements\n- SHRM-CP\n- Python\n- Airflow\n"
    for name, is_named in (("SHRM-CP", True), ("SHRM-CP, expected 2029", False)):
        document = resume(job(*BULLETS)).model_copy(update={"certificates": (Certificate(id="c1", name=name),)})
        found = list(write_summary(situation(document, posting=asked)))
        told = " ".join(wording.after for draft in found for wording in draft.wordings)
        assert ("SHRM-CP" in told) == is_named
