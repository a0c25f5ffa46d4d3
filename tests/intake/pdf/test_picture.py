"""Pages of a PDF as images."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from bespoke.intake.errors import DamagedFile, NoSuchPage
from bespoke.intake.pdf.picture import MOST_PIXELS, draw_page
from tests.fixtures.pdf import one_page


def test_a_page_is_as_wide_as_asked_with_its_words_where_the_ledger_says() -> None:
    image = Image.open(io.BytesIO(draw_page(one_page("Ada Byron"), 1, 612)))
    assert image.size == (612, 792)
    # The line stands 72 points from the left, its foot 72 points from the top.
    assert image.convert("L").crop((72, 60, 130, 76)).histogram()[:100] != [0] * 100
    assert image.convert("L").crop((0, 100, 612, 792)).getextrema() == (255, 255)


def test_a_page_as_large_as_a_house_is_drawn_smaller() -> None:
    huge = one_page("Ada").replace(b"[0 0 612 792]", b"[0 0 9999 9]")
    width, height = Image.open(io.BytesIO(draw_page(huge, 1, 2400))).size
    assert width * height <= MOST_PIXELS * 1.01


@pytest.mark.parametrize("number", [0, 2, 99])
def test_a_page_that_is_not_there_is_said_to_be_missing(number: int) -> None:
    with pytest.raises(NoSuchPage):
        draw_page(one_page("Ada"), number, 100)


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(DamagedFile):
        draw_page(b"%PDF-1.4 and then nothing", 1, 100)
