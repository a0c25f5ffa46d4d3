"""The whole way of somebody new, from an old PDF to a tailored one, as `scripts/walk.py` goes it but without pauses."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from bench.chromium import print_in_fresh_context
from playwright.sync_api import Browser
from scripts.walk import Walker, old_pdf, walk
from tests.journeys.ui.conftest import Person

from bespoke.testing.examples import example_posting, example_resume


def test_an_old_pdf_becomes_a_tailored_one(ada: Person, chromium: Browser, tmp_path: Path) -> None:
    old, tailored = tmp_path / "Maren 2023.pdf", tmp_path / "tailored.pdf"
    old.write_bytes(old_pdf(lambda html: print_in_fresh_context(chromium, html)))
    ada.open("/")
    walker = Walker(ada.page, pace=0)
    walk(walker, old, example_posting(), tailored)
    text = text_of(tailored)
    assert example_resume().basics.name in text
    assert "Senior Platform Engineer" in text
    applied = ada.page.evaluate(
        "fetch('/api/v1/resumes/optimized').then(a => a.json()).then(({items: [one]}) =>"
        " fetch(`/api/v1/resumes/optimized/${one.id}/suggestions?state=applied`)).then(a => a.json())"
    )
    assert applied
    # Nothing that anybody would have to explain on the way; what went well is said beside the screen for a moment.
    assert ada.page.get_by_role("main").get_by_role("alert").all_inner_texts() == []
    assert ada.said == []


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
