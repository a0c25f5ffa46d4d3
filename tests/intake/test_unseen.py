from __future__ import annotations

from bespoke.intake.ledger import Intake
from bespoke.intake.read import read
from tests.hostile.builders import pdf

PAGE = [
    "Mara Lindqvist",
    "Data engineer in Oslo with nine years of experience in transport and logistics",
    "mara@example.org",
]


def pdf_with(stream: str) -> Intake:
    font = "BT /F1 {} Tf {} {} Td ({}) Tj ET"
    lines = "\n".join(font.format(11, 60, 790 - 16 * index, text) for index, text in enumerate(PAGE))
    return read(pdf([], raw=[f"{lines}\n{stream}".encode()]), "resume.pdf")


def codes(intake: Intake) -> list[str]:
    return [warning.code for warning in intake.ledger.warnings]


def test_text_off_the_page_is_left_out_and_announced() -> None:
    intake = pdf_with("BT /F1 11 Tf 60 -300 Td (rocket science) Tj ET")
    assert [line.text for line in intake.ledger.lines] == PAGE
    assert codes(intake) == ["hidden_text"]


def test_text_too_small_to_read_is_left_out_and_announced() -> None:
    intake = pdf_with("BT /F1 0.5 Tf 60 400 Td (rocket science) Tj ET")
    assert [line.text for line in intake.ledger.lines] == PAGE
    assert codes(intake) == ["hidden_text"]


def test_an_ordinary_page_has_no_warnings() -> None:
    assert codes(read(pdf([PAGE]), "resume.pdf")) == []


def test_a_page_without_text_is_named() -> None:
    intake = read(pdf([PAGE * 3], raw=[b"q Q"]), "resume.pdf")
    assert [(warning.code, warning.page) for warning in intake.ledger.warnings] == [("scan", 2)]


def test_hardly_any_text_is_named() -> None:
    assert codes(read(pdf([["Page 1"]]), "resume.pdf")) == ["scan"]
