"""One statement that is its own transaction: one round trip where a transaction would cost three."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Executable, Row

from bespoke.platform.database.database import Database
from bespoke.platform.database.errors import translated


async def fetch_first(
    database: Database, statement: Executable, parameters: Mapping[str, Any] | None = None
) -> Row[Any] | None:
    """The first row. For what stands alone: a look-up before anybody is known, a count that outlives a refusal."""
    with translated():
        async with asyncio.timeout(database.limits.deadline_s), database.engine.connect() as connection:
            return (await connection.execute(statement, dict(parameters or {}))).first()
