from __future__ import annotations

from bespoke.optimize.rules.reorder import reorder_bullets
from tests.optimize.fixtures import job, resume, situation


def orders(*texts: str, gone: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    looked = situation(resume(job(*texts)))
    return [draft.wordings[0].edit.order for draft in reorder_bullets(looked, looked.groups[0], gone=gone)]


def test_what_the_posting_asks_for_moves_up() -> None:
    (order,) = orders("Organised the party", "Watered plants", "Built 12 Airflow pipelines in Python")
    assert order[0] == "b3"
    assert order[1:] == ("b1", "b2")


def test_a_good_order_is_left_alone() -> None:
    assert orders("Built 12 Airflow pipelines in Python", "Ran Kubernetes", "Organised the party") == []
    assert orders("Organised the party", "Watered plants") == []
    assert orders("One") == []


def test_a_bullet_that_goes_is_not_put_in_order() -> None:
    texts = ("Organised the party", "Watered plants", "Built 12 Airflow pipelines in Python")
    assert orders(*texts, gone=("work/w1/bullets/b3",)) == []
