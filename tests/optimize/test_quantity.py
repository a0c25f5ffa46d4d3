from __future__ import annotations

import pytest

from bespoke.optimize.quantity import is_quantified


@pytest.mark.parametrize(
    "text",
    ["Trained 15 cashiers", "Cut waste by 40%", "A team of five", "Sold $1.2M", "Saved €250K", "3x faster builds"],
)
def test_amounts_are_seen(text: str) -> None:
    assert is_quantified(text)


@pytest.mark.parametrize(
    "text", ["Wrote it in 2019", "Moved to Python 3.11", "Led ISO 9001 audits", "Ran the K8s cluster", "Built a tool"]
)
def test_years_and_versions_measure_nothing(text: str) -> None:
    assert not is_quantified(text)
