"""The pages of a draft, by the compiler, template and options that an export uses."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.errors import not_found
from bespoke.features.documents.subject import Content, Subject
from bespoke.features.exports.basis import read_basis
from bespoke.features.exports.design import Design, design_of
from bespoke.features.exports.options import resolve_options
from bespoke.features.previews.desk import ANSWER, PreviewDesk
from bespoke.features.previews.errors import PreviewTimedOut
from bespoke.features.previews.schemas import PreviewRequest
from bespoke.platform.sandbox import Crashed, MemoryLimit, TimeLimit, UnexpectedFailure


@dataclass(frozen=True, slots=True)
class Draft:
    """What to set, for which client of whose, and what that client holds already."""

    owner: str
    client: str
    resume_json: bytes
    options_json: bytes
    have: str | None
    with_html: bool


async def read_draft(session: AsyncSession, subject: Subject, given: PreviewRequest) -> Draft:
    """Raises DocumentNotFound, and what the options may be refused for."""
    content, template_id, design = await _content(session, subject, given)
    options = await resolve_options(session, given.options, given.template_id or template_id, design)
    return Draft(
        owner=str(subject.owner_id),
        client=f"{subject.owner_id} {subject.id} {given.client}",
        resume_json=json.dumps(content).encode(),
        options_json=options.model_dump_json().encode(),
        have=given.have,
        with_html=given.with_html,
    )


async def _content(session: AsyncSession, subject: Subject, given: PreviewRequest) -> tuple[Content, str, Design]:
    """What is saved is read only where no draft came: with every keystroke one does."""
    if given.resume_json is not None:
        return given.resume_json, await _template_of(session, subject), design_of(given.resume_json)
    basis = await read_basis(session, subject)
    return basis.content, basis.template_id, basis.design


async def _template_of(session: AsyncSession, subject: Subject) -> str:
    table: Any = subject.kind.table
    row = table.owner_id == subject.owner_id, table.id == subject.id, table.deleted_at.is_(None)
    found = (await session.execute(select(table.template_id).where(*row))).scalar_one_or_none()
    if found is None:
        raise not_found(subject.kind.noun)
    return str(found)


async def preview(desk: PreviewDesk, draft: Draft) -> bytes:
    """The answer as JSON. Raises Superseded when the client asks anew before this was begun, SandboxBusy,
    TooManyWaiting, PreviewTimedOut, what rendering refuses, and Breach for a document that breaks the child's limits.
    """
    child = desk.children.child_of(draft.client)
    # Whoever asked may go away; the child is free only when it has answered.
    return await asyncio.shield(asyncio.ensure_future(_in_turn(desk, child, draft)))


async def _in_turn(desk: PreviewDesk, child: int, draft: Draft) -> bytes:
    async with desk.turns[child].turn(draft.client, whose=draft.owner):
        try:
            try:
                return await asyncio.to_thread(_set, desk, child, draft)
            except (Crashed, MemoryLimit, UnexpectedFailure):
                # What the old child remembered of others may be the cause, so a new one tries it.
                return await asyncio.to_thread(_set, desk, child, draft)
        except TimeLimit as error:
            detail = f"Setting the pages took longer than {desk.timeout_s:g} seconds."
            raise PreviewTimedOut(detail, fix="Shorten the text that was pasted last.") from error


def _set(desk: PreviewDesk, child: int, draft: Draft) -> bytes:
    given = (draft.client, draft.resume_json, draft.options_json, draft.have, draft.with_html)
    return desk.children.call(child, ANSWER, *given, timeout_s=desk.timeout_s)
