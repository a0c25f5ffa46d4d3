from __future__ import annotations

import json

import pytest
from pydantic import JsonValue

from bespoke.intake.read import read
from tests.hostile.builders import pdf, with_attachment

PAGE = [
    "Mara Lindqvist",
    "Data engineer",
    "mara@example.org",
    "Experience",
    "Engineer, Acme Ltd    Mar 2019 - Present",
    "- Cut the time of the nightly import by 40%",
    "- Led a team of four people in two countries and",
    "was responsible for its budget",
    "Skills",
    "Python, SQL",
]
RESUME: dict[str, JsonValue] = {
    "basics": {"name": "Mara Lindqvist", "label": "Data engineer", "email": "mara@example.org"},
    "work": [
        {
            "name": "Acme Ltd",
            "position": "Engineer",
            "startDate": "2019-03",
            "url": "https://acme.example",
            "highlights": [
                "Cut the time of the nightly import by 40%",
                "Led a team of four people in two countries and was responsible for its budget",
            ],
        }
    ],
    "skills": [{"name": "Python"}, {"name": "SQL"}],
}


def carrying(resume: object, page: list[str] = PAGE) -> bytes:
    return with_attachment(pdf([page]), "resume.json", json.dumps(resume).encode())


def changed(before: str, after: str) -> object:
    return json.loads(json.dumps(RESUME).replace(before, after))


def test_an_attachment_that_says_what_the_page_says_is_used() -> None:
    intake = read(carrying(RESUME), "resume.pdf")
    assert intake.resume.work[0].url == "https://acme.example"
    assert intake.ledger.warnings == ()
    assert intake.ledger.field_confidence["basics/name"] == 1.0


def test_every_page_line_is_mapped_to_the_attached_fields() -> None:
    intake = read(carrying(RESUME), "resume.pdf")
    assert intake.ledger.left_over == ()
    targets = {line.text: line.targets for line in intake.ledger.lines}
    second = intake.resume.work[0].bullets[1]
    assert targets["was responsible for its budget"] == (f"work/{intake.resume.work[0].id}/bullets/{second.id}",)
    assert all(line.box is not None for line in intake.ledger.lines)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("40%", "65%"),
        ("40%", "40"),
        ("40%", "0%"),
        ('"SQL"', '"C"'),
        ("Engineer", "Director"),
        ("Acme Ltd", "Globex"),
        ("2019-03", "2012-03"),
        ("four people", "forty people"),
        ("mara@", "evil@"),
        ('"SQL"', '"Kubernetes"'),
    ],
)
def test_a_changed_attachment_is_not_believed(before: str, after: str) -> None:
    intake = read(carrying(changed(before, after)), "resume.pdf")
    assert [warning.code for warning in intake.ledger.warnings] == ["attachment_differs"]
    assert intake.resume == read(carrying(RESUME), "resume.pdf", use_attachment=False).resume


def test_a_page_that_says_more_is_believed() -> None:
    page = [*PAGE[:7], "- Founded the regional chapter with thirty volunteers", *PAGE[7:]]
    intake = read(carrying(RESUME, page), "resume.pdf")
    assert [warning.code for warning in intake.ledger.warnings] == ["attachment_differs"]


@pytest.mark.parametrize("attachment", [b"", b"not json", b"[]", b'{"basics": ' + b"[" * 10_000])
def test_a_broken_attachment_is_passed_over(attachment: bytes) -> None:
    content = with_attachment(pdf([PAGE]), "resume.json", attachment)
    assert read(content, "resume.pdf").resume.basics.name == "Mara Lindqvist"


def test_the_receipt_can_read_the_page_alone() -> None:
    assert not read(carrying(RESUME), "resume.pdf", use_attachment=False).resume.work[0].url


PASSPORT = (
    "<SkillsPassport><LearnerInfo><Identification><PersonName><FirstName>Mara</FirstName><Surname>Lindqvist</Surname>"
    "</PersonName></Identification><WorkExperienceList><WorkExperience><Period><From year='2019' month='--03'/>"
    "<Current>true</Current></Period><Position><Label>Engineer</Label></Position><Employer><Name>Acme Ltd</Name>"
    "</Employer></WorkExperience></WorkExperienceList></LearnerInfo></SkillsPassport>"
)


def test_the_xml_in_a_europass_pdf_is_used_when_the_page_agrees() -> None:
    page = ["Mara Lindqvist", "WORK EXPERIENCE", "March 2019 - Current", "Engineer - Acme Ltd"]
    intake = read(with_attachment(pdf([page]), "attachment.xml", PASSPORT.encode()), "cv.pdf")
    (work,) = intake.resume.work
    assert (work.name, work.position, str(work.start), work.end) == ("Acme Ltd", "Engineer", "2019-03", "present")
    other = with_attachment(pdf([page]), "attachment.xml", PASSPORT.replace("Engineer", "Director").encode())
    assert "attachment_differs" in {warning.code for warning in read(other, "cv.pdf").ledger.warnings}
