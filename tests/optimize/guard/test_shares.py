from __future__ import annotations

import pytest

from bespoke.optimize.guard.evidence import EvidenceItem
from bespoke.optimize.guard.judge import judge


@pytest.mark.parametrize(
    ("evidence", "rewrite"),
    [
        ("Sold 60 cars, 20 of them electric", "Sold 60 electric cars"),
        ("Taught 90 students, including 12 with special needs", "Taught 90 students with special needs"),
        (
            "Logged 2,300 flight hours, 1,100 of them as pilot in command",
            "Logged 2,300 flight hours as pilot in command",
        ),
    ],
)
def test_part_is_not_told_with_the_number_of_the_whole(evidence: str, rewrite: str) -> None:
    assert judge(rewrite, [EvidenceItem("work/acme/bullets/b1", evidence)]).ruling == "unsupported"


def test_part_with_its_own_number_may_be_told() -> None:
    evidence = EvidenceItem("work/acme/bullets/b1", "Sold 60 cars, 20 of them electric")
    assert judge("Sold 60 cars, including 20 electric", [evidence]).ruling != "unsupported"
    assert judge("Sold 60 cars", [evidence]).ruling == "supported"
