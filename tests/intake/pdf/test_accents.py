from __future__ import annotations

from bespoke.intake.pdf.accents import compose_accents
from bespoke.intake.pdf.spans import Span
from bespoke.intake.pdf.styles import Style

STYLE = Style("CMR10", 10.0, bold=False, italic=False, color="#000000", visible=True)


def span(text: str, *edges: tuple[float, float], baseline: float = 100.0) -> Span:
    return Span(STYLE, edges[0][0], edges[-1][1], baseline, chars=list(text), edges=list(edges))


def test_an_accent_drawn_over_the_next_letter_becomes_part_of_it() -> None:
    word = span("r´e", (0, 4), (4, 9), (4, 8.5))
    assert [one.text for one in compose_accents([word])] == ["ré"]


def test_an_accent_over_a_dotless_i_gives_the_letter_people_type() -> None:
    assert compose_accents([span("´ı", (0, 5), (1, 4))])[0].text == "í"


def test_a_raised_accent_read_after_its_line_finds_its_capital() -> None:
    line = span("Aureas", *[(10.0 + 6 * n, 16.0 + 6 * n) for n in range(6)])
    accent = span("´", (10.5, 15.5), baseline=97.5)
    assert [one.text for one in compose_accents([line, accent])] == ["Áureas"]


def test_an_accent_that_stands_over_no_letter_is_kept() -> None:
    assert compose_accents([span("a ` b", (0, 5), (5, 5), (6, 9), (9, 9), (12, 17))])[0].text == "a ` b"
