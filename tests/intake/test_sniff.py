from __future__ import annotations

import pytest

from bespoke.intake.sniff import sniff
from tests.hostile.builders import docx, paragraph, pdf, zipped

MARKDOWN = b"# Mara Lindqvist\n\n## Experience\n\n**Acme**, [site](https://x.org)\n\n- Built\n"
TEXT = b"Mara Lindqvist\n\nExperience\n- Built a thing\n"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pdf([["Mara"]]), "pdf"),
        (b"\n\n" + pdf([["Mara"]]), "pdf"),
        (docx(paragraph("Mara")), "docx"),
        (b"<!DOCTYPE html><html><body>Mara</body></html>", "html"),
        (b"\xef\xbb\xbf<HTML><BODY>Mara", "html"),
        (b"<div><h1>Mara</h1><p>Work</p><p>Acme</p><p>2019</p></div>", "html"),
        ("<html><body>Zoë</body></html>".encode("utf-16"), "html"),
        (MARKDOWN, "markdown"),
        (b"Mara\n====\n\nWork\n----\n\n**Acme**\n", "markdown"),
        (TEXT, "text"),
        (b"[Mara] {Lindqvist}\nText that begins with a bracket\n", "text"),
        (b'{\n "basics": {"name": "Mara"}}', "json"),
        (b'<?xml version="1.0"?><SkillsPassport xmlns="x"/>', "europass"),
        (b'<?xml version="1.0"?><Candidate xmlns="x"></Candidate>', "europass"),
        (zipped({"export/Positions.csv": "Company Name\nAcme\n"}), "linkedin"),
    ],
)
def test_the_type_is_told_by_the_content(content: bytes, kind: str) -> None:
    assert sniff(content, file_name="resume.bin") == kind


def test_the_name_decides_only_between_text_and_markdown() -> None:
    assert sniff(TEXT, file_name="resume.md") == "markdown"
    assert sniff(TEXT, file_name="resume.pdf") == "text"
    assert sniff(MARKDOWN, file_name="resume.txt") == "markdown"
