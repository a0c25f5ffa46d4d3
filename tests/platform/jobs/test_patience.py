"""Patience ends; until then only what passes by itself is tried again."""

from __future__ import annotations

import pytest

from bespoke.platform.database.errors import DatabaseUnavailable
from bespoke.platform.errors import Invalid
from bespoke.platform.jobs.patience import patiently


async def test_a_moment_without_the_database_is_waited_for() -> None:
    tries: list[int] = []

    async def write() -> str:
        tries.append(1)
        if len(tries) < 3:
            raise DatabaseUnavailable("Away.")
        return "written"

    assert await patiently(write) == "written"
    assert len(tries) == 3


async def test_other_errors_are_not_repeated() -> None:
    tries: list[int] = []

    async def write() -> None:
        tries.append(1)
        raise Invalid("No.")

    with pytest.raises(Invalid):
        await patiently(write)
    assert len(tries) == 1
