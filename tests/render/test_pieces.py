"""Where a line may not end, and where it may in spite of all."""

from __future__ import annotations

import pytest

from bespoke.render.pieces import cut


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("plain words", ("plain words",)),
        ("by night-time trains", ("by ", ["night-time"], " trains")),
        ("CI/CD", (["CI/CD"],)),
        ("2019 – 2021", ("2019 – 2021",)),
    ],
)
def test_compound_words_stay_whole(text: str, pieces: tuple[str | list[str], ...]) -> None:
    assert cut(text) == pieces


def test_a_word_longer_than_a_line_may_break_between_short_pieces() -> None:
    pieces = cut("x" * 100)
    assert all(isinstance(piece, list) and len(piece[0]) < 12 for piece in pieces)
    assert "".join(piece[0] for piece in pieces) == "x" * 100
