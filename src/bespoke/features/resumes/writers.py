"""The model's part in a telling, asked before the request's transaction begins."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.resumes import queries
from bespoke.features.resumes.schemas import SectionInput
from bespoke.intake.telling.sections import section_called
from bespoke.optimize.llm.contract import Writer
from bespoke.platform.errors import BespokeError
from bespoke.platform.http.idempotency import OnceIn
from bespoke.telling.ahead import ask_ahead

WriterFor = Callable[[UUID], Awaitable[Writer | None]]
"""The writer of an owner, None where no model is set up for them."""

Transactions = Callable[[], AbstractAsyncContextManager[AsyncSession]]
"""Opens a transaction of the owner."""

Looking = Callable[[AsyncSession], Awaitable[object]]
"""Looks for the document that is told of; it raises where there is none, or none that may be edited."""


async def the_writer_for(request: Request) -> WriterFor | None:
    """None in an installation without models."""
    found: WriterFor | None = getattr(request.app.state, "writer_for", None)
    return found


TheWriterFor = Annotated[WriterFor | None, Depends(the_writer_for)]


def at_resume(owner: UUID, resume_id: UUID) -> Looking:
    """Raises DocumentNotFound, NotEditable."""
    return lambda session: queries.find_readable(session, owner, resume_id)


async def answered(
    writer_for: WriterFor | None,
    transactions: Transactions,
    owner: UUID,
    *,
    look: Looking | None,
    section: str,
    given: SectionInput,
    once_in: OnceIn | None = None,
) -> Writer | None:
    """A writer that knows its answer already, so that no transaction is open while the model thinks. None where the
    rules read alone: without a model, for an answer to a question, and for a request that was answered before.

    Raises UnknownSection, and what `look` raises, before anybody is asked.
    """
    if writer_for is None or given.answers:
        return None
    called = section_called(section)
    async with transactions() as session:
        if once_in is not None and await once_in(session).is_taken():
            return None
        if look is not None:
            await look(session)
    try:
        writer = await writer_for(owner)
        return await ask_ahead(writer, given.raw_input, section=called) if writer else None
    except BespokeError:
        # The rules read it then.
        return None
