from __future__ import annotations

import pytest

from bespoke.intake.errors import FileTooComplex, FileTooLarge
from bespoke.intake.limits import Limits
from bespoke.intake.read import read
from tests.hostile.builders import docx, paragraph


def test_a_limit_names_itself_and_the_way_out() -> None:
    with pytest.raises(FileTooLarge) as caught:
        read(b"x" * 101, "resume.txt", limits=Limits(size_bytes=100))
    assert "limit" in caught.value.detail
    assert caught.value.fix


def test_every_limit_is_adjustable() -> None:
    content = docx(paragraph("Mara Lindqvist") * 50)
    assert read(content, "resume.docx").ledger.lines
    with pytest.raises(FileTooComplex):
        read(content, "resume.docx", limits=Limits(elements=100))
    with pytest.raises(FileTooComplex):
        read(content, "resume.docx", limits=Limits(entries=2))
    with pytest.raises(FileTooComplex):
        read(content, "resume.docx", limits=Limits(part_bytes=500))
    with pytest.raises(FileTooComplex):
        read(content, "resume.docx", limits=Limits(unpacked_bytes=800))
    with pytest.raises(FileTooComplex):
        read(content, "resume.docx", limits=Limits(lines=10))
    with pytest.raises(FileTooLarge):
        read(content, "resume.docx", limits=Limits(characters=100))
