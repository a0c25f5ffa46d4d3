"""The short form of the controls: without what holds a law, the judge must find it broken."""

from __future__ import annotations

import pytest
from chaos.controls import crowd

pytestmark = pytest.mark.slow


async def test_without_the_slots_too_many_are_seen_at_a_time() -> None:
    report = await crowd(without="slots", times=24)
    assert {finding.law for finding in report.findings} == {"few_run_at_a_time"}, report.line
