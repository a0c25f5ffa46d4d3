"""Asking for a file: whoever may not have it is told now, all else happens in a job."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.subject import Subject
from bespoke.features.exports.basis import Basis, read_basis, resolve
from bespoke.features.exports.errors import ExportUnpaid, NothingToExport, SectionsUnconfirmed
from bespoke.features.exports.options import ExportOptions, resolve_options
from bespoke.features.exports.wish import Wish
from bespoke.platform.actor import Actor
from bespoke.platform.jobs.contract import JobKind
from bespoke.platform.jobs.submit import submit
from bespoke.render.model import Format

INTERACTIVE = 10
"""Somebody waits for a single export; those of a batch give way to it."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What this installation asks for before it exports."""

    kind: JobKind
    bundle: JobKind
    payment_required: bool = False


async def request_export(
    session: AsyncSession,
    actor: Actor,
    gate: Gate,
    *,
    document_id: UUID,
    format: Format,
    options: ExportOptions,
    allow_unconfirmed: bool = False,
    exact: bool = False,
) -> UUID:
    """The job's id. Raises DocumentNotFound, NothingToExport, SectionsUnconfirmed, ExportUnpaid, and of the options."""
    allowed = allow_unconfirmed or options.allow_unconfirmed
    subject = await resolve(session, actor.owner_id, document_id, exact=exact)
    wish = await wish_for(session, gate, subject, format, options, allow_unconfirmed=allowed)
    return await submit_wish(session, actor, gate.kind, wish, priority=INTERACTIVE)


async def wish_for(
    session: AsyncSession,
    gate: Gate,
    subject: Subject,
    format: Format,
    options: ExportOptions,
    *,
    allow_unconfirmed: bool,
) -> Wish:
    basis = await read_basis(session, subject)
    _check(basis, gate, allow_unconfirmed=allow_unconfirmed)
    resolved = await resolve_options(session, options, basis.template_id, basis.design)
    return Wish(
        subject_id=basis.subject.id,
        subject_kind=basis.subject.kind.name,
        revision=basis.revision,
        format=format,
        options=resolved,
        given=options.model_copy(update={"allow_unconfirmed": allow_unconfirmed}),
        page=options.page,
    )


async def submit_wish(session: AsyncSession, actor: Actor, kind: JobKind, wish: Wish, *, priority: int = 0) -> UUID:
    return await submit(
        session,
        actor.owner_id,
        kind=kind,
        input=wish.model_dump(mode="json"),
        document_id=wish.subject_id,
        batch_id=wish.batch_id,
        priority=priority,
        actor=actor,
    )


def _check(basis: Basis, gate: Gate, *, allow_unconfirmed: bool) -> None:
    if not basis.content:
        raise NothingToExport(
            "The document holds nothing yet.", fix="Wait for its import, or fill it in.", field="document_id"
        )
    if gate.payment_required and not basis.is_paid:
        raise ExportUnpaid("This résumé is not paid for.", fix="Pay for it, then export it.", field="document_id")
    if not (basis.is_confirmed or allow_unconfirmed):
        raise SectionsUnconfirmed(
            "The sections that were imported are not confirmed yet.",
            fix="Look them over and set `sections_confirmed`, or send `allow_unconfirmed`.",
            field="allow_unconfirmed",
        )
