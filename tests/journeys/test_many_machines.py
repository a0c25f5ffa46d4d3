"""Work shared by machines that have nothing in common but a database and a bucket."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx2
import pytest
from tests.fixtures.elsewhere import elsewhere
from tests.fixtures.jobs import wait_until
from tests.fixtures.product import PASSWORD
from tests.fixtures.server import Server
from tests.fixtures.serving import Serving, cookie_of, serving

from bespoke.platform.storage import CloudAccess

pytestmark = pytest.mark.slow
PEOPLE = 3
EACH = 4
BESPOKE = [sys.executable, "-m", "bespoke.cli.app"]


@contextmanager
def machine(folder: Path, settings: dict[str, str]) -> Iterator[int]:
    """A worker in a folder of its own; the port at which it tells its figures."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = int(taken.getsockname()[1])
    folder.mkdir()
    own = {"BESPOKE_DATA_DIR": str(folder), "BESPOKE_WORKER_METRICS_PORT": str(port)}
    environment = {**os.environ, **settings, **own}
    with subprocess.Popen([*BESPOKE, "worker"], env=environment, cwd=folder, start_new_session=True) as process:
        try:
            yield port
        finally:
            process.terminate()
            try:
                process.wait(90)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def done_by(port: int) -> int:
    figures = httpx2.get(f"http://127.0.0.1:{port}/metrics").text
    found = re.search(r'bespoke_jobs_ended_total\{kind="export",status="completed"\} (\d+)', figures)
    return int(found[1]) if found else 0


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def person(server: Serving, number: int) -> httpx2.Client:
    given = {"email": f"person{number}@example.org", "password": PASSWORD}
    with server.client() as visitor:
        assert visitor.post("/auth/sign-up", json={**given, "name": "Ada"}).is_success
        return server.client(cookie_of(visitor.post("/auth/sign-in", json=given)))


def exports(client: httpx2.Client, document: str) -> list[str]:
    wish = {"document_id": document, "allow_unconfirmed": True, "exact": True}
    wishes = [{**wish, "options": {"margin_mm": 12 + number}} for number in range(EACH)]
    return [str(client.post("/export/pdf", json=one).json()["job_id"]) for one in wishes]


def test_two_machines_share_the_exports_and_each_comes_once(server: Server, s3: CloudAccess, tmp_path: Path) -> None:
    settings = elsewhere("machines", server, s3)
    environment = {**os.environ, **settings}
    subprocess.run([*BESPOKE, "db", "upgrade"], check=True, env=environment, cwd=tmp_path, capture_output=True)
    with ExitStack() as stack:
        ports = [stack.enter_context(machine(tmp_path / f"machine{n}", settings)) for n in (1, 2)]
        served = stack.enter_context(serving(**settings, BESPOKE_WORKER_INSIDE="false"))
        wait_until(lambda: all(map(is_listening, ports)))
        people = [stack.enter_context(person(served, number)) for number in range(PEOPLE)]
        documents = {client: str(client.post("/example", json={}).json()["resume_id"]) for client in people}
        asked = [(client, job) for client, document in documents.items() for job in exports(client, document)]
        wait_until(
            lambda: all(client.get(f"/export/job/{job}").json()["status"] == "completed" for client, job in asked),
            seconds=240,
        )
        # They are counted a moment after the database knows.
        wait_until(lambda: sum(done_by(port) for port in ports) >= PEOPLE * EACH)
        shares = [done_by(port) for port in ports]
        assert sum(shares) == PEOPLE * EACH
        assert min(shares) > 0
        for client, document in documents.items():
            kept = client.get("/export/artifacts", params={"document_id": document}).json()
            assert sorted(one["version"] for one in kept) == list(range(1, EACH + 1))
        for client, job in asked:
            got = client.get(f"/export/download/{job}", follow_redirects=True)
            assert got.content.startswith(b"%PDF-"), got.text
