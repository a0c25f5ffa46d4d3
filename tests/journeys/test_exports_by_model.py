"""Exports over HTTP against a model of a few lines: whatever a person does, in whichever order."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx2
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tests.fixtures.exports import SHORT
from tests.fixtures.jobs import Connection
from tests.fixtures.product import Member, Product, running, settings_for
from tests.fixtures.server import Server

from bespoke.platform.database import roles
from bespoke.platform.jobs.run import Runner, run_ticket

T = TypeVar("T")
_READY = (
    "SELECT owner_id, id, ticket_id FROM jobs WHERE status = 'pending' AND slot IS NOT NULL ORDER BY created_at, id"
)
_ENDED = ("completed", "failed", "cancelled")


@dataclass
class Ground:
    """One product for all examples; each example is a person of its own."""

    product: Product
    connection: Connection
    loop: asyncio.Runner
    runner: Runner
    people: int = 0

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run(work)


@dataclass
class Asked:
    """An export as the model knows it. `gone` when its document was deleted."""

    document: str
    status: str = "pending"
    gone: bool = False


class Exports(RuleBasedStateMachine):
    documents: Bundle[str] = Bundle("documents")
    jobs: Bundle[str] = Bundle("jobs")
    ground: Ground

    def __init__(self) -> None:
        super().__init__()
        self.ground.people += 1
        self.member: Member = self.ground.run(self.ground.product.join(f"person{self.ground.people}@example.org"))
        self.deleted: set[str] = set()
        self.asked: dict[str, Asked] = {}
        self.keys: dict[int, tuple[dict[str, Any], str]] = {}

    @rule(target=documents)
    def write(self) -> str:
        made = self.ask("POST", "/resumes", json={"data": SHORT})
        assert made.status_code == 201, made.text
        return str(made.json()["id"])

    @rule(target=jobs, document=documents, key=st.integers(0, 7), margin=st.integers(15, 17))
    def export(self, document: str, key: int, margin: int) -> str:
        """A key that was used for the same gives the same; for another thing it is refused."""
        wish = {"document_id": document, "format": "txt", "options": {"margin_mm": margin}}
        answer = self.ask("POST", "/export", json=wish, headers={"Idempotency-Key": f"key {key}"})
        known = self.keys.get(key)
        if known is not None:
            assert answer.status_code == (202 if known[0] == wish else 422), answer.text
            assert answer.status_code == 422 or answer.json()["job_id"] == known[1]
            return known[1]
        if document in self.deleted:
            assert answer.status_code == 404, answer.text
            return ""
        assert answer.status_code == 202, answer.text
        job_id = str(answer.json()["job_id"])
        self.keys[key] = wish, job_id
        self.asked[job_id] = Asked(document)
        return job_id

    @rule()
    def work(self) -> None:
        """A worker does all there is to do."""
        self.ground.run(self._work())
        for asked in self.asked.values():
            asked.status = "completed" if asked.status == "pending" else asked.status

    @rule(job=jobs)
    def cancel(self, job: str) -> None:
        asked = self.asked.get(job)
        if asked is None:
            return
        answer = self.ask("DELETE", f"/export/job/{job}")
        assert answer.status_code == (200 if asked.status == "pending" else 409), answer.text
        asked.status = "cancelled" if asked.status == "pending" else asked.status

    @rule(job=jobs)
    def retry(self, job: str) -> None:
        asked = self.asked.get(job)
        if asked is None or asked.gone:
            return
        answer = self.ask("POST", f"/export/retry/{job}")
        assert answer.status_code == (202 if asked.status == "cancelled" else 409), answer.text
        asked.status = "pending" if asked.status == "cancelled" else asked.status

    @rule(job=jobs)
    def download(self, job: str) -> None:
        """The bytes are what their ETag says, or a problem says why there are none."""
        asked = self.asked.get(job)
        if asked is None:
            return
        answer = self.ask("GET", f"/export/download/{job}")
        if asked.status == "completed" and not asked.gone:
            assert answer.status_code == 200, answer.text
            assert hashlib.sha256(answer.content).hexdigest() == answer.headers["etag"].strip('"')
        else:
            assert answer.status_code in (404, 409, 410), answer.text

    @rule(document=documents)
    def delete(self, document: str) -> None:
        answer = self.ask("DELETE", f"/resumes/{document}")
        assert answer.status_code == (404 if document in self.deleted else 204), answer.text
        self.deleted.add(document)
        for asked in self.asked.values():
            if asked.document == document:
                asked.gone = True
                asked.status = "cancelled" if asked.status == "pending" else asked.status

    @invariant()
    def jobs_are_as_the_model_says(self) -> None:
        for job, asked in self.asked.items():
            shown = self.ask("GET", f"/export/job/{job}")
            assert shown.json()["status"] == asked.status, (shown.text, asked)
            assert (shown.json()["artifact"] is not None) == (asked.status == "completed" and not asked.gone)

    @invariant()
    def history_tells_what_was_completed_and_is_not_deleted(self) -> None:
        lines = self.ask("GET", "/export/history", params={"limit": 100}).json()["items"]
        wanted = {job for job, asked in self.asked.items() if asked.status == "completed" and not asked.gone}
        assert {line["id"] for line in lines} == wanted

    @invariant()
    def quota_is_the_sum_of_the_files(self) -> None:
        query = "SELECT coalesce(sum(size_bytes), 0)::bigint FROM artifacts WHERE owner_id = %s"
        row = self.ground.connection.execute(query, (self.member.owner_id,)).fetchone()
        assert row is not None
        assert self.ask("GET", "/export/quota").json()["used_bytes"] == row[0]

    def ask(self, method: str, path: str, **sent: Any) -> httpx2.Response:
        async def send() -> httpx2.Response:
            async with self.member.browser() as browser:
                return await browser.request(method, path, **sent)

        return self.ground.run(send())

    async def _work(self) -> None:
        while True:
            ready: list[Any] = self.ground.connection.execute(_READY).fetchall()
            if not ready:
                return
            for owner, job, ticket in ready:
                await run_ticket(self.ground.runner, owner, job_id=job, ticket_id=ticket)


@pytest.fixture
def ground(server: Server, database_name: str, as_migrate: Connection, tmp_path: Path) -> Iterator[Ground]:
    with asyncio.Runner() as loop:
        stack = AsyncExitStack()
        product = loop.run(stack.enter_async_context(running(settings_for(server, database_name, tmp_path))))
        worker = product.place.open_database(roles.WORKER)
        stack.push_async_callback(worker.close)
        yield Ground(product, as_migrate, loop, Runner(worker, product.app.state.job_kinds))
        loop.run(stack.aclose())


@pytest.mark.slow
def test_exports_do_what_their_model_says(ground: Ground) -> None:
    Exports.ground = ground
    checks = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    chosen = settings(max_examples=4, stateful_step_count=18, deadline=None, suppress_health_check=checks)
    run_state_machine_as_test(Exports, settings=chosen)
