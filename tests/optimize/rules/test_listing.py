from __future__ import annotations

from bespoke.optimize.rules.listing import and_list


def test_lists_read_like_english() -> None:
    assert [and_list([]), and_list(["A"]), and_list(["A", "B"]), and_list(["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
