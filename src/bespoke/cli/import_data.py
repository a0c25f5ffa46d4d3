"""`bespoke import-data`: users, resumes, sections and optimized resumes of another system."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bespoke.cli.files import read_bytes
from bespoke.cli.output import console, counted
from bespoke.features.bring import Bringing
from bespoke.platform.database import roles
from bespoke.platform.place import open_place
from bespoke.platform.settings import read_settings


def import_data(file: Path) -> None:
    """Bring a JSON Lines file in; bringing it again brings only what is missing. docs/migrations.md has the format.

    Parameters
    ----------
    file
        The file; - is standard input.
    """
    lines = read_bytes(file).splitlines()
    with open_place(read_settings()) as place:
        bringing = Bringing(place.open_database(roles.APP))
        try:
            asyncio.run(_bring(bringing, lines))
        finally:
            for noun, number in bringing.brought.items():
                console.print(f"{counted(number, noun)} brought")
            for noun, number in bringing.left.items():
                console.print(f"{counted(number, noun)} left as it was")


async def _bring(bringing: Bringing, lines: list[bytes]) -> None:
    try:
        await bringing.bring(lines)
    finally:
        await bringing.database.close()
