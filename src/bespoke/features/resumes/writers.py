"""The model's part in a telling, asked before the request's transaction begins."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request

from bespoke.optimize.llm.contract import Writer
from bespoke.platform.errors import BespokeError
from bespoke.platform.http.dependencies import CurrentActor
from bespoke.platform.strict_json import InvalidJson, decode_json
from bespoke.telling.ahead import ask_ahead

WriterFor = Callable[[UUID], Awaitable[Writer | None]]
"""The writer of an owner, None where no model is set up for them."""

_MOST_CHARACTERS = 20_000


async def answered_writer(request: Request, actor: CurrentActor) -> Writer | None:
    """None without a model, for a body that the route will refuse, and for an answer to a question.

    Stands first among a route's parameters: dependencies are solved in their order, and a transaction must not be open.
    """
    writer_for: WriterFor | None = getattr(request.app.state, "writer_for", None)
    body = _decoded(await request.body()) if writer_for else None
    if writer_for is None or not isinstance(body, dict) or body.get("answers"):
        return None
    told, section = body.get("raw_input"), request.path_params.get("name", body.get("section", "auto"))
    if not isinstance(told, str) or not isinstance(section, str) or not 0 < len(told) <= _MOST_CHARACTERS:
        return None
    return await answered(writer_for, actor.owner_id, told, section=section)


def _decoded(body: bytes) -> object:
    """None for what is no JSON: the route says what is wrong with it."""
    try:
        return decode_json(body)
    except InvalidJson:
        return None


async def answered(writer_for: WriterFor, owner: UUID, told: str, *, section: str) -> Writer | None:
    """A writer that knows its answer already; to be asked while no transaction is open."""
    try:
        writer = await writer_for(owner)
        return await ask_ahead(writer, told, section=section) if writer else None
    except BespokeError:
        # The rules read it then; what is wrong with the request, the route says.
        return None


AnsweredWriter = Annotated[Writer | None, Depends(answered_writer)]
