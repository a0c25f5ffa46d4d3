"""Who the person is and how to reach them."""

from __future__ import annotations

from bespoke.intake.structure.build import build
from bespoke.resume.model import Basics
from tests.intake.structure.made import lines

REST = """
## Experience
Operations Manager, Harbor Foods ¦ 2019 - 2021
- Planned sixty routes a day
"""


def read(text: str) -> Basics:
    return build(lines(text + REST)).resume.basics


def test_a_name_that_is_also_a_country_is_no_place() -> None:
    basics = read("# Jordan Okafor\njordan@example.org | New York, NY")
    assert (basics.name, basics.location.city, basics.location.region) == ("Jordan Okafor", "New York", "NY")


def test_an_address_over_three_lines_keeps_a_town_nobody_knows() -> None:
    basics = read("# Nadia Okafor\n## Contact\nnadia@example.org\n16 Riverside Drive\nNether Wold\nCalifornia, USA")
    assert basics.location.address == "16 Riverside Drive"
    assert basics.location.city == "Nether Wold"


def test_a_list_of_tools_under_the_name_is_no_headline() -> None:
    assert read("# Nadia Okafor\nnadia@example.org\nTechnical\nPython\nKafka").label == ""


def test_a_title_behind_the_name_is_the_headline() -> None:
    basics = build(
        lines("""
        # Gwendolyn Tran, Senior Accountant, CPA
        San Jose, CA ¦ gwen.tran@example.com
        ## Experience
        """)
    ).resume.basics
    assert (basics.name, basics.label) == ("Gwendolyn Tran", "Senior Accountant, CPA")


def test_a_sentence_under_the_contact_line_is_the_summary_even_where_it_names_a_title() -> None:
    basics = build(
        lines("""
        # Arjun Velay
        Seattle, WA ¦ arjun@example.com
        Backend engineer focused on payments, A/B tests and observability.
        ## Experience
        """)
    ).resume.basics
    assert basics.label == ""
    assert basics.summary == "Backend engineer focused on payments, A/B tests and observability."


def test_a_name_is_cut_from_the_headline_only_as_a_whole_word() -> None:
    basics = build(lines("# Ann\nAnnotator of images ¦ ann@example.com\n## Experience\n")).resume.basics
    assert basics.label in ("", "Annotator of images")
