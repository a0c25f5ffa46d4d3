"""Field paths in words a person knows."""

from __future__ import annotations

import pytest

from bespoke.features.optimizations.places import place_of, quote_at
from bespoke.resume.model import Basics, Bullet, Resume, Work

RESUME = Resume(
    basics=Basics(name="Ada", summary="Short."),
    work=(
        Work(
            id="w1",
            name="Acme",
            position="Engineer",
            bullets=(Bullet(id="b1", text="One"), Bullet(id="b2", text="Two")),
        ),
    ),
)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("work/w1/bullets/b2", "Acme · Engineer · bullet 2"),
        ("work/w1/start", "Acme · Engineer · start date"),
        ("work/w1", "Acme · Engineer"),
        ("work/w1/bullets", "Acme · Engineer · bullets"),
        ("basics/summary", "Summary"),
        ("basics/label", "Target title"),
        ("skills", "Skills"),
    ],
)
def test_a_path_is_called_what_a_person_calls_it(path: str, words: str) -> None:
    assert place_of(RESUME, path) == words


def test_a_path_that_is_gone_still_has_words() -> None:
    assert place_of(RESUME, "work/gone/bullets/b9")


def test_a_quote_is_the_text_at_the_path() -> None:
    assert quote_at(RESUME, "work/w1/bullets/b1") == "One"
    assert quote_at(RESUME, "work/w1") == "Acme · Engineer"
    assert quote_at(RESUME, "work/gone") == ""
