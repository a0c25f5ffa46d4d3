"""Several documents, one ZIP."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any
from uuid import UUID

import pytest
from tests.fixtures.actors import person
from tests.fixtures.exports import SHORT, Interrupted, Shopfloor
from tests.fixtures.statements import statements

from bespoke.features.documents.errors import DocumentNotFound
from bespoke.features.exports.again import retry_export
from bespoke.features.exports.batch import request_batch
from bespoke.features.exports.errors import SameDocumentTwice
from bespoke.features.exports.schemas import BatchRequest, BatchStarted
from bespoke.platform.ids import new_id
from bespoke.platform.jobs.cancel import cancel
from bespoke.platform.storage.blobs import get


async def batch(floor: Shopfloor, documents: list[UUID], **more: Any) -> BatchStarted:
    async with floor.database.transaction(floor.owner) as session:
        given = BatchRequest.model_validate({"document_ids": documents, "format": "txt", **more})
        return await request_batch(session, person(floor.owner), floor.desk.gate, given)


async def bundle(floor: Shopfloor, started: BatchStarted) -> tuple[bytes, zipfile.ZipFile, dict[str, Any]]:
    key, sha256 = floor.one("SELECT object_key, sha256 FROM artifacts WHERE job_id = %s", started.bundle_job_id)
    content = await get(floor.blobs, key, sha256=sha256)
    archive = zipfile.ZipFile(io.BytesIO(content))
    return content, archive, json.loads(archive.read("manifest.json"))


async def stop(floor: Shopfloor, job_id: UUID) -> None:
    async with floor.database.transaction(floor.owner) as session:
        await cancel(session, floor.owner, job_id, kinds=floor.kinds)


async def test_the_bundle_waits_for_its_members_and_holds_them_in_their_order(floor: Shopfloor) -> None:
    documents = [await floor.resume({"basics": {"name": name}}) for name in ("Grace", "Ada", "Ada")]
    started = await batch(floor, documents)
    assert floor.job(started.bundle_job_id, "status, slot") == ("pending", None)
    await floor.run()
    assert floor.job(started.bundle_job_id, "status") == "completed"
    content, archive, manifest = await bundle(floor, started)
    assert archive.namelist() == ["manifest.json", "Grace.txt", "Ada.txt", "Ada_2.txt"]
    assert [file["document_id"] for file in manifest["files"]] == [str(document) for document in documents]
    assert manifest["files"][0]["receipt"]["sha256"] == manifest["files"][0]["sha256"]
    again = await batch(floor, documents)
    await floor.run()
    assert (await bundle(floor, again))[0] == content
    used = floor.one("SELECT sum(size_bytes)::int FROM artifacts")
    assert floor.one("SELECT used, reserved FROM quota_usage WHERE kind = 'artifacts'") == (used, 0)


async def test_a_member_that_fails_is_listed_and_stops_nothing(floor: Shopfloor) -> None:
    documents = [await floor.resume(), await floor.resume({"basics": {"name": "Grace"}})]
    started = await failing_first(floor, documents)
    await floor.run()
    _, archive, manifest = await bundle(floor, started)
    assert archive.namelist() == ["manifest.json", "Grace.png"]
    assert (manifest["files"][0]["status"], manifest["files"][0]["error"]["code"]) == ("failed", "page_missing")
    assert floor.job(started.bundle_job_id, "output->'missing'") == 1


async def failing_first(floor: Shopfloor, documents: list[UUID]) -> BatchStarted:
    """A batch whose first export fails until it is tried again by hand."""
    started = await batch(floor, documents, format="png")
    floor.connection.execute(
        "UPDATE jobs SET input = jsonb_set(input, '{page}', '7') WHERE id = %s", (started.job_ids[0],)
    )
    return started


async def again(floor: Shopfloor, job_id: UUID) -> UUID:
    """The bundle that will hold it."""
    async with floor.database.transaction(floor.owner) as session:
        await retry_export(session, person(floor.owner), job_id, kinds=floor.kinds)
    return UUID(floor.job(job_id, "input->>'bundle_job_id'"))


async def test_a_member_that_is_tried_again_after_its_bundle_ended_is_in_the_next(floor: Shopfloor) -> None:
    started = await failing_first(floor, [await floor.resume(), await floor.resume({"basics": {"name": "Grace"}})])
    await floor.run()
    next_id = await again(floor, started.job_ids[0])
    assert floor.job(next_id, "status, slot") == ("pending", None)
    await floor.run()
    assert floor.job(started.job_ids[0], "status") == floor.job(next_id, "status") == "completed"
    _, archive, manifest = await bundle(floor, BatchStarted(job_ids=started.job_ids, bundle_job_id=next_id))
    assert archive.namelist() == ["manifest.json", "Ada_Byron_Analyst.png", "Grace.png"]
    assert [file["status"] for file in manifest["files"]] == ["completed", "completed"]
    versions = floor.rows("SELECT job_id, version FROM artifacts WHERE kind = 'zip' ORDER BY version")
    assert versions == [(started.bundle_job_id, 1), (next_id, 2)]
    (latest,) = floor.rows(
        "SELECT job_id FROM artifacts a JOIN artifact_latest l ON l.artifact_id = a.id WHERE a.kind = 'zip'"
    )
    assert latest == (next_id,)
    _, before, _ = await bundle(floor, started)
    assert before.namelist() == ["manifest.json", "Grace.png"]


async def test_members_that_are_tried_again_together_share_the_next_bundle(floor: Shopfloor) -> None:
    started = await batch(floor, [await floor.resume(), await floor.resume({"basics": {"name": "Grace"}})])
    for job_id in started.job_ids:
        await stop(floor, job_id)
    await floor.run()
    assert floor.job(started.bundle_job_id, "status") == "failed"
    first, second = [await again(floor, job_id) for job_id in started.job_ids]
    assert first == second != started.bundle_job_id
    await floor.run()
    assert floor.job(first, "status, output->'files'") == ("completed", 2)


async def test_a_member_that_fails_again_makes_no_second_file_of_the_same(floor: Shopfloor) -> None:
    documents = [await floor.resume(), await floor.resume({"basics": {"name": "Grace"}})]
    started = await batch(floor, documents, format="png", options={"page": 7})
    floor.connection.execute(
        "UPDATE jobs SET input = jsonb_set(input, '{page}', '1') WHERE id = %s", (started.job_ids[1],)
    )
    await floor.run()
    next_id = await again(floor, started.job_ids[0])
    await floor.run()
    assert floor.job(started.job_ids[0], "status") == "failed"
    assert floor.job(next_id, "status, output->'missing'") == ("completed", 1)
    assert floor.rows("SELECT version FROM artifacts WHERE kind = 'zip'") == [(1,)]
    assert floor.one("SELECT reused FROM export_history WHERE id = %s", next_id) is True
    used = floor.one("SELECT sum(size_bytes)::int FROM artifacts")
    assert floor.one("SELECT used, reserved FROM quota_usage WHERE kind = 'artifacts'") == (used, 0)


async def test_a_member_that_is_tried_again_while_its_bundle_is_put_together_is_waited_for(floor: Shopfloor) -> None:
    bundles: list[UUID] = []

    async def retry_once() -> None:
        if not bundles and floor.job(started.bundle_job_id, "status") == "processing":
            bundles.append(await again(floor, started.job_ids[0]))

    floor.blobs = Interrupted(floor.blobs, retry_once)
    started = await failing_first(floor, [await floor.resume(), await floor.resume({"basics": {"name": "Grace"}})])
    await floor.run()
    assert bundles == [started.bundle_job_id]
    assert floor.job(started.bundle_job_id, "status, failures, output->'files'") == ("completed", 1, 2)
    assert floor.rows("SELECT version FROM artifacts WHERE kind = 'zip'") == [(1,)]


async def test_a_member_takes_its_bundle_before_the_owners_stream_as_everybody_does(floor: Shopfloor) -> None:
    """The other way round, it and whoever asks for an export meanwhile would wait for each other."""
    await batch(floor, [await floor.resume()])
    with statements(floor.worker_database) as ran:
        await floor.run()
    bundle_locked = next(at for at, said in enumerate(ran) if "jobs.kind" in said and "FOR UPDATE" in said)
    assert bundle_locked < next(at for at, said in enumerate(ran) if "event_streams" in said)


async def test_a_cancelled_bundle_stays_cancelled_when_a_member_is_tried_again(floor: Shopfloor) -> None:
    started = await failing_first(floor, [await floor.resume()])
    await stop(floor, started.bundle_job_id)
    await floor.run()
    assert await again(floor, started.job_ids[0]) == started.bundle_job_id
    await floor.run()
    assert floor.job(started.job_ids[0], "status") == "completed"
    assert floor.job(started.bundle_job_id, "status") == "cancelled"
    assert floor.one("SELECT count(*) FROM jobs") == 2


async def test_cancelling_the_last_member_lets_the_bundle_go(floor: Shopfloor) -> None:
    documents = [await floor.resume(), await floor.resume()]
    started = await batch(floor, documents)
    for job_id in started.job_ids:
        await stop(floor, job_id)
    await floor.run()
    assert floor.job(started.bundle_job_id, "status, error->>'code'") == ("failed", "nothing_to_bundle")


async def test_one_document_that_is_not_there_refuses_the_batch(floor: Shopfloor) -> None:
    resume_id = await floor.resume(SHORT)
    with pytest.raises(DocumentNotFound):
        await batch(floor, [resume_id, new_id()])
    with pytest.raises(SameDocumentTwice):
        await batch(floor, [resume_id, resume_id])
    assert floor.rows("SELECT id FROM jobs") == []
