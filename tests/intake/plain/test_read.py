from __future__ import annotations

from bespoke.intake.lines import SourceLine
from bespoke.intake.plain.read import plain_lines
from bespoke.intake.read import read

WRAPPED = """\
Mara Lindqvist
Oslo, Norway                              mara@example.org

SUMMARY

Data engineer with nine years in transport and logistics, who builds
pipelines that people can rely on and leaves them better documented than
they were.

EXPERIENCE
Acme Ltd, Oslo                                      2019 - 2021
Engineer
  * Built the press line's measuring system from a proof of concept to a
    service in three factories, with cross-
    functional teams
  * Led four people
"""


def texts(source: str) -> list[str]:
    return [line.text for line in plain_lines(source)]


def line_of(source: str, start: str) -> SourceLine:
    return next(line for line in plain_lines(source) if line.text.startswith(start))


def test_wrapped_paragraphs_are_joined() -> None:
    summary = line_of(WRAPPED, "Data engineer")
    assert summary.text.endswith("rely on and leaves them better documented than they were.")


def test_wrapped_bullets_are_joined_and_keep_their_hyphens() -> None:
    bullet = line_of(WRAPPED, "Built")
    assert bullet.marker == "*"
    assert bullet.text.endswith("in three factories, with cross-functional teams")


def test_short_lines_stay_lines() -> None:
    assert texts("Acme Ltd\nEngineer\n2019 - 2021\nOslo\n") == ["Acme Ltd", "Engineer", "2019 - 2021", "Oslo"]


def test_lines_of_whole_paragraphs_are_not_joined() -> None:
    long = "word " * 60
    assert len(texts(f"{long}\n{long}\nshort\n")) == 3


def test_wide_gaps_and_tabs_cut_cells() -> None:
    assert line_of(WRAPPED, "Acme").cells == ("Acme Ltd, Oslo", "2019 - 2021")
    assert line_of("Acme\t2019\n", "Acme").cells == ("Acme", "2019")


def test_underlined_lines_are_headings() -> None:
    source = "Mara Lindqvist\n==============\n\nWork\n----\nAcme\n"
    assert [(line.text, line.heading) for line in plain_lines(source)] == [
        ("Mara Lindqvist", 1),
        ("Work", 2),
        ("Acme", None),
    ]


def test_a_rule_between_sections_underlines_nothing() -> None:
    source = "Engineer at Acme from 2019 to 2021\n\n" + "-" * 70 + "\n\nEducation\n"
    assert [(line.text, line.heading) for line in plain_lines(source)] == [
        ("Engineer at Acme from 2019 to 2021", None),
        ("Education", None),
    ]


def test_decorated_lines_are_headings() -> None:
    assert [(line.text, line.heading) for line in plain_lines("=== Work ===\n*** Skills ***\n")] == [
        ("Work", 2),
        ("Skills", 2),
    ]


def test_numbers_count_only_in_lists() -> None:
    numbered = list(plain_lines("1. Python\n2. SQL\n3. Go\n"))
    assert [(line.marker, line.text) for line in numbered] == [("1.", "Python"), ("2.", "SQL"), ("3.", "Go")]
    assert texts("3. Mai 2019\nOslo\n") == ["3. Mai 2019", "Oslo"]


def test_a_phone_number_is_no_bullet() -> None:
    assert texts("+ 47 555 12 345\n- 2021\n")[0] == "+ 47 555 12 345"


def test_web_addresses_become_links() -> None:
    assert line_of("See https://x.org/me, please\n", "See").links == ("https://x.org/me",)


def test_blank_lines_are_kept_as_gaps() -> None:
    assert [line.gap_before for line in plain_lines("a\n\n\nb\nc\n")] == [0.0, 2.0, 0.0]


def test_a_long_line_that_stops_in_mid_sentence_goes_on() -> None:
    source = (
        "Led the work on a service that serves many millions of users every day and\nwas responsible for its cost.\n"
    )
    assert texts(source) == [source.replace("\n", " ").strip()]


def test_publications_with_their_authors_below_are_as_many_as_the_blocks() -> None:
    text = """Ottilie Brandvold
Kirkegata 12, Oslo, 0153, NO

PUBLICATIONS

Letters Home: Digitising Emigrant Mail | Library Quarterly | Mar 2020
doi.org/10.1234/lq.2020.17
Brandvold, O., & Lund, K.

Maps Without Scale | Journal of Map History 2019 | 2019
O. Brandvold, T. Okoro, K. Lund

Small Archives | Oslo Press
Ottilie Brandvold and Kari Lund
"""
    resume = read(text.encode(), "resume.txt").resume
    assert [(one.name, one.publisher, one.summary) for one in resume.publications] == [
        ("Letters Home: Digitising Emigrant Mail", "Library Quarterly", "Brandvold, O., & Lund, K."),
        ("Maps Without Scale", "Journal of Map History 2019", "O. Brandvold, T. Okoro, K. Lund"),
        ("Small Archives", "Oslo Press", "Ottilie Brandvold and Kari Lund"),
    ]
    place = resume.basics.location
    assert (place.address, place.postal_code, place.city) == ("Kirkegata 12", "0153", "Oslo")
