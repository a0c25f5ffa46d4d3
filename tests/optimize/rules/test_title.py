from __future__ import annotations

from bespoke.optimize.model import Preferences
from bespoke.optimize.rules.title import set_title
from tests.optimize.fixtures import job, resume, situation


def titles(position: str, *, label: str = "", wish: str = "") -> list[str]:
    looked = situation(resume(job(position=position), label=label), preferences=Preferences(target_title=wish))
    return [draft.wordings[0].after for draft in set_title(looked)]


def test_the_postings_title_is_taken_where_it_was_held() -> None:
    assert titles("Data Engineer", label="Engineer") == ["Data Engineer"]


def test_a_title_never_held_is_never_taken() -> None:
    assert titles("Barista", label="Barista") == []
    assert titles("Junior Data Engineer", label="Analyst") == []
    assert titles("Barista", label="Barista", wish="Chief Executive Officer") == []


def test_the_wish_counts_where_it_was_held() -> None:
    assert titles("SWE", label="Analyst", wish="Software Engineer") == ["Software Engineer"]


def test_an_empty_label_takes_the_latest_title_only_near_the_postings() -> None:
    assert titles("Junior Data Engineer") == ["Junior Data Engineer"]
    assert titles("Barista") == []
    assert titles("Co-Founder & CTO") == []


def test_a_label_that_already_says_it_stays() -> None:
    assert titles("Data Engineer", label="data engineer") == []
