"""What breaks the limits of its child is too much for a document."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bespoke.features.reading import posting_json, resume_json
from bespoke.intake.errors import FileTooComplex
from bespoke.platform.sandbox import Sandbox

TEXT = b"Ada Birch\nada@example.com\n\nEXPERIENCE\nEngineer, Acme, 2020 - 2024\n- Built looms\n"


@pytest.fixture(scope="module")
def narrow() -> Iterator[Sandbox]:
    with Sandbox(workers=1, max_result_bytes=8) as opened:
        yield opened


def test_a_breach_while_reading_a_resume_says_what_to_do(narrow: Sandbox) -> None:
    with pytest.raises(FileTooComplex, match=r"resume.txt needs more .* than a résumé should") as refused:
        resume_json(TEXT, "resume.txt", sandbox=narrow)
    assert "paste its text" in refused.value.fix


def test_a_breach_while_reading_a_posting_says_what_to_do(narrow: Sandbox) -> None:
    with pytest.raises(FileTooComplex, match=r"job.txt needs more .* than a posting should") as refused:
        posting_json(TEXT, "job.txt", sandbox=narrow)
    assert "Paste the posting" in refused.value.fix
