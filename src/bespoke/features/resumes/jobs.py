"""Importing an uploaded file: read it in a child process, store what was read and how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Update, update
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.create import add_first_version
from bespoke.features.documents.write import Draft
from bespoke.features.resumes import queries
from bespoke.features.resumes.content import stored
from bespoke.features.resumes.read import read_resume
from bespoke.features.resumes.subject import resume_subject
from bespoke.features.resumes.tables import ResumeRow, SourceRow
from bespoke.intake.ledger import Intake, SourceKind
from bespoke.platform.events.append import append_event
from bespoke.platform.jobs.contract import JobFacts, JobKind, JobRun, Outcome
from bespoke.platform.sandbox import Sandbox, in_thread
from bespoke.platform.storage import BlobStore
from bespoke.platform.storage.blobs import get

_TIMEOUT_S = 60.0
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MEDIA_TYPES: Mapping[SourceKind, str] = {
    "pdf": "application/pdf",
    "docx": _WORD,
    "html": "text/html",
    "markdown": "text/markdown",
    "text": "text/plain",
    "json_resume": "application/json",
    "europass": "application/xml",
    "linkedin": "application/zip",
}
"""By what the content turned out to be; until it is read, nobody knows what a file is."""


def import_kind(blobs: BlobStore, sandbox: Sandbox) -> JobKind:
    async def run(job: JobRun) -> Outcome:
        return await _import(job, blobs, sandbox)

    return JobKind("import", "import", run, timeout_s=_TIMEOUT_S, on_failure=_record_failure)


async def _import(job: JobRun, blobs: BlobStore, sandbox: Sandbox) -> Outcome:
    resume_id = UUID(job.input["resume_id"])
    await job.progress(5, "load")
    async with job.transaction() as session:
        found = await queries.find(session, job.owner_id, resume_id)
        await session.execute(_unedited(job.owner_id, resume_id).values(status="parsing", error=None))
    assert found.source is not None, "an import has a source"
    content = await get(blobs, found.source.object_key, sha256=found.source.sha256)
    await job.progress(20, "read")
    name = found.source.file_name
    intake = await in_thread(read_resume, content, name, sandbox=sandbox)
    await job.progress(90, "store")

    async def publish(session: AsyncSession) -> None:
        await _store(session, job.owner_id, resume_id, intake)

    left_over = len(intake.ledger.left_over)
    warnings = [warning.code for warning in intake.ledger.warnings]
    return Outcome({"resume_id": str(resume_id), "left_over": left_over, "warnings": warnings}, publish)


async def _store(session: AsyncSession, owner: UUID, resume_id: UUID, intake: Intake) -> None:
    """A resume that was edited meanwhile keeps its edits; what was read stands beside them."""
    row = await queries.find_row(session, owner, resume_id, lock=True)
    content, columns = stored(intake.resume)
    ledger = intake.ledger.model_dump(mode="json")
    if row.revision == 0:
        changed = {**columns, "status": "parsed", "revision": 1}
        await add_first_version(session, resume_subject(owner, resume_id), Draft(content, author="import"))
    else:
        changed = {}
    kind = intake.ledger.source.kind
    typed = update(SourceRow).where(SourceRow.owner_id == owner, SourceRow.id == row.source_id)
    await session.execute(typed.values(media_type=_MEDIA_TYPES[kind]))
    values = {"parsed_data": content, "ledger": ledger, "error": None, **changed}
    await session.execute(_row(owner, resume_id).values(**values))
    await append_event(session, owner, "resume.parsed", subject_id=resume_id)


async def _record_failure(session: AsyncSession, job: JobFacts, error: Mapping[str, Any]) -> None:
    resume_id = UUID(job.input["resume_id"])
    await session.execute(_unedited(job.owner_id, resume_id).values(status="failed", error=dict(error)))
    await append_event(session, job.owner_id, "resume.failed", subject_id=resume_id)


def _row(owner: UUID, resume_id: UUID) -> Update:
    return update(ResumeRow).where(ResumeRow.owner_id == owner, ResumeRow.id == resume_id)


def _unedited(owner: UUID, resume_id: UUID) -> Update:
    """Only while nothing was read or edited yet does the import decide what state the resume is in."""
    return _row(owner, resume_id).where(ResumeRow.revision == 0)
