"""Running an export: load, check, render, verify, store; then publish in the transaction that completes the job."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.subject import Subject
from bespoke.features.exports.basis import Basis, read_basis
from bespoke.features.exports.cache_key import cache_key
from bespoke.features.exports.errors import FileVanished, NothingToExport, PageMissing, RenderTimedOut
from bespoke.features.exports.file_name import content_disposition, suggested_name
from bespoke.features.exports.publish import (
    Identical,
    Kept,
    Label,
    Made,
    StoredFile,
    find_identical,
    mark_exported,
    offer,
    publish_again,
    publish_new,
)
from bespoke.features.exports.render import render_document, render_pages, verify_document
from bespoke.features.exports.room import Room, keeping
from bespoke.features.exports.wish import EXPORT, Wish
from bespoke.platform.jobs.contract import JobFacts, JobKind, JobRun, Outcome, Renewal
from bespoke.platform.jobs.hold import release_when_members_ended
from bespoke.platform.sandbox import Crashed, Sandbox, TimeLimit, in_thread
from bespoke.platform.storage import BlobStore
from bespoke.platform.storage.blobs import Stored, get
from bespoke.platform.storage.errors import CorruptObject, ObjectMissing
from bespoke.platform.storage.keys import export_key
from bespoke.platform.together import together
from bespoke.render.model import Format, Notice, Options, Receipt, Rendered
from bespoke.resume.jsonresume import read_json_resume
from bespoke.resume.model import Resume

JOB_TIMEOUT_S = 60.0
RENDER_STAGE_S = 10.0
_USUAL_BYTES: Mapping[Format, int] = {
    "pdf": 200_000,
    "docx": 80_000,
    "html": 60_000,
    "txt": 20_000,
    "json": 40_000,
    "png": 400_000,
}
"""What is held before a file is made; for a larger one more is held when its size is known."""
_PPI: Mapping[str, int] = {"draft": 96, "normal": 144, "high": 216}


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every run needs. `owner_bytes` is what all files of an owner may take."""

    blobs: BlobStore
    sandbox: Sandbox
    owner_bytes: int


class Order(NamedTuple):
    """What is to be made of which document. The key is equal for what would be byte-equal."""

    wish: Wish
    basis: Basis
    cache_key: str

    @property
    def subject(self) -> Subject:
        return self.basis.subject

    def identical(self, broken: Kept | None) -> Identical:
        return Identical(self.subject.id, self.wish.format, self.cache_key, (broken.id,) if broken else ())


class Loaded(NamedTuple):
    """The same, read: the document as it will be set."""

    order: Order
    resume: Resume
    label: Label

    @property
    def wish(self) -> Wish:
        return self.order.wish


def export_kind(shop: Workshop, *, on_retry: Renewal) -> JobKind:
    async def run(job: JobRun) -> Outcome:
        return await run_export(job, shop)

    return JobKind(EXPORT, "export", run, timeout_s=JOB_TIMEOUT_S, on_failure=release_bundle, on_retry=on_retry)


async def run_export(job: JobRun, shop: Workshop) -> Outcome:
    wish = Wish.of(job.input)
    room = Room(job, shop.owner_bytes)
    job.note(5, "load")
    async with keeping(job, room):
        order, existing = await _look(job, wish, room)
        if existing is not None:
            if await is_whole(shop.blobs, existing):
                return _again(job, await asyncio.to_thread(_loaded, order), existing)
            await room.fit(_USUAL_BYTES[wish.format])
        return await _anew(job, shop, order, room, broken=existing)


async def release_bundle(session: AsyncSession, job: JobFacts, error: Mapping[str, Any]) -> None:  # noqa: ARG001
    """Of a batch, the last to end lets the bundle go, however it ended."""
    wish = Wish.of(job.input)
    if wish.bundle_job_id is not None and wish.batch_id is not None:
        ids = {"job_id": wish.bundle_job_id, "batch_id": wish.batch_id}
        await release_when_members_ended(session, job.owner_id, **ids)


async def _look(job: JobRun, wish: Wish, room: Room) -> tuple[Order, Kept | None]:
    """The document, and the file that is equal to what would be made of it; where there is none, room is held for it.

    Without the fence: a reservation needs none, and the job's row is not held while others are waited for. Publishing
    holds anew what a crash of the database forgot, as what has expired.
    """
    async with job.transaction(durable=False) as session:
        basis = await read_basis(session, wish.subject(job.owner_id), revision=wish.revision)
        if not basis.content:
            raise NothingToExport("The document holds nothing.", fix="Fill it in, then export it again.")
        job.note(15, "check")
        order = Order(wish, basis, cache_key(basis.content, wish))
        existing = await find_identical(session, job.owner_id, order.identical(None))
        if existing is None:
            await room.hold(session, _USUAL_BYTES[wish.format])
    return order, existing


def _loaded(order: Order) -> Loaded:
    """In a thread, for a long document takes its time."""
    basis, wish = order.basis, order.wish
    resume = read_json_resume(basis.content)
    position = basis.position or resume.basics.label
    name = suggested_name(resume.basics.name, position, basis.company, extension=wish.format)
    return Loaded(order, resume, Label(name, basis.subject.id, wish.options.template))


async def is_whole(blobs: BlobStore, artifact: Kept) -> bool:
    try:
        await get(blobs, artifact.object_key, sha256=artifact.sha256)
    except (CorruptObject, ObjectMissing):
        return False
    return True


