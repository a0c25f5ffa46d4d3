"""Several documents, one ZIP."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any
from uuid import UUID

import pytest
from tests.fixtures.actors import person
from tests.fixtures.exports import SHORT, Shopfloor

from bespoke.features.documents.errors import DocumentNotFound
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
    started = await batch(floor, documents, format="png")
    floor.connection.execute(
        "UPDATE jobs SET input = jsonb_set(input, '{page}', '7') WHERE id = %s", (started.job_ids[0],)
    )
    await floor.run()
    _, archive, manifest = await bundle(floor, started)
    assert archive.namelist() == ["manifest.json", "Grace.png"]
    assert (manifest["files"][0]["status"], manifest["files"][0]["error"]["code"]) == ("failed", "page_missing")
    assert floor.job(started.bundle_job_id, "output->'missing'") == 1


async def test_cancelling_the_last_member_lets_the_bundle_go(floor: Shopfloor) -> None:
    documents = [await floor.resume(), await floor.resume()]
    started = await batch(floor, documents)
    for job_id in started.job_ids:
        async with floor.database.transaction(floor.owner) as session:
            await cancel(session, floor.owner, job_id, kinds=floor.kinds)
    await floor.run()
    assert floor.job(started.bundle_job_id, "status, error->>'code'") == ("failed", "nothing_to_bundle")


async def test_one_document_that_is_not_there_refuses_the_batch(floor: Shopfloor) -> None:
    resume_id = await floor.resume(SHORT)
    with pytest.raises(DocumentNotFound):
        await batch(floor, [resume_id, new_id()])
    with pytest.raises(SameDocumentTwice):
        await batch(floor, [resume_id, resume_id])
    assert floor.rows("SELECT id FROM jobs") == []
