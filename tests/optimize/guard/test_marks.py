"""Marks while somebody writes: what was there or is confirmed has none."""

from __future__ import annotations

from bespoke.optimize.guard.marks import MOST_JUDGED, Mark, marks
from bespoke.optimize.model import AssertedFact
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Resume, Work
from tests.optimize.fixtures import AS_OF, job, resume

CONFIRMED = resume(job("Managed budgets of 40 shops", "Built pipelines in Airflow"), summary="Data engineer.")


def of(draft: Resume, *asserted: AssertedFact, within: str = "") -> tuple[Mark, ...]:
    return marks(CONFIRMED, draft, as_of=AS_OF, asserted=asserted, within=within)


def test_the_same_document_in_another_order_has_no_mark() -> None:
    assert of(resume(job("Built pipelines in Airflow", "Managed budgets of 40 shops"), summary="Data engineer.")) == ()


def test_an_invented_number_is_marked_with_its_words_and_the_place() -> None:
    (mark,) = of(resume(job("Managed budgets of 90 shops", "Built pipelines in Airflow"), summary="Data engineer."))
    assert (mark.path, mark.ruling) == ("work/w1/bullets/b1", "unsupported")
    assert "90" in mark.reasons[0].text


def test_a_licensed_rewording_is_not_marked() -> None:
    assert of(resume(job("Managed the budgets of 40 shops", "Built pipelines in Airflow"))) == ()


def test_what_was_asserted_about_the_entry_is_not_marked() -> None:
    draft = resume(job("Managed budgets of 90 shops", "Built pipelines in Airflow"))
    assert of(draft, AssertedFact(path="work/w1", text="Managed budgets of 90 shops")) == ()
    assert of(draft, AssertedFact(path="work/w9", text="Managed budgets of 90 shops")) != ()


def test_other_dates_and_new_entries_are_marked() -> None:
    moved = job("Managed budgets of 40 shops").model_copy(update={"start": PartialDate(2010, 1)})
    assert [mark.path for mark in of(resume(moved))] == ["work/w1/dates"]
    assert of(resume(moved), AssertedFact(path="work/w1", text="2010-01 - present")) == ()
    invented = Work(id="w9", name="NASA", position="Astronaut")
    assert {mark.path for mark in of(resume(CONFIRMED.work[0], invented))} == {"work/w9/name", "work/w9/position"}


def test_of_a_flood_the_rest_is_marked_without_being_judged() -> None:
    flood = resume(job(*(f"Led {number} people" for number in range(MOST_JUDGED + 5))))
    found = of(flood)
    assert len(found) == MOST_JUDGED + 5
    assert [mark.ruling for mark in found[-5:]] == ["confirm"] * 5
    assert "in parts" in found[-1].reasons[0].message


def test_only_the_place_that_is_asked_about_is_looked_at() -> None:
    draft = resume(job("Flew to the moon", "Walked on it"), summary="Astronaut.")
    assert [mark.path for mark in of(draft, within="basics/summary")] == ["basics/summary"]
    assert [mark.path for mark in of(draft, within="work/w1/bullets/b2")] == ["work/w1/bullets/b2"]
