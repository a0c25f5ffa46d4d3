"""An uploaded file becomes a resume with its ledger, or says in words why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from tests.fixtures.actors import person
from tests.fixtures.runs import DirectRun, run_now

from bespoke.features.exports import render_document
from bespoke.features.resumes import queries
from bespoke.features.resumes.change import change_resume
from bespoke.features.resumes.create import create_from_source
from bespoke.features.resumes.jobs import import_kind
from bespoke.features.resumes.schemas import ResumeChange
from bespoke.intake.errors import UnreadableFile
from bespoke.platform.database import Database
from bespoke.platform.ids import new_id
from bespoke.platform.sandbox import Sandbox
from bespoke.platform.storage import BlobStore, open_store
from bespoke.platform.storage.errors import CorruptObject
from bespoke.platform.storage.keys import source_key
from bespoke.render.model import Options
from bespoke.testing.examples import example_resume

PRELOAD = ("bespoke.intake.worker", "bespoke.render.worker")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(workers=1, preload=PRELOAD) as opened:
        yield opened


async def upload(database: Database, owner: UUID, blobs: BlobStore, name: str, content: bytes) -> DirectRun:
    source_id = new_id()
    key = source_key(owner, source_id)
    stored = await blobs.put(key, content)
    row: dict[str, Any] = {
        "owner_id": owner,
        "id": source_id,
        "file_name": name,
        "media_type": "application/octet-stream",
    }
    row |= {"size_bytes": stored.size_bytes, "sha256": stored.sha256, "object_key": key}
    kind = import_kind(blobs, Sandbox())
    async with database.transaction(owner) as session:
        resume_id, job_id = await create_from_source(session, person(owner), row, kind=kind)
    return DirectRun(database, owner, job_id, resume_id, {"resume_id": str(resume_id)})


async def found(database: Database, owner: UUID, run: DirectRun) -> Any:
    assert run.document_id is not None
    async with database.transaction(owner) as session:
        return await queries.find_row(session, owner, run.document_id)


async def test_a_real_pdf_is_read_with_an_account_of_every_line(
    database: Database, owner: UUID, sandbox: Sandbox
) -> None:
    blobs = open_store("memory://")
    pdf = render_document(example_resume(), "pdf", Options(attach_json=False), sandbox=sandbox).content
    run = await upload(database, owner, blobs, "Ada Résumé.pdf", pdf)
    assert (await found(database, owner, run)).status == "uploaded"
    output = await run_now(import_kind(blobs, sandbox), run)
    row = await found(database, owner, run)
    assert (row.status, row.revision, row.title) == ("parsed", 1, "Ada Résumé")
    assert row.parsed_data["basics"]["name"] == example_resume().basics.name
    assert row.is_complete
    assert row.data is None
    assert len(row.ledger["lines"]) > 40
    assert output["left_over"] == 0
    assert run.stages == ["load", "read", "store"]


async def test_a_file_that_cannot_be_read_says_what_to_do(database: Database, owner: UUID, sandbox: Sandbox) -> None:
    blobs = open_store("memory://")
    run = await upload(database, owner, blobs, "broken.pdf", b"%PDF-1.7\nnothing")
    kind = import_kind(blobs, sandbox)
    with pytest.raises(UnreadableFile) as caught:
        await kind.run(run)
    assert kind.on_failure is not None
    error = {"code": caught.value.code, "detail": caught.value.detail, "fix": caught.value.fix}
    async with database.transaction(owner) as session:
        await kind.on_failure(session, run, error)
    row = await found(database, owner, run)
    assert row.status == "failed"
    assert row.error["fix"]


async def test_a_stored_file_that_changed_is_not_read(database: Database, owner: UUID, sandbox: Sandbox) -> None:
    blobs = open_store("memory://")
    run = await upload(database, owner, blobs, "resume.txt", b"Ada Byron\nada@example.org")
    async with database.transaction(owner) as session:
        assert run.document_id is not None
        source = (await queries.find(session, owner, run.document_id)).source
    assert source is not None
    await blobs.put(source.object_key, b"Somebody else")
    with pytest.raises(CorruptObject):
        await import_kind(blobs, sandbox).run(run)


async def test_an_import_that_runs_again_changes_no_edit(database: Database, owner: UUID, sandbox: Sandbox) -> None:
    blobs = open_store("memory://")
    run = await upload(database, owner, blobs, "resume.txt", b"Ada Byron\nada@example.org\n\nSkills\nSQL, Python\n")
    await run_now(import_kind(blobs, sandbox), run)
    assert run.document_id is not None
    edited = {"basics": {"name": "Ada Lovelace"}}
    async with database.transaction(owner) as session:
        await change_resume(session, person(owner), run.document_id, ResumeChange(data=edited), base=1)
    await run_now(import_kind(blobs, sandbox), run)
    row = await found(database, owner, run)
    assert (row.status, row.revision) == ("ready", 2)
    assert row.data["basics"]["name"] == "Ada Lovelace"
    assert row.parsed_data["basics"]["name"] == "Ada Byron"
