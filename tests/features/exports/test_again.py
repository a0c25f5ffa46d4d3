"""Trying an export again means the same by whichever way it is asked for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from uuid import UUID

import pytest
from httpx2 import AsyncClient
from tests.fixtures.actors import person
from tests.fixtures.exports import SHORT, Shopfloor
from tests.fixtures.server import Server

from bespoke.features.documents.remove import delete_document
from bespoke.features.jobs.operate import retry_job
from bespoke.features.resumes.subject import resume_subject
from bespoke.platform.database import Database, roles
from bespoke.platform.jobs.cancel import cancel

Again = Callable[[UUID], Awaitable[None]]


@pytest.fixture
async def again(
    request: pytest.FixtureRequest, floor: Shopfloor, client: AsyncClient, server: Server, database_name: str
) -> AsyncIterator[Again]:
    operator = Database(server.conninfo(database_name, roles.MIGRATE))

    async def ask(job_id: UUID) -> None:
        path = {"export": f"export/retry/{job_id}", "job": f"jobs/{job_id}/retry"}.get(request.param)
        if path is None:
            await retry_job(operator, job_id, kinds=floor.kinds)
        else:
            assert (await client.post(path)).status_code == 202

    yield ask
    await operator.close()


async def cancelled(floor: Shopfloor, job_id: UUID) -> UUID:
    async with floor.database.transaction(floor.owner) as session:
        await cancel(session, floor.owner, job_id, kinds=floor.kinds)
    return job_id


@pytest.mark.parametrize("again", ["export", "job", "operator"], indirect=True)
async def test_the_document_is_taken_as_mended_and_set_by_its_design_of_today(
    floor: Shopfloor, client: AsyncClient, again: Again
) -> None:
    designed = {**SHORT, "meta": {"design": {"accent": "#112233", "spacing": 1.2}}}
    resume_id = await floor.resume(designed)
    job_id = await cancelled(floor, await floor.export(resume_id, spacing=0.9))
    assert floor.job(job_id, "input->'given'") == {"spacing": 0.9, "allow_unconfirmed": False}
    mended = {**SHORT, "meta": {"design": {"accent": "#445566", "spacing": 1.4, "page_size": "us-letter"}}}
    saved = await client.patch(f"resumes/{resume_id}", json={"data": mended, "revision": 1})
    assert saved.status_code == 200, saved.text
    await again(job_id)
    await floor.run()
    assert floor.job(job_id, "status, output->'revision'") == ("completed", 2)
    options = floor.one("SELECT receipt->'options' FROM artifacts")
    assert (options["accent"], options["spacing"], options["page_size"]) == ("#445566", 0.9, "us-letter")


async def test_what_may_not_be_exported_any_more_is_not_tried_again(floor: Shopfloor, client: AsyncClient) -> None:
    resume_id = await floor.resume()
    job_id = await cancelled(floor, await floor.export(resume_id))
    allowed = await cancelled(floor, await floor.export(resume_id, allow_unconfirmed=True))
    floor.connection.execute("UPDATE resumes SET parsed_data = data")
    refused = await client.post(f"export/retry/{job_id}")
    assert (refused.status_code, refused.json()["code"]) == (409, "sections_unconfirmed")
    assert floor.job(job_id, "status") == "cancelled"
    assert (await client.post(f"export/retry/{allowed}")).status_code == 202
    async with floor.database.transaction(floor.owner) as session:
        await delete_document(session, resume_subject(floor.owner, resume_id), person(floor.owner), kinds=floor.kinds)
    assert (await client.post(f"export/retry/{job_id}")).status_code == 404


async def test_a_job_that_kept_only_what_its_options_came_to_is_tried_again_with_those(
    floor: Shopfloor, client: AsyncClient
) -> None:
    job_id = await cancelled(floor, await floor.export(await floor.resume(), spacing=0.9))
    floor.connection.execute("UPDATE jobs SET input = input - 'given'")
    assert (await client.post(f"export/retry/{job_id}")).status_code == 202
    await floor.run()
    assert floor.one("SELECT receipt->'options'->'spacing' FROM artifacts") == 0.9
