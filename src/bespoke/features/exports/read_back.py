"""What a parser would read in a file before anybody exports it: the very file is made and read, and nothing is kept.

The same input gives the same bytes, so what is found here is what the receipt of the export will say.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.subject import Content
from bespoke.features.exports.basis import Basis, read_basis, resolve
from bespoke.features.exports.cache_key import cache_key
from bespoke.features.exports.errors import NothingToExport, RenderTimedOut
from bespoke.features.exports.options import ExportOptions, resolve_options
from bespoke.features.exports.publish import Identical, find_identical
from bespoke.features.exports.render import RENDER_TIMEOUT_S, render_document, verify_document
from bespoke.features.exports.schemas import DOCUMENT, Given
from bespoke.features.exports.wish import Wish
from bespoke.platform.database import Database
from bespoke.platform.sandbox import Sandbox, TimeLimit
from bespoke.platform.threads import FairThreads
from bespoke.render.model import FieldComparison, ReadBack
from bespoke.resume.jsonresume import read_json_resume

Readable = Literal["pdf", "docx", "html", "txt"]


class ReadBackRequest(Given):
    """As for an export of one of the formats that are read back."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"document_id": DOCUMENT, "format": "pdf", "options": {"page_size": "a4"}}]}
    )

    document_id: UUID
    format: Readable
    options: ExportOptions = ExportOptions()
    exact: bool = Field(False, description="The very document, and none that stands for it.")


class ReadBackView(BaseModel):
    """Of `fields` that the file shows, `same` came back as they were sent; the others are named with what was found.
    `error` says why nothing could be read. `artifact_id` is that of the file itself where it was made before."""

    document_id: UUID
    revision: int
    fields: int
    same: Annotated[int, Field(ge=0)]
    differences: tuple[FieldComparison, ...]
    error: str
    artifact_id: UUID | None

    @classmethod
    def of(cls, read_back: ReadBack, basis: Basis, artifact_id: UUID | None) -> Self:
        different = len(read_back.differences)
        return cls(
            document_id=basis.subject.id,
            revision=basis.revision,
            fields=read_back.fields,
            same=max(0, read_back.fields - different),
            differences=read_back.differences,
            error=read_back.error,
            artifact_id=artifact_id,
        )


async def read_back_of(
    database: Database, threads: FairThreads, sandbox: Sandbox, owner: UUID, given: ReadBackRequest
) -> ReadBackView:
    """Raises DocumentNotFound, NothingToExport, RenderTimedOut, TooManyAtOnce, and of the options. No transaction is
    open while the file is made."""
    async with database.transaction(owner) as session:
        basis, wish = await _asked(session, owner, given)
        same = Identical(wish.subject_id, wish.format, cache_key(basis.content, wish))
        made = await find_identical(session, owner, same)
    if made is not None and made.receipt.get("read_back"):
        return ReadBackView.of(ReadBack.model_validate(made.receipt["read_back"]), basis, made.id)
    return ReadBackView.of(await threads.run(owner, _proved, basis.content, wish, sandbox), basis, None)


async def _asked(session: AsyncSession, owner: UUID, given: ReadBackRequest) -> tuple[Basis, Wish]:
    subject = await resolve(session, owner, given.document_id, exact=given.exact)
    basis = await read_basis(session, subject)
    if not basis.content:
        detail, fix = "The document holds nothing yet.", "Wait for its import, or fill it in."
        raise NothingToExport(detail, fix=fix, field="document_id")
    options = await resolve_options(session, given.options, basis.template_id, basis.design)
    kind = subject.kind.name
    return basis, Wish(
        subject_id=subject.id, subject_kind=kind, revision=basis.revision, format=given.format, options=options
    )


def _proved(content: Content, wish: Wish, sandbox: Sandbox) -> ReadBack:
    resume = read_json_resume(content)
    try:
        rendered = render_document(resume, wish.format, wish.options, sandbox=sandbox)
    except TimeLimit as error:
        detail = f"Setting the pages took longer than {RENDER_TIMEOUT_S:g} seconds."
        raise RenderTimedOut(detail, fix="Try it again; a shorter document takes less time.") from error
    found = verify_document(rendered, resume, wish.options, sandbox=sandbox).receipt.read_back
    assert found is not None, "these formats are read back"
    return found
