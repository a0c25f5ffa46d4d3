"""All background work of the product: the kinds of jobs, and the upkeep that the sweep does for each owner."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.accounts.erase import DUE as ERASURE
from bespoke.features.accounts.erase import erasure_upkeep
from bespoke.features.ai.models import Models
from bespoke.features.documents.remove import KEPT, PURGE, next_purge
from bespoke.features.documents.thin import THIN, may_thin_later, thin_versions
from bespoke.features.exports.again import renewal
from bespoke.features.exports.bundle import bundle_kind
from bespoke.features.exports.cleanup import cleanup_upkeep
from bespoke.features.exports.publish import ARTIFACT_LIVES, CLEANUP, HISTORY_LIVES
from bespoke.features.exports.run import Workshop, export_kind
from bespoke.features.optimizations.purge import purge_optimized
from bespoke.features.optimizations.run import optimize_kind
from bespoke.features.optimizations.subject import OPTIMIZED
from bespoke.features.postings.remove import next_posting_purge, purge_postings
from bespoke.features.resumes.jobs import import_kind
from bespoke.features.resumes.purge import purge_resumes
from bespoke.features.resumes.subject import RESUME
from bespoke.features.retention.forget import Ages, begin_forgetting, forget
from bespoke.features.retention.routes import Retention
from bespoke.features.retention.tidy import tidy
from bespoke.optimize.llm.contract import Writer
from bespoke.optimize.llm.deadlines import Deadlines
from bespoke.platform.jobs.contract import JobKind, JobRun
from bespoke.platform.jobs.due import FORGET, TIDY, visit_by
from bespoke.platform.jobs.sweep import Upkeep
from bespoke.platform.sandbox import Sandbox
from bespoke.platform.settings import Settings
from bespoke.platform.storage import BlobStore

PRELOAD = ("bespoke.intake.worker", "bespoke.posting.read", "bespoke.render.worker")
"""What a child process imports ahead, so that its first call is as quick as the next."""

_GRACE_S = 5.0
_DAILY = timedelta(days=1)
_TIDY_AFTER = timedelta(hours=2)


def open_sandbox(settings: Settings) -> Sandbox:
    """Its first child starts with the first file."""
    return Sandbox(workers=2, memory_bytes=settings.worker.memory_bytes, preload=PRELOAD)


def job_kinds(blobs: BlobStore, sandbox: Sandbox, models: Models, settings: Settings) -> Mapping[str, JobKind]:
    async def writer_for(job: JobRun) -> Writer | None:
        return await models.writer_for(job.owner_id, job.transaction, job_id=job.job_id)

    shop = Workshop(blobs, sandbox, settings.storage.artifacts_bytes)
    # The writer keeps these deadlines itself; the job's are for one that does not.
    deadlines = Deadlines(settings.ai.total_s + _GRACE_S, settings.ai.idle_s + _GRACE_S)
    optimizing = optimize_kind(writer_for, deadlines=deadlines)
    exporting = export_kind(shop, on_retry=renewal(payment_required=settings.payment.required))
    kinds = (import_kind(blobs, sandbox), exporting, bundle_kind(shop), optimizing)
    return {kind.name: kind for kind in kinds}


def retention(settings: Settings) -> Retention:
    kept = settings.retention
    return Retention(
        deleted_days=KEPT.days,
        artifacts_days=ARTIFACT_LIVES.days,
        history_days=HISTORY_LIVES.days,
        jobs_days=kept.jobs_days,
        events_days=kept.events_days,
        ai_operations_days=kept.ai_operations_days,
    )


def upkeep(blobs: BlobStore, settings: Settings) -> Mapping[str, Upkeep]:
    """By the kind of visit."""
    kept = settings.retention
    ages = Ages(
        events=timedelta(days=kept.events_days),
        jobs=timedelta(days=kept.jobs_days),
        ai_operations=timedelta(days=kept.ai_operations_days),
    )

    async def purge(session: AsyncSession, owner: UUID, now: datetime) -> datetime | None:  # noqa: ARG001
        # Its row is locked before those of quota and events, as by whoever asks for something with a key.
        await visit_by(session, owner, kind=TIDY, after=_TIDY_AFTER)
        await purge_optimized(session, owner, blobs)
        await purge_resumes(session, owner, blobs)
        await purge_postings(session, owner)
        times = [await next_purge(session, owner, kind) for kind in (RESUME, OPTIMIZED)]
        times.append(await next_posting_purge(session, owner))
        return min((at for at in times if at), default=None)

    async def thin(session: AsyncSession, owner: UUID, now: datetime) -> datetime | None:
        await thin_versions(session, owner)
        return now + _DAILY if await may_thin_later(session, owner) else None

    async def clear(session: AsyncSession, owner: UUID, now: datetime) -> datetime | None:
        again = await tidy(session, owner, blobs, now=now)
        await begin_forgetting(session, owner)
        return again

    async def let_go(session: AsyncSession, owner: UUID, now: datetime) -> datetime | None:
        return await forget(session, owner, ages, now=now)

    visits = {PURGE: purge, THIN: thin, TIDY: clear, ERASURE: erasure_upkeep(blobs), FORGET: let_go}
    return {**visits, CLEANUP: cleanup_upkeep(blobs)}
