from __future__ import annotations

import pytest

from bespoke.intake.errors import DamagedFile
from bespoke.intake.pdf.read import read_pdf


def test_a_damaged_pdf_is_told_in_sentences() -> None:
    with pytest.raises(DamagedFile) as raised:
        read_pdf(b"%PDF-1.7\nnothing")
    assert str(raised.value).startswith("The PDF cannot be opened")
    for sentence in (str(raised.value), raised.value.fix):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
