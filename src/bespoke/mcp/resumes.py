"""Tools for résumés: import, list, look, save, tell."""

from __future__ import annotations

import base64
import binascii
from io import BytesIO
from typing import Annotated, Any
from uuid import UUID

from fastapi import UploadFile
from pydantic import Field

from bespoke.features.optimizations.guarded_save import save_resume_guarded
from bespoke.features.resumes import queries
from bespoke.features.resumes.schemas import ListedResume, ResumeChange, Revision, SectionInput
from bespoke.features.resumes.sections import tell_section
from bespoke.features.resumes.show import show_resume
from bespoke.features.resumes.upload import upload_resume
from bespoke.features.templates.choice import TemplateChoice
from bespoke.mcp.arguments import ConfirmSave, Cursored, Key, Limit
from bespoke.mcp.call import Call, Ctx, call_of
from bespoke.mcp.follow import WAIT_S, WaitSeconds, follow
from bespoke.mcp.results import Imported, Progress, ResumeDocument, ToldSection
from bespoke.mcp.tool import Tool, reads, writes
from bespoke.platform.errors import Invalid
from bespoke.platform.http.paging import DEFAULT_LIMIT, Cursor, Page, page_of
from bespoke.resume.completeness import Completeness, completeness
from bespoke.resume.model import Resume

_BASE64_LENGTH = 7_000_000
FileName = Annotated[
    str, Field(min_length=1, max_length=200, pattern=r"^[^/\\]+$", description="Its name alone, such as cv.pdf.")
]


class OneFile(Invalid):
    """A résumé is imported from a text or from a file."""


class NoBase64(Invalid):
    """The file is not base64."""


async def import_resume(
    ctx: Ctx,
    text: Annotated[str | None, Field(max_length=500_000, description="The résumé as plain text or Markdown.")] = None,
    content_base64: Annotated[
        str | None,
        Field(max_length=_BASE64_LENGTH, description="Instead of text, a file's bytes: PDF, DOCX, HTML, JSON."),
    ] = None,
    file_name: FileName = "resume.txt",
    template_id: TemplateChoice = "classic",
    wait_seconds: WaitSeconds = WAIT_S,
    idempotency_key: Key = None,
) -> Imported:
    """Import a résumé from its text or from the bytes of a file, wait until it is read, and return it.

    Pass what the person gave, unchanged. Every line of it is mapped or listed as left over; nothing is invented.
    """
    call = await call_of(ctx, "write")
    content = _content(text, content_base64)
    file = UploadFile(BytesIO(content), size=len(content), filename=file_name)
    view = await upload_resume(
        call.office.uploads,
        call.office.database,
        call.actor,
        file,
        template_id=template_id,
        key=idempotency_key,
        view=show_resume,
    )
    assert view.job_id is not None, "every upload is read by a job"
    job = await follow(call, view.job_id, wait_s=wait_seconds)
    resume = await _document(call, view.id) if job.status == "completed" else None
    return Imported(resume_id=view.id, job=Progress.of(job), resume=resume)


async def list_resumes(ctx: Ctx, limit: Limit = DEFAULT_LIMIT, cursor: Cursored = None) -> Page[ListedResume]:
    """List the person's résumés, the most recently changed first."""
    call = await call_of(ctx)
    async with call.transaction() as session:
        rows = await queries.list_page(session, call.actor.owner_id, cursor=Cursor.parse(cursor), limit=limit)
        shown = ListedResume.model_validate
        return page_of(rows, limit, shown=shown, cursor=lambda row: Cursor(row.updated_at, row.id))


async def get_resume(ctx: Ctx, resume_id: UUID) -> ResumeDocument:
    """Get a whole résumé as JSON Resume, with its revision and its completeness."""
    return await _document(await call_of(ctx), resume_id)


async def get_completeness(ctx: Ctx, resume_id: UUID) -> Completeness:
    """Get how complete each section is, and the next question to ask the person."""
    call = await call_of(ctx)
    async with call.transaction() as session:
        row = await queries.find_row(session, call.actor.owner_id, resume_id)
        return Completeness.model_validate(row.completeness) if row.completeness else completeness(Resume())


async def tell(
    ctx: Ctx,
    raw_input: Annotated[str, Field(min_length=1, max_length=20_000, description="The person's own words, unchanged.")],
    resume_id: Annotated[UUID | None, Field(description="Begins a new résumé without one.")] = None,
    section: Annotated[str, Field(min_length=1, max_length=60, description="Such as work; auto finds it.")] = "auto",
    answers: Annotated[str, Field(max_length=300, description="The `path` of the question that this answers.")] = "",
    idempotency_key: Key = None,
) -> ToldSection:
    """Add to a résumé what the person tells in their own words; the words are kept beside what was made of them."""
    call = await call_of(ctx, "write")
    given = SectionInput(raw_input=raw_input, answers=answers)
    once_in = call.once_in("tell", idempotency_key, (raw_input, resume_id, section, answers))
    writer = await call.writer(given, section=section, resume_id=resume_id, once_in=once_in)
    async with call.transaction() as session:

        async def add() -> ToldSection:
            told = await tell_section(session, call.actor, resume_id, section, given, writer=writer)
            session.expire_all()
            resume = await queries.find_row(session, call.actor.owner_id, told.resume_id)
            return ToldSection(**told.model_dump(), revision=resume.revision)

        return await once_in(session).run(ToldSection, add)


async def save_resume(
    ctx: Ctx,
    resume_id: UUID,
    resume_json: Annotated[dict[str, Any], Field(description="The whole JSON Resume, with the ids it came with.")],
    revision: Annotated[Revision, Field(description="The revision that was read and changed.")],
    confirm: ConfirmSave = False,
    version_note: Annotated[str, Field(max_length=2000)] = "",
) -> ResumeDocument:
    """Save a changed résumé on the revision it was read at, as a new version.

    Changes made elsewhere meanwhile are merged; true conflicts come back with both sides.
    What the résumé does not support yet is refused, with the texts and the reasons, unless the person vouched for it.
    """
    call = await call_of(ctx, "write")
    given = ResumeChange(data=resume_json, revision=revision, version_note=version_note)
    async with call.transaction() as session:
        saved = await save_resume_guarded(session, call.actor, resume_id, given, base=revision, confirm=confirm)
        session.expire_all()
        view = await show_resume(session, call.actor.owner_id, resume_id)
        return ResumeDocument.of_view(view.model_copy(update={"was_merged": bool(saved and saved.was_merged)}))


async def _document(call: Call, resume_id: UUID) -> ResumeDocument:
    async with call.transaction() as session:
        return ResumeDocument.of_view(await show_resume(session, call.actor.owner_id, resume_id))


def _content(text: str | None, encoded: str | None) -> bytes:
    if (text is None) == (encoded is None):
        raise OneFile("Neither or both were given.", fix="Send either text or content_base64.", field="text")
    if text is not None:
        return text.encode()
    try:
        return base64.b64decode("".join((encoded or "").split()), validate=True)
    except (binascii.Error, ValueError):
        raise NoBase64(
            "content_base64 cannot be decoded.", fix="Encode the file's bytes as base64.", field="content_base64"
        ) from None


TOOLS: tuple[Tool, ...] = (
    writes(import_resume, "Import a résumé"),
    reads(list_resumes, "List résumés"),
    reads(get_resume, "Get a résumé"),
    reads(get_completeness, "See what a résumé lacks"),
    writes(tell, "Add by telling"),
    writes(save_resume, "Save a résumé", destructive=True),
)
