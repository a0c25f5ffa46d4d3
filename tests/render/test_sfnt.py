"""Tables are found by their names."""

from __future__ import annotations

import pytest

from bespoke.render.fonts import faces
from bespoke.render.sfnt import font_table


def test_the_bytes_of_a_table_are_read_and_a_missing_one_is_named() -> None:
    face = faces("Lato")[0]
    assert font_table(face, "head")[12:16] == b"\x5f\x0f\x3c\xf5"
    with pytest.raises(ValueError, match="has no wxyz table"):
        font_table(face, "wxyz")
