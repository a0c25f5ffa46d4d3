"""`bespoke resumes`: what the operator says about people's résumés."""

from __future__ import annotations

import asyncio
from uuid import UUID

from cyclopts import App

from bespoke.cli.output import console
from bespoke.features.resumes.payment import mark_paid
from bespoke.platform.database import roles
from bespoke.platform.place import open_place
from bespoke.platform.settings import read_settings

app = App(name="resumes", help="People's résumés.")


@app.command
def paid(resume_id: UUID, *, undo: bool = False) -> None:
    """Mark a résumé as paid for: where payment is required, it and whatever is cut from it may be exported.

    Parameters
    ----------
    resume_id
        The résumé's id, as its address and the API show it.
    undo
        Take the mark away.
    """

    async def run() -> None:
        database = place.open_database(roles.MIGRATE)
        try:
            await mark_paid(database, resume_id, is_paid=not undo)
        finally:
            await database.close()

    with open_place(read_settings()) as place:
        asyncio.run(run())
    console.print(f"{resume_id} is {'not paid for' if undo else 'paid for'}.", markup=False)
