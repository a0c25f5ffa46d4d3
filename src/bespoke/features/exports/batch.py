"""Asking for several files at once: a job for each, and one that waits for them and puts them into a ZIP."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.exports.basis import resolve
from bespoke.features.exports.errors import SameDocumentTwice
from bespoke.features.exports.request import Gate, submit_wish, wish_for
from bespoke.features.exports.schemas import BatchRequest, BatchStarted
from bespoke.features.exports.wish import BundleWish
from bespoke.platform.actor import Actor
from bespoke.platform.ids import new_id
from bespoke.platform.jobs.contract import JobKind
from bespoke.platform.jobs.submit import submit
from bespoke.platform.jobs.tables import JobRow


async def request_batch(session: AsyncSession, actor: Actor, gate: Gate, given: BatchRequest) -> BatchStarted:
    """All or none: one document that may not be exported refuses the batch. Raises as `request_export`."""
    owner, documents = actor.owner_id, given.document_ids
    _refuse_doubles(documents)
    allowed = given.allow_unconfirmed or given.options.allow_unconfirmed
    wishes = [
        await wish_for(session, gate, subject, given.format, given.options, allow_unconfirmed=allowed)
        for subject in [await resolve(session, owner, document_id, exact=given.exact) for document_id in documents]
    ]
    bundle = BundleWish(batch_id=new_id(), format=given.format)
    bundle_job_id = await submit(
        session,
        owner,
        kind=gate.bundle,
        input=bundle.model_dump(mode="json"),
        batch_id=bundle.batch_id,
        held=True,
        actor=actor,
    )
    batch = {"batch_id": bundle.batch_id, "bundle_job_id": bundle_job_id}
    job_ids = [await submit_wish(session, actor, gate.kind, wish.model_copy(update=batch)) for wish in wishes]
    await _tell_members(session, owner, bundle_job_id, bundle.model_copy(update={"members": tuple(job_ids)}))
    return BatchStarted(job_ids=job_ids, bundle_job_id=bundle_job_id)


async def next_bundle(
    session: AsyncSession, owner: UUID, batch_id: UUID, *, kind: JobKind, actor: Actor | None
) -> UUID | None:
    """The bundle for a member that is tried again: the batch's newest or, once that has ended, another.

    One that was cancelled is wanted no more; None when all are forgotten. Its row stays locked, so that it cannot end
    before it sees that the member has not.
    """
    mine = (JobRow.owner_id == owner, JobRow.batch_id == batch_id, JobRow.kind == kind.name)
    newest = select(JobRow).where(*mine).order_by(JobRow.created_at.desc(), JobRow.id.desc()).limit(1)
    row = (await session.execute(newest.with_for_update())).scalar_one_or_none()
    if row is None or row.status not in ("completed", "failed"):
        return row.id if row else None
    return await submit(session, owner, kind=kind, input=row.input, batch_id=batch_id, held=True, actor=actor)


async def _tell_members(session: AsyncSession, owner: UUID, bundle_job_id: UUID, bundle: BundleWish) -> None:
    mine = update(JobRow).where(JobRow.owner_id == owner, JobRow.id == bundle_job_id)
    told = mine.values(input=bundle.model_dump(mode="json"))
    await session.execute(told, execution_options={"synchronize_session": False})


def _refuse_doubles(documents: Sequence[UUID]) -> None:
    if len(set(documents)) < len(documents):
        raise SameDocumentTwice("A document is named twice.", fix="Name each one once.", field="document_ids")
