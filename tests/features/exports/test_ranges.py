"""One range of a file, or the whole."""

from __future__ import annotations

import pytest

from bespoke.features.exports.ranges import Part, RangeUnsatisfiable, part_of


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, None),
        ("bytes=0-9", Part(0, 10)),
        ("bytes=90-", Part(90, 10)),
        ("bytes=-10", Part(90, 10)),
        ("bytes=-1000", Part(0, 100)),
        ("bytes=50-1000", Part(50, 50)),
        ("bytes=0-0", Part(0, 1)),
        ("bytes=5-4", None),
        ("bytes=0-1,5-6", None),
        ("bytes=-", None),
        ("lines=0-1", None),
        ("bytes=a-b", None),
        ("bytes=٠-٩", None),
    ],
)
def test_a_range_is_read_as_the_standard_says(header: str | None, expected: Part | None) -> None:
    assert part_of(header, 100) == expected


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused_with_the_size(header: str) -> None:
    with pytest.raises(RangeUnsatisfiable) as caught:
        part_of(header, 100)
    assert caught.value.extra == {"size_bytes": 100}
