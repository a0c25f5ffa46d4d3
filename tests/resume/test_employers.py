from __future__ import annotations

from bespoke.resume.dates import PRESENT, PartialDate
from bespoke.resume.employers import group_employers
from bespoke.resume.model import Work
from bespoke.testing.examples import example_resume


def job(name: str, start: str, end: str = "") -> Work:
    return Work(
        id=f"w{start}", name=name, start=PartialDate.parse(start), end=PartialDate.parse(end) if end else PRESENT
    )


def test_two_positions_at_one_employer_are_told_together() -> None:
    harborline, tramlog = group_employers(example_resume().work)
    assert [p.position for p in harborline.positions] == ["Senior Platform Engineer", "Platform Engineer"]
    assert (str(harborline.start), harborline.end) == ("2018-09", PRESENT)
    assert harborline.location == "Rotterdam, Netherlands"
    assert tramlog.name == "Tramlog"


def test_small_differences_of_the_name_do_not_part_an_employer() -> None:
    assert len(group_employers([job("Acme Inc.", "2020"), job("ACME", "2018", "2020")])) == 1


def test_a_return_after_another_job_stays_apart() -> None:
    assert len(group_employers([job("Acme", "2020"), job("Other", "2018", "2020"), job("Acme", "2015", "2018")])) == 3


def test_jobs_without_an_employer_are_not_thrown_together() -> None:
    assert len(group_employers([job("", "2020"), job("", "2018", "2020")])) == 2
