"""What the API takes and shows of exports."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from bespoke.features.exports.options import ExportOptions
from bespoke.features.jobs.schemas import JobShown
from bespoke.render.model import Format

DOCUMENT = "0198c1b4-6f00-7000-8000-000000000001"
MOSTDOCUMENTS = 10


class Given(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ExportDocument(Given):
    """`document_id` is a resume's or an optimized resume's; a resume stands for its newest optimized resume, unless
    the export is `exact`.
    """

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"document_id": DOCUMENT, "options": {"page_size": "a4"}}]}
    )

    document_id: UUID
    options: ExportOptions = ExportOptions()
    allow_unconfirmed: bool = Field(False, description="Export although imported sections are not confirmed.")
    exact: bool = Field(False, description="The very document, and none that stands for it.")


class ExportRequest(ExportDocument):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"document_id": DOCUMENT, "format": "txt", "options": {}}]}
    )

    format: Format


class BatchRequest(Given):
    """Several documents in one format, and one ZIP of them all."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"document_ids": [DOCUMENT], "format": "pdf"}]})

    document_ids: Annotated[list[UUID], Field(min_length=1, max_length=MOSTDOCUMENTS)]
    format: Format
    options: ExportOptions = ExportOptions()
    allow_unconfirmed: bool = False
    exact: bool = Field(False, description="The very documents, and none that stand for them.")


class ExportStarted(BaseModel):
    """Follow it at `/export/job/{job_id}`."""

    job_id: UUID


class BatchStarted(BaseModel):
    """`job_ids` in the order of the documents; the bundle waits for them all."""

    job_ids: list[UUID]
    bundle_job_id: UUID


class ArtifactLine(BaseModel):
    """A file. `version` counts per document and kind; the latest of a kind is never cleaned away."""

    id: UUID
    document_id: UUID
    kind: str
    version: int
    is_latest: bool
    file_name: str
    sha256: str
    size_bytes: int
    pages: int | None
    downloads: int
    job_id: UUID
    created_at: datetime
    expires_at: datetime
    download_url: str


class ArtifactView(ArtifactLine):
    """`receipt` is the proof of what the file was made from and what came back when it was read again."""

    receipt: dict[str, Any]


class ExportJob(JobShown):
    """A job with its file. `download_url` needs no session and is signed anew each time it is shown.

    Of a batch's export, `bundle_job_id` is the ZIP it will be in: another than before when it is tried again after that
    one had ended.
    """

    format: str
    bundle_job_id: UUID | None = None
    file_name: str | None = None
    artifact: ArtifactView | None = None
    download_url: str | None = None
    download_expires_at: datetime | None = None


class QueueLine(JobShown):
    """An export that waits, runs, or ended without a file in the last day. `title` is the document's.

    `place` counts from 1 among the owner's waiting exports. Of a batch's bundle, which waits for its members,
    `members` says how many there are and `members_ended` how many of them have ended.
    """

    format: str
    template_id: str | None
    title: str
    place: int | None = None
    members: int | None = None
    members_ended: int | None = None


class HistoryLine(BaseModel):
    """One export; its id is the job's. `artifact_id` is null when the file is not kept any more."""

    id: UUID
    document_id: UUID | None
    format: str
    template_id: str
    file_name: str
    artifact_id: UUID | None
    version: int | None
    size_bytes: int | None
    reused: bool
    downloads: int
    created_at: datetime
    expires_at: datetime
    download_url: str | None


class QuotaView(BaseModel):
    """Room for exported files, in bytes."""

    used_bytes: int
    reserved_bytes: int
    limit_bytes: int
    available_bytes: int


class StatsView(BaseModel):
    """Of as long as jobs are kept (`GET /retention`). `success_rate` is of the exports that ended by themselves; null
    before the first.
    """

    exports: int
    by_status: dict[str, int]
    by_format: dict[str, int] = Field(description="Of those that were completed.")
    success_rate: float | None
    median_seconds: float | None = Field(description="From the click to the file, waiting included.")
    downloads: int = Field(description="Of the files that are kept.")
    reused: int = Field(description="Of the last seven days: a stored file that would be the same was given again.")


class CleanupView(BaseModel):
    """What a clean-up did. `is_complete` is false when its time was over before all owners were visited."""

    owners: int
    artifacts: int
    history_lines: int
    freed_bytes: int
    is_complete: bool
