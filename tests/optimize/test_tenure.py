from __future__ import annotations

from bespoke.optimize.tenure import tenure
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Resume, Work
from tests.optimize.fixtures import AS_OF


def post(position: str, start: int, end: int) -> Work:
    return Work(id=f"w{start}x{position[0]}", position=position, start=PartialDate(start, 1), end=PartialDate(end, 12))


def test_overlapping_posts_count_once() -> None:
    document = Resume(work=(post("Software Engineer", 2015, 2019), post("Developer", 2018, 2020)))
    assert tenure(document, "Software Engineer", as_of=AS_OF).years == 6


def test_years_in_another_line_of_work_are_left_out() -> None:
    document = Resume(work=(post("Software Engineer", 2020, 2021), post("Barista", 2010, 2019)))
    spent = tenure(document, "Software Engineer", as_of=AS_OF)
    assert spent.years == 2
    assert [entry.position for entry in spent.posts] == ["Software Engineer"]


def test_posts_without_dates_do_not_count() -> None:
    document = Resume(work=(Work(id="w1", position="Nurse"),))
    assert tenure(document, "Nurse", as_of=AS_OF).years == 0