def _again(job: JobRun, loaded: Loaded, existing: Kept) -> Outcome:
    order = loaded.order

    async def publish(session: AsyncSession) -> None:
        await release_bundle(session, job, {})
        await mark_exported(session, order.subject, revision=order.basis.revision, kind=order.wish.format)
        if not await publish_again(session, job, existing, loaded.label):
            raise FileVanished("The file that was to be used again was just deleted.", fix="Export it again.")
        await offer(session, order.subject, kind=existing.kind, artifact_id=existing.id)

    return Outcome(_output(loaded, existing), publish)


async def _anew(job: JobRun, shop: Workshop, order: Order, room: Room, *, broken: Kept | None = None) -> Outcome:
    job.note(30, "render")
    loaded, rendered = await _render(order, shop.sandbox)
    await room.fit(len(rendered.content))
    made = await _prove_and_store(job, shop, loaded, rendered)
    publish = _publisher(job, loaded, made, room, broken)
    return Outcome(_output(loaded, made), publish)


async def _prove_and_store(job: JobRun, shop: Workshop, loaded: Loaded, rendered: Rendered) -> Made:
    """The file is proved while it is stored under the attempt's own key, where nobody sees it until it is published."""
    key = _key_of(job, loaded)

    async def prove() -> Receipt:
        job.note(60, "verify")
        options = loaded.wish.options
        exported = await in_thread(verify_document, rendered, loaded.resume, options, sandbox=shop.sandbox)
        job.note(85, "store")
        return exported.receipt

    storing = shop.blobs.put(key, rendered.content, disposition=content_disposition(loaded.label.file_name))
    stored, receipt = await together(storing, prove())
    return _made(loaded, key, stored, receipt)


def _publisher(
    job: JobRun, loaded: Loaded, made: Made, room: Room, broken: Kept | None
) -> Callable[[AsyncSession], Any]:
    order = loaded.order

    async def publish(session: AsyncSession) -> None:
        await release_bundle(session, job, {})
        await mark_exported(session, order.subject, revision=order.basis.revision, kind=order.wish.format)
        # Another job may have published the same meanwhile; then ours is cleared away as any file without a row.
        twin = await find_identical(session, job.owner_id, order.identical(broken))
        if twin is not None and await publish_again(session, job, twin, loaded.label):
            await room.give_back(session)
            artifact_id = twin.id
        else:
            artifact_id = await publish_new(session, job, made, loaded.label, room)
        await offer(session, order.subject, kind=made.kind, artifact_id=artifact_id)

    return publish


async def _render(order: Order, sandbox: Sandbox) -> tuple[Loaded, Rendered]:
    """A child that crashed is replaced, so the work is tried once more before the document is to blame."""
    try:
        try:
            return await in_thread(_set, order, sandbox)
        except Crashed:
            return await in_thread(_set, order, sandbox)
    except TimeLimit as error:
        detail = f"Setting the pages took longer than {RENDER_STAGE_S:g} seconds."
        raise RenderTimedOut(detail, fix="It is tried again; a shorter document takes less time.") from error


def _set(order: Order, sandbox: Sandbox) -> tuple[Loaded, Rendered]:
    loaded, kind, options = _loaded(order), order.wish.format, order.wish.options
    if kind != "png":
        return loaded, render_document(loaded.resume, kind, options, sandbox=sandbox, timeout_s=RENDER_STAGE_S)
    return loaded, _page(loaded.resume, options, order.wish.page, sandbox)


def _page(resume: Resume, options: Options, number: int, sandbox: Sandbox) -> Rendered:
    ppi = _PPI[options.quality]
    pages = render_pages(resume, options, sandbox=sandbox, ppi=ppi, timeout_s=RENDER_STAGE_S)
    if number > len(pages):
        fix = f"Choose one from 1 to {len(pages)}."
        raise PageMissing(f"The document has no page {number}.", fix=fix, field="options.page")
    page = pages[number - 1]
    if len(pages) == 1:
        return page
    told = Notice(code="one_of_pages", message=f"The image shows page {number} of {len(pages)}.")
    return page.model_copy(update={"notices": (*page.notices, told)})


def _key_of(job: JobRun, loaded: Loaded) -> str:
    kind, subject_id = loaded.wish.format, loaded.order.subject.id
    return export_key(job.owner_id, subject_id, job.job_id, attempt=job.attempt, at=job.created_at, extension=kind)


def _made(loaded: Loaded, key: str, stored: Stored, receipt: Receipt) -> Made:
    if stored.sha256 != receipt.sha256:
        raise CorruptObject("What was stored is not what was made.", fix="It is tried again.")
    return Made(
        subject_id=loaded.order.subject.id,
        kind=loaded.wish.format,
        object_key=key,
        sha256=stored.sha256,
        size_bytes=stored.size_bytes,
        pages=receipt.pages,
        cache_key=loaded.order.cache_key,
        receipt={**receipt.model_dump(mode="json"), **_made_from(loaded.order)},
    )


def _made_from(order: Order) -> dict[str, Any]:
    basis = order.basis
    return {"document_id": str(basis.subject.id), "revision": basis.revision, "made_from": basis.origin}


def _output(loaded: Loaded, file: StoredFile) -> dict[str, Any]:
    read_back = file.receipt.get("read_back") or {}
    return {
        "format": loaded.wish.format,
        **_made_from(loaded.order),
        "file_name": loaded.label.file_name,
        "sha256": file.sha256,
        "size_bytes": file.size_bytes,
        "pages": file.pages,
        "recovered": read_back.get("recovered"),
        "notices": [notice["code"] for notice in file.receipt.get("notices", ())],
    }
