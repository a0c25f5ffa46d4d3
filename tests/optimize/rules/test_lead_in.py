from __future__ import annotations

import pytest

from bespoke.optimize.rules.lead_in import strengthen
from bespoke.optimize.rules.writing import Writing


@pytest.mark.parametrize(
    ("weak", "strong"),
    [
        ("Was responsible for managing a caseload of 60 families", "Managed a caseload of 60 families"),
        ("Responsible for managing and training staff", "Managed and trained staff"),
        ("In charge of writing the newsletter", "Wrote the newsletter"),
        ("Tasked with assisting the nurses", "Assisted the nurses"),
        (
            "Duties included answering phones, booking appointments and filing records",
            "Answered phones, booked appointments and filed records",
        ),
        ("Responsible for running the shop and training 3 clerks", "Ran the shop and trained 3 clerks"),
    ],
)
def test_the_verb_takes_the_place_of_the_phrase(weak: str, strong: str) -> None:
    change = strengthen(weak, Writing("past"))
    assert change is not None
    assert change.text == strong
    assert change.why


def test_a_present_job_keeps_the_present() -> None:
    change = strengthen("Responsible for managing a team", Writing("present"))
    assert change is not None
    assert change.text == "Manage a team"


@pytest.mark.parametrize(
    "text",
    [
        "Responsible for managing payroll and training programs",
        "Was responsible for the Terraform modules of all teams",
        "Responsible for frobnicating the widgets",
        "Managed a team",
        "",
    ],
)
def test_nothing_is_changed_where_the_reading_is_not_certain(text: str) -> None:
    assert strengthen(text, Writing("past")) is None


def test_helping_stays_helping() -> None:
    change = strengthen("Responsible for helping migrate the CRM", Writing("past"))
    assert change is not None
    assert change.text == "Helped migrate the CRM"


def test_a_list_of_gerunds_only_is_a_list_of_deeds() -> None:
    change = strengthen("Responsible for answering phones, greeting visitors and booking rooms", Writing("past"))
    assert change is not None
    assert change.text == "Answered phones, greeted visitors and booked rooms"
    assert strengthen("Responsible for managing payroll and training programs", Writing("past")) is None


@pytest.mark.parametrize(
    "text",
    [
        "Responsible for scheduling and payroll",
        "Responsible for cleaning and maintenance of rooms",
        "Responsible for marketing, sales and HR",
        "Responsible for the planning and execution of events",
        "Responsible for scheduling",
        "In charge of opening and closing",
        "Duties included cooking, cleaning and the rota",
    ],
)
def test_a_gerund_without_an_object_may_be_a_noun(text: str) -> None:
    assert strengthen(text, Writing("past")) is None
