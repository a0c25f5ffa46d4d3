"""Letters that a browser draws as shapes, with text nobody sees over them to be copied."""

from __future__ import annotations

from bespoke.intake.pdf.read import read_pdf
from tests.hostile.builders import pdf

_SEEN = "BT /F1 11 Tf 0 Tr 0 0 0 rg 60 700 Td (Ran two warehouses with many people) Tj ET"
_SHAPE = "q 0.8 0.4 0 rg 60 738 54 9 re f Q"
_OVER = "BT /F1 11 Tf 3 Tr 0 0 0 rg 60 740 Td (Experience) Tj ET"


def test_they_are_bold_and_have_the_colour_of_the_shapes() -> None:
    content = pdf([], raw=["\n".join((_SHAPE, _OVER, _SEEN)).encode()])
    title, text = read_pdf(content).lines
    assert (title.text, title.runs[0].bold, title.runs[0].color) == ("Experience", True, "#cc6600")
    assert (text.runs[0].bold, text.runs[0].color) == (False, "#000000")


def test_without_anything_drawn_below_they_are_left_out() -> None:
    content = pdf([], raw=["\n".join((_OVER, _SEEN)).encode()])
    assert [line.text for line in read_pdf(content).lines] == ["Ran two warehouses with many people"]
