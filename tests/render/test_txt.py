"""Plain text that a form or a tracking system can take."""

from __future__ import annotations

from bespoke.render.txt import render_txt
from bespoke.resume.model import Basics, Resume
from bespoke.testing.examples import example_resume


def lines() -> list[str]:
    return render_txt(example_resume()).content.decode().splitlines()


def test_a_bullet_is_one_line_however_long() -> None:
    longest = max((b.text for w in example_resume().work for b in w.bullets), key=len)
    assert f"* {longest}" in lines()


def test_heads_carry_title_employer_place_and_dates_on_one_line() -> None:
    assert "Backend Developer | Tramlog | Gothenburg, Sweden | Aug 2015 – Aug 2018" in lines()


def test_an_empty_resume_is_an_empty_page() -> None:
    assert render_txt(Resume(basics=Basics())).content == b"\n"
