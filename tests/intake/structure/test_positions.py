"""Employers and positions."""

from __future__ import annotations

from bespoke.intake.structure.build import build
from tests.intake.structure.made import lines


def test_a_sentence_beside_a_date_is_no_employer() -> None:
    (work,) = build(
        lines("""
        # Nadia Okafor
        ## Experience
        2008 - 2010 ¦ Helped out in several warehouses of the region whenever the harvest came in early
        """)
    ).resume.work
    assert (work.name, work.position, str(work.start)) == ("", "", "2008")
    assert work.summary.startswith("Helped out in several warehouses")


def test_a_place_nobody_knows_is_told_by_the_dash_of_the_other_entries() -> None:
    works = build(
        lines("""
        # Nadia Okafor
        ## Experience
        **Harbor Foods Ltd – London ¦ 2019 - 2023**
        **Operations Manager**
        - Planned sixty routes a day
        **Beekeeping Solutions – Nether Wold ¦ 2015 - 2019**
        **Beekeeper**
        - Looked after nine hives
        """)
    ).resume.work
    assert [(work.name, work.location) for work in works] == [
        ("Harbor Foods Ltd", "London"),
        ("Beekeeping Solutions", "Nether Wold"),
    ]


def test_a_story_without_dates_names_no_employer() -> None:
    first, second = build(
        lines("""
        # Priscilla Ndlovu
        ## Experience
        I spent four years coordinating food parcels for families at the market.
        **Community Kitchen**
        Coordinator
        Organised volunteers and donors.
        """)
    ).resume.work
    assert (first.name, first.position) == ("", "")
    assert first.summary.startswith("I spent four years")
    assert (second.name, second.position) == ("Community Kitchen", "Coordinator")
