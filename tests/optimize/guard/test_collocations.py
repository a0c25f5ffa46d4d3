from __future__ import annotations

import pytest

from bespoke.optimize.guard.evidence import EvidenceItem
from bespoke.optimize.guard.judge import judge


def ruling(evidence: str, rewrite: str) -> str:
    return judge(rewrite, [EvidenceItem("work/acme/bullets/b1", evidence)]).ruling


@pytest.mark.parametrize(
    ("evidence", "rewrite"),
    [
        ("Delivered lessons in algebra to 30 pupils", "Taught lessons in algebra to 30 pupils"),
        ("Gave flu vaccinations to 90 patients", "Administered flu vaccinations to 90 patients"),
        ("Worked together with nurses on discharge plans", "Collaborated with nurses on discharge plans"),
        ("Shot and edited 4 videos", "Filmed and edited 4 videos"),
    ],
)
def test_verb_may_change_with_the_thing_it_is_said_of(evidence: str, rewrite: str) -> None:
    assert ruling(evidence, rewrite) == "supported"


@pytest.mark.parametrize(
    ("evidence", "rewrite"),
    [
        ("Delivered parcels to 30 schools", "Taught parcels to 30 schools"),
        ("Delivered parcels, and a colleague gave lessons", "Taught lessons"),
        ("Coordinated vendors", "Collaborated vendors"),
        ("Helped give vaccinations", "Administered vaccinations"),
    ],
)
def test_verb_stays_where_the_thing_is_another(evidence: str, rewrite: str) -> None:
    assert ruling(evidence, rewrite) != "supported"
