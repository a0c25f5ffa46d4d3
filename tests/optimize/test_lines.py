from __future__ import annotations

from bespoke.resume.dates import PRESENT, PartialDate
from tests.optimize.fixtures import job, resume, situation


def test_a_bullet_that_answers_the_posting_is_more_relevant() -> None:
    looked = situation(resume(job("Organised the summer party", "Built Airflow pipelines in Python")))
    party, pipelines = looked.groups[0].lines
    assert pipelines.relevance > party.relevance
    assert set(pipelines.meets) >= {"python"}


def test_a_number_and_a_deed_count() -> None:
    looked = situation(
        resume(job("Built 12 Airflow pipelines", "Built Airflow pipelines", "Various Airflow pipelines"))
    )
    measured, plain, vague = looked.groups[0].lines
    assert measured.relevance > plain.relevance > vague.relevance


def test_a_past_job_is_written_in_the_past() -> None:
    looked = situation(resume(job("Built it", end=PRESENT), job("Built it", end=PartialDate(2021), ident="w2")))
    assert [group.writing.tense for group in looked.groups] == ["present", "past"]


def test_a_lone_start_is_not_taken_as_over() -> None:
    (group,) = situation(resume(job("Manage accounts", end=None))).groups
    assert group.writing.tense == "present"
    assert group.writing.keeps_tense
    (group,) = situation(resume(job("Managed accounts", "Hired staff", end=None))).groups
    assert group.writing.tense == "past"
    assert group.writing.keeps_tense


def test_taking_part_counts_half() -> None:
    looked = situation(resume(job("Worked on Airflow pipelines in Python", "Built Airflow pipelines in Python")))
    part, whole = looked.groups[0].lines
    assert part.relevance < 0.6 * whole.relevance
