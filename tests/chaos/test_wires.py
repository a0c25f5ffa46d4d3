"""The short form of the proof: real processes, a few lost replies, and the judge."""

from __future__ import annotations

import pytest
from chaos.wires import commits

pytestmark = pytest.mark.slow


async def test_lost_replies_to_commits_lose_and_double_nothing() -> None:
    report = await commits(times=6, share=0.15)
    assert report.findings == [], report.line
    assert report.figures["replies_cut"] >= 6
    assert report.figures["completed"] == report.figures["acknowledged"] > 0
