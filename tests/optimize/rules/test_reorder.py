from __future__ import annotations

from bespoke.optimize.rules.reorder import reorder_bullets
from tests.optimize.fixtures import POSTING, job, resume, situation


def orders(*texts: str, gone: tuple[str, ...] = (), posting: str = POSTING) -> list[tuple[str, ...]]:
    looked = situation(resume(job(*texts)), posting=posting)
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


CLOUDS = """Web Developer

Requirements
- Experience with cloud (Azure, AWS or Google)

Responsibilities
- Caching web pages of online shops
"""


def test_a_part_of_a_name_in_a_talk_moves_nothing_up() -> None:
    assert orders("Organised the party", "Watered plants", "Gave a Google Tech Talk", posting=CLOUDS) == []
    assert orders("Organised the party", "Watered plants", "Met 40 Google engineers", posting=CLOUDS) == []
    assert orders("Organised the party", "Watered plants", "Spoke at 3 Kubernetes meetups") == []


def test_words_in_common_with_the_work_alone_move_nothing_up() -> None:
    assert orders("Organised the party", "Watered plants", "Caching 9 web pages of shops", posting=CLOUDS) == []


def test_one_of_several_clouds_moves_up() -> None:
    (order,) = orders("Organised the party", "Watered plants", "Ran 40 servers on AWS", posting=CLOUDS)
    assert order[0] == "b3"
