from __future__ import annotations

import hashlib
import json

import pytest

from bespoke.intake.ledger import Intake
from bespoke.intake.read import read
from bespoke.resume.paths import fields
from tests.hostile.builders import docx, paragraph, pdf, styled

LINES = [
    "Mara Lindqvist",
    "mara@example.org",
    "Experience",
    "Engineer, Acme Ltd, 2019 - 2021",
    "- Built the press line",
]
TEXT = "Mara Lindqvist\nmara@example.org\n\nExperience\n\nEngineer, Acme Ltd, 2019 - 2021\n- Built the press line\n"
MARKDOWN = TEXT.replace("Mara L", "# Mara L").replace("Exp", "## Exp").replace("Engineer", "### Engineer")
HTML = (
    "<html><body><h1>Mara Lindqvist</h1><p>mara@example.org</p><h2>Experience</h2>"
    "<h3>Engineer, Acme Ltd, 2019 - 2021</h3>"
    "<ul><li>Built the press line</li></ul></body></html>"
)
WORD = (
    styled("Mara Lindqvist", "Title")
    + paragraph("mara@example.org")
    + styled("Experience", "berschrift1")
    + styled("Engineer, Acme Ltd, 2019 - 2021", "Heading2")
    + styled("Built the press line", "ListBullet")
)
FORMATS = {
    "pdf": pdf([LINES]),
    "docx": docx(WORD),
    "html": HTML.encode(),
    "markdown": MARKDOWN.encode(),
    "text": TEXT.encode(),
}


@pytest.fixture(params=FORMATS)
def intake(request: pytest.FixtureRequest) -> Intake:
    return read(FORMATS[request.param], f"resume.{request.param}")


def test_the_person_is_read_from_every_format(intake: Intake) -> None:
    assert intake.resume.basics.name == "Mara Lindqvist"
    assert intake.resume.basics.email == "mara@example.org"
    (work,) = intake.resume.work
    assert (work.name, work.position, str(work.start), str(work.end)) == ("Acme Ltd", "Engineer", "2019", "2021")
    assert [bullet.text for bullet in work.bullets] == ["Built the press line"]


def test_every_line_is_in_the_ledger_and_none_is_lost(intake: Intake) -> None:
    ledger = intake.ledger
    assert [line.number for line in ledger.lines] == list(range(1, len(ledger.lines) + 1))
    assert "Mara Lindqvist" in [line.text for line in ledger.lines]
    assert ledger.left_over == ()
    assert {line.fate for line in ledger.lines} == {"mapped", "heading"}


def test_targets_name_fields_of_the_resume(intake: Intake) -> None:
    known = {path for path, _ in fields(intake.resume)}
    entries = {path.rsplit("/", 1)[0] for path in known}
    for line in intake.ledger.lines:
        assert set(line.targets) <= known | entries
    assert set(intake.ledger.field_confidence) <= known | entries


def test_only_formats_with_pages_have_boxes(intake: Intake) -> None:
    has_pages = intake.ledger.source.kind == "pdf"
    assert all((line.box is not None) == has_pages for line in intake.ledger.lines)
    assert intake.ledger.source.pages == (1 if has_pages else None)


def test_the_source_is_described_as_it_came() -> None:
    source = read(FORMATS["text"], "Mara\u202e CV.txt").ledger.source
    assert source.sha256 == hashlib.sha256(FORMATS["text"]).hexdigest()
    assert (source.name, source.kind, source.size_bytes) == ("Mara CV.txt", "text", len(FORMATS["text"]))


def test_json_resume_is_taken_word_by_word() -> None:
    value = {"basics": {"name": "Mara"}, "work": [{"name": "Acme", "highlights": ["Built"], "startDate": "2019-03"}]}
    intake = read(json.dumps(value).encode(), "resume.json")
    assert intake.ledger.source.kind == "json_resume"
    assert [line.text for line in intake.ledger.lines] == ["Mara", "2019-03", "present", "Acme", "Built"]
    assert {line.confidence for line in intake.ledger.lines} == {1.0}
    assert intake.resume.work[0].bullets[0].text == "Built"
