import pytest

from bespoke.intake.page_numbers import counts_pages


@pytest.mark.parametrize(
    ("text", "counts"),
    [("Page 1", True), ("Page 2 of 3", True), ("Jane Roe – page 2/3", True), ("2", True), ("Page Layout", False)],
)
def test_lines_that_count_pages_are_told_from_text(text: str, counts: bool) -> None:
    assert counts_pages(text) is counts
