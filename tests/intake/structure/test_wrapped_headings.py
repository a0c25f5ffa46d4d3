"""Headings and names broken over two lines of a narrow column."""

from __future__ import annotations

from bespoke.intake.read import read
from tests.intake.pdf.typeset import pdf

RAIL = r"""
#set page(paper: "a4", margin: 40pt)
#set text(font: "Libertinus Serif", size: 10pt)
#text(size: 20pt)[Ines Moreau]

ines.moreau\@example.com

#grid(columns: (100pt, 1fr), column-gutter: 14pt, row-gutter: 8pt,
  align(right)[*WORK EXPERIENCE*], [],
  align(right)[03.2019 – 08.2022], [*Laboratory Technician*\ Biolab Nord GmbH, Bremen\
    #list[Prepared 200 samples a week]],
  align(right)[*EDUCATION AND TRAINING*], [],
  align(right)[2008 – 2011], [*Diploma in Chemistry*\ Hochschule Bremen, Bremen],
)
"""

NARROW = r"""
#set page(paper: "a4", margin: (left: 40pt, right: 240pt, y: 40pt))
#set text(font: "Libertinus Serif", size: 11pt)
#text(size: 20pt)[Ines Moreau]

ines.moreau\@example.com

#text(size: 14pt)[Experience]

*Laboratory Technician at Saint Vincent Community Hospital, Sheffield*\
January 2019 – March 2022
- Prepared two hundred samples a week for the routine laboratory and the wards
- Wrote the safety sheet that the whole department of pathology still works by
- Trained nine colleagues on the new analyser in the spring of the second year
- Kept the stock of reagents and ordered them from five suppliers every month

#text(size: 14pt)[Education]

#emph[Diploma in Applied Chemistry with Laboratory and Process]
#emph[Technology], College of Leeds\
2008 – 2011
"""


def test_a_heading_broken_in_a_margin_is_one() -> None:
    resume = read(pdf(RAIL), "rail.pdf").resume
    assert [(school.institution, school.study_type, school.location) for school in resume.education] == [
        ("Hochschule Bremen", "Diploma", "Bremen")
    ]
    assert [(work.position, work.name, len(work.bullets)) for work in resume.work] == [
        ("Laboratory Technician", "Biolab Nord GmbH", 1)
    ]


def test_a_bold_line_as_wide_as_its_column_goes_on_in_the_next() -> None:
    (work,) = read(pdf(NARROW), "narrow.pdf").resume.work
    assert (work.position, work.name, work.location) == (
        "Laboratory Technician",
        "Saint Vincent Community Hospital",
        "Sheffield",
    )
    assert len(work.bullets) == 4


def test_the_rest_of_a_full_line_is_no_heading_whatever_it_says() -> None:
    resume = read(pdf(NARROW), "narrow.pdf").resume
    assert not resume.skills
    assert len(resume.education) == 1
