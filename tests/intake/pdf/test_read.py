"""PDF pages become lines in the order a person reads them."""

from __future__ import annotations

import pytest

from bespoke.intake.errors import DamagedFile
from bespoke.intake.pdf.read import MAX_PAGES, PdfPages, read_pdf
from bespoke.intake.structure.build import build
from bespoke.resume.model import Resume
from tests.intake.pdf.typeset import RAIL, RIGHT_DATES, SIDEBAR, TAGS, TURNED, TWO_UP, UNTITLED, pdf


def texts(pages: PdfPages) -> list[str]:
    return [line.text for line in pages.lines]


def resume(source: str) -> Resume:
    return build(read_pdf(pdf(source)).lines).resume


def test_a_sidebar_is_read_before_the_main_column_and_never_mixed_with_it() -> None:
    found = resume(SIDEBAR)
    assert found.basics.name == "Nadia Okafor"
    assert found.basics.label == "Operations Manager at Harbor Foods"
    assert [(work.name, work.position, work.location) for work in found.work] == [
        ("Harbor Foods", "Operations Manager", "Leeds, United Kingdom"),
        ("Blue Crate Ltd", "Logistics Coordinator", "York, United Kingdom"),
    ]
    assert [skill.name for skill in found.skills] == ["Supply Chain", "Forecasting"]
    assert [language.fluency for language in found.languages] == ["Native", "Limited Working"]


def test_dates_in_the_left_margin_belong_to_the_entry_beside_them() -> None:
    found = resume(RAIL)
    assert [(work.position, work.name, str(work.start)) for work in found.work] == [
        ("Ingénieure logiciel", "Nuage SAS", "2019"),
        ("Développeuse web", "Atelier Numérique", "2015"),
    ]
    assert [len(work.bullets) for work in found.work] == [2, 1]
    assert found.education[0].institution == "INSA Lyon"
    assert found.basics.name == "Camille Rousseau"


def test_dates_at_the_right_edge_belong_to_their_line() -> None:
    found = resume(RIGHT_DATES)
    assert [(work.position, work.name, work.location, str(work.start), str(work.end)) for work in found.work] == [
        ("Jefe de Mantenimiento", "Envases del Sur S.L.", "Sevilla, España", "2019-01", "present"),
        ("Ingeniero de Procesos", "Conservas Atlántico S.A.", "Cádiz, España", "2016-06", "2018-12"),
    ]
    assert found.education[0].institution == "Universidad de Sevilla"


def test_list_items_and_headings_keep_what_they_are() -> None:
    lines = read_pdf(pdf(RIGHT_DATES)).lines
    item = next(line for line in lines if "22%" in line.text)
    heading = next(line for line in lines if line.text == "Experiencia")
    assert item.marker == "•"
    assert heading.heading == 2
    assert heading.box is not None
    assert heading.box.page == 1


def test_letters_set_apart_become_words() -> None:
    lines = texts(read_pdf(pdf(r'#set text(tracking: 0.4em, size: 20pt); #text("JORDAN REYES")')))
    assert lines == ["JORDAN REYES"]


def test_page_numbers_and_repeated_footers_are_furniture() -> None:
    source = "#set page(numbering: (n, ..) => [Ann Lee – #n / 2]); Hello world #pagebreak() More words"
    marked = [line.text for line in read_pdf(pdf(source)).lines if line.furniture]
    assert marked == ["Ann Lee – 1 / 2", "Ann Lee – 2 / 2"]


def test_white_text_on_white_is_left_out_and_reported() -> None:
    source = "Visible words stand here. #text(fill: white)[stuffed keywords kubernetes terraform python]"
    pages = read_pdf(pdf(source))
    assert "stuffed" not in " ".join(texts(pages))
    assert [warning.code for warning in pages.warnings] == ["hidden_text"]


def test_white_text_on_a_dark_ground_stays() -> None:
    source = "#block(fill: black, inset: 20pt)[#text(fill: white)[Readable words on a dark ground]]"
    pages = read_pdf(pdf(source))
    assert texts(pages) == ["Readable words on a dark ground"]
    assert pages.warnings == ()


def test_links_stand_with_the_line_they_lie_on() -> None:
    (line,) = read_pdf(pdf('#link("https://example.org/ann")[my page]')).lines
    assert line.links == ("https://example.org/ann",)


def test_more_pages_than_a_resume_has_are_skipped_with_a_warning() -> None:
    pages = read_pdf(pdf("#for n in range(34) [Page #n words #pagebreak(weak: true)]"))
    assert len(pages.page_sizes) == MAX_PAGES
    assert [warning.code for warning in pages.warnings] == ["pages_skipped"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", b"\x00" * 100])
def test_garbage_is_a_damaged_file(content: bytes) -> None:
    with pytest.raises(DamagedFile):
        read_pdf(content)


def test_a_damaged_pdf_is_told_in_sentences() -> None:
    with pytest.raises(DamagedFile) as raised:
        read_pdf(b"%PDF-1.7\nnothing")
    assert str(raised.value).startswith("The PDF cannot be opened")
    for sentence in (str(raised.value), raised.value.fix):
        assert sentence[0].isupper()
        assert sentence.endswith(".")


def test_a_title_that_runs_down_the_margin_heads_the_lines_beside_it() -> None:
    found = resume(TURNED)
    assert [(work.position, work.name) for work in found.work] == [
        ("Operations Manager", "Harbor Foods Ltd"),
        ("Logistics Coordinator", "Blue Crate Ltd"),
    ]
    assert [(school.institution, str(school.start)) for school in found.education] == [
        ("University of York", "2012"),
        ("University of Leeds", "2009"),
    ]


def test_a_title_that_runs_down_the_margin_stands_on_the_page() -> None:
    pages = read_pdf(pdf(TURNED))
    box = next(line.box for line in pages.lines if line.text == "Education")
    assert box is not None
    width, height = pages.page_sizes[0]
    assert width - 110 < box.x0 < box.x1 < width
    assert 0.5 * height < box.y0 < box.y1 < height


def test_two_projects_side_by_side_below_one_heading_are_two() -> None:
    found = resume(TWO_UP)
    assert [(project.name, [role.text for role in project.roles]) for project in found.projects] == [
        ("Slot Planner", ["Project Lead"]),
        ("Route Board", ["Founder"]),
    ]
    assert [skill.name for skill in found.skills] == ["Forecasting", "slotting", "hiring"]


def test_words_in_boxes_are_each_a_skill() -> None:
    found = resume(TAGS)
    assert [skill.name for skill in found.skills] == ["Cold storage", "Night shifts", "Slotting"]
    assert [interest.name for interest in found.interests] == ["Sailing", "Brass bands"]


def test_text_at_the_top_of_the_main_column_is_no_more_of_the_sidebar() -> None:
    found = resume(UNTITLED)
    assert [certificate.name for certificate in found.certificates] == ["Forklift Instructor", "Cold Chain Auditor"]
    assert found.basics.summary.startswith("Operations manager with nine years")
