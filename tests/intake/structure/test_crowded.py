"""Employers, titles and towns that stand in one piece of a header."""

from __future__ import annotations

import pytest

from bespoke.intake.lines import Run, SourceLine
from bespoke.intake.structure.build import build
from bespoke.intake.structure.crowded import split_named_place
from tests.intake.structure.made import lines


def _jobs(text: str) -> list[tuple[str, str, str]]:
    return [
        (work.position, work.name, work.location)
        for work in build(lines(f"# Jo Doe\n## Experience\n{text}")).resume.work
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Paywright, Seattle, WA", ("Paywright", "Seattle, WA")),
        ("Kistenwerk, Hamburg", ("Kistenwerk", "Hamburg")),
        ("Round Rock, TX", ("", "Round Rock, TX")),
        ("Tromsø, Norway", ("", "Tromsø, Norway")),
        ("Hill Valley, CA, USA", ("", "Hill Valley, CA, USA")),
        ("Brooklyn, New York, NY", ("", "Brooklyn, New York, NY")),
    ],
)
def test_a_name_before_a_whole_place_is_no_part_of_it(text: str, parts: tuple[str, str]) -> None:
    assert split_named_place(text) == parts


def test_an_employer_nobody_knows_before_its_place_is_the_employer() -> None:
    assert _jobs("""
        **Software Engineer ¦ 2018 – 2021**
        Paywright, Seattle, WA
        - Built the ledger
        **Engineering Intern ¦ 2017 – 2018**
        Cartograph, Portland, OR
        - Wrote reports
        """) == [
        ("Software Engineer", "Paywright", "Seattle, WA"),
        ("Engineering Intern", "Cartograph", "Portland, OR"),
    ]


def test_a_place_stays_whole_where_title_and_employer_are_named() -> None:
    assert _jobs("""
        **Barista ¦ 2018 – 2021**
        Grindhaus
        Shoreditch, London, UK
        - Pulled shots
        """) == [("Barista", "Grindhaus", "Shoreditch, London, UK")]


def test_title_employer_and_place_in_one_line_are_parted_at_the_commas() -> None:
    assert _jobs("""
        **Head Pastry Chef, Bakkerij De Molen, Utrecht ¦ 2016 – 2022**
        - Planned the daily production
        **Vice President, Supply Chain, Pemberton Outdoor, Minneapolis, MN ¦ 2012 – 2016**
        - Reduced landed cost
        """) == [
        ("Head Pastry Chef", "Bakkerij De Molen", "Utrecht"),
        ("Vice President, Supply Chain", "Pemberton Outdoor", "Minneapolis, MN"),
    ]


def test_a_title_keeps_its_comma_where_the_employer_stands_elsewhere() -> None:
    assert _jobs("""
        **Pemberton Outdoor ¦ Minneapolis, MN**
        Vice President, Retail ¦ 2014 – 2016
        - Opened nine stores
        Director, Planning ¦ 2012 – 2014
        - Reduced stock
        """) == [
        ("Vice President, Retail", "Pemberton Outdoor", "Minneapolis, MN"),
        ("Director, Planning", "Pemberton Outdoor", "Minneapolis, MN"),
    ]


def test_a_title_that_no_list_knows_is_held_at_an_organisation() -> None:
    assert _jobs("""
        **Audit Senior at Moss & Adler LLP, Renton, WA**
        2012 – 2016
        - Led fieldwork
        """) == [("Audit Senior", "Moss & Adler LLP", "Renton, WA")]


def test_the_town_behind_a_school_is_its_place() -> None:
    schools = build(
        lines("""
        # Jo Doe
        ## Education
        **M.A. in Management ¦ 2013 – 2015**
        Leuphana Universität Lüneburg, Lüneburg
        **Diploma in Pastry ¦ 2009 – 2012**
        ROC Midden Nederland, Utrecht
        """)
    ).resume.education
    assert [(school.institution, school.location) for school in schools] == [
        ("Leuphana Universität Lüneburg", "Lüneburg"),
        ("ROC Midden Nederland", "Utrecht"),
    ]


def test_short_names_below_title_and_dates_are_employer_and_place() -> None:
    assert _jobs("""
        **Barista ¦ 2018 – 2021**
        Grindhaus
        - Pulled shots
        **Shift Lead ¦ 2016 – 2018**
        Blue Door ¦ The Old Quay
        - Opened the shop
        """) == [("Barista", "Grindhaus", ""), ("Shift Lead", "Blue Door", "")]


def test_entries_begin_alike_where_only_their_first_words_are_bold() -> None:
    rows = (("Halcyon Home Goods", "Chicago, IL, United States"), ("Grayling", "Boston, MA, United States"))
    source = [SourceLine("Experience", runs=(Run("Experience"),), cells=("Experience",), heading=1)]
    for name, place in rows:
        source += [
            SourceLine(f"{name}, {place}", runs=(Run(name, bold=True), Run(f", {place}")), cells=(f"{name}, {place}",)),
            *lines("Manager ¦ 2018 – 2020\n- Ran the warehouse"),
        ]
    assert [work.name for work in build(source).resume.work] == ["Halcyon Home Goods", "Grayling"]


def test_an_employer_named_by_its_address_is_not_taken_from_the_entry_above() -> None:
    assert _jobs("""
        **Consultant - Getoq Consulting ¦ 2011 – 2013**
        - Advised
        **Programmer - otulea.example.de ¦ 2010 – 2011**
        - Wrote code
        """) == [("Consultant", "Getoq Consulting", ""), ("Programmer", "otulea.example.de", "")]
