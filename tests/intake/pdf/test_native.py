"""What is fetched for a whole page at once is what pdfium says of each character."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from bespoke.intake.pdf import native
from tests.intake.pdf import typeset

HYPHENS = typeset.pdf(
    r"""
#set page(width: 90pt, height: auto)
#set text(hyphenate: true, lang: "en")
Considerable responsibilities, notwithstanding: co-ordination, self-employed, soft\u{ad}hyphen.
"""
)
BEYOND = typeset.pdf("Ada 𝔸𝔹 Birch 𝑥 of 12")


@pytest.mark.parametrize("content", [HYPHENS, BEYOND, typeset.pdf(typeset.SIDEBAR)], ids=["hyphens", "beyond", "usual"])
def test_codes_and_boxes_are_those_of_each_character(content: bytes) -> None:
    document = pypdfium2.PdfDocument(content)
    text_page = document[0].get_textpage()
    handle, count = native.address(text_page.raw), pdfium.FPDFText_CountChars(text_page.raw)
    codes, boxes = native.char_codes(handle, count), native.char_boxes(handle, count)
    assert list(codes) == [pdfium.FPDFText_GetUnicode(text_page.raw, place) for place in range(count)]
    box = pdfium.FS_RECTF()
    for place in range(count):
        assert pdfium.FPDFText_GetLooseCharBox(text_page.raw, place, ctypes.byref(box))
        expected = (box.left, box.top, box.right, box.bottom)
        assert tuple(numbers[place] for numbers in boxes) == expected
    text_page.close()
    document.close()
