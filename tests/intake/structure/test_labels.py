from __future__ import annotations

from bespoke.intake.structure.labels import is_bare_label


def test_a_line_that_only_announces_a_list_is_told_from_a_line_that_says_something() -> None:
    assert is_bare_label("Key Responsibilities:")
    assert is_bare_label("工作内容：")
    assert not is_bare_label("Responsibilities: two warehouses")
