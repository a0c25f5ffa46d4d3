"""Trying a failed or cancelled export again: the same job, asked for anew of the document as it is by now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.exports.batch import next_bundle
from bespoke.features.exports.queries import find_export_job
from bespoke.features.exports.request import Gate, wish_for
from bespoke.features.exports.wish import BUNDLE, EXPORT, Wish
from bespoke.platform.actor import Actor
from bespoke.platform.jobs.contract import JobFacts, Renewal
from bespoke.platform.jobs.retry import retry
from bespoke.platform.jobs.transitions import Kinds


async def retry_export(session: AsyncSession, actor: Actor, job_id: UUID, *, kinds: Kinds) -> None:
    """Raises ExportNotFound, JobNotFinished, JobFinished, and what asking for the same again does."""
    await find_export_job(session, actor.owner_id, job_id)
    await retry(session, actor.owner_id, job_id, kinds=kinds, actor=actor)


def renewal(*, payment_required: bool) -> Renewal:
    """Whoever mended the document wants it mended in the file: its newest revision, set by the design it has now."""

    async def renew(session: AsyncSession, job: JobFacts, kinds: Kinds, actor: Actor | None) -> Mapping[str, Any]:
        gate = Gate(kinds[EXPORT], kinds[BUNDLE], payment_required=payment_required)
        wish = Wish.of(job.input)
        given, subject = wish.asked, wish.subject(job.owner_id)
        allowed = given.allow_unconfirmed
        anew = await wish_for(session, gate, subject, wish.format, given, allow_unconfirmed=allowed)
        if wish.batch_id is not None:
            bundle_job_id = await next_bundle(session, job.owner_id, wish.batch_id, kind=gate.bundle, actor=actor)
            anew = anew.model_copy(update={"batch_id": wish.batch_id, "bundle_job_id": bundle_job_id})
        return anew.model_dump(mode="json")

    return renew
