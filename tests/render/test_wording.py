"""Pages in another language say the same, and are read back as well as English ones."""

from __future__ import annotations

import pytest

from bespoke.intake.read import read
from bespoke.render.pdf import render_pdf
from bespoke.render.receipt import compare
from bespoke.render.wording import wording
from bespoke.testing.examples import example_resume

LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "sv", "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_every_language_come_back_whole(language: str) -> None:
    resume = example_resume().model_copy(update={"language": language})
    pages = render_pdf(resume).content
    assert compare(resume, read(pages, "resume.pdf", use_attachment=False).resume).differences == ()


def test_a_region_of_a_language_uses_its_words_and_an_unknown_one_english() -> None:
    assert wording("de-AT").work == "Berufserfahrung"
    assert wording("xx").work == "Work Experience"
