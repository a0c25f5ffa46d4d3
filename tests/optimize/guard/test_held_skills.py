from __future__ import annotations

import pytest

from bespoke.optimize.guard.evidence import EvidenceItem
from bespoke.optimize.guard.judge import judge


def ruling(evidence: str, rewrite: str) -> str:
    return judge(rewrite, [EvidenceItem("work/acme/bullets/b1", evidence)]).ruling


@pytest.mark.parametrize(
    ("evidence", "skill"),
    [
        ("Worked at a CPA firm", "CPA"),
        ("Prepared RN schedules", "RN"),
        ("Cooked in a French restaurant", "French"),
        ("The contractor wrote the scripts in Perl", "Perl"),
        ("Replaced Jenkins, which I never used, with GitLab CI", "Jenkins"),
    ],
)
def test_skill_only_mentioned_is_not_held(evidence: str, skill: str) -> None:
    assert ruling(evidence, skill) != "supported"


@pytest.mark.parametrize(
    ("evidence", "skill"),
    [
        ("Earned CPA in 2019", "CPA"),
        ("Automated backups in Perl", "Perl"),
        ("ACLS and BLS certified", "BLS"),
        ("Native French speaker", "French"),
    ],
)
def test_skill_that_is_held_may_be_named(evidence: str, skill: str) -> None:
    assert ruling(evidence, skill) == "supported"
