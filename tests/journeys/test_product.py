"""The product as people run it: one process tree, spoken to over a real socket from sign-up to erasure."""

from __future__ import annotations

import io
import json
import os
import signal
import socket
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest
from tests.fixtures.jobs import wait_until
from tests.fixtures.product import PASSWORD
from tests.fixtures.rows import count_rows
from tests.fixtures.serving import Serving, cookie_of, serving

from bespoke.render.model import Options
from bespoke.render.pdf import render_pdf
from bespoke.testing.examples import example_resume

pytestmark = pytest.mark.slow
EMAIL = "ada@example.org"
PATIENCE_S = 120.0
FLAT = {
    "personal_info": {"name": "Ada Byron", "email": "ada@example.org"},
    "experience": [{"company": "Babbage & Co", "title": "Analyst", "start_date": "2021-03", "bullets": ["Wrote."]}],
    "skills": {"languages": ["English"]},
    "education": [],
    "projects": [],
}


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Read from its pages, not from an attachment."""
    return render_pdf(example_resume(), Options(template="modern", attach_json=False)).content


def done(answer: httpx2.Response) -> Any:
    assert answer.is_success, answer.text
    return answer.json() if answer.content else None


def events(client: httpx2.Client, path: str, last: int | None = None) -> Iterator[tuple[int, str, Any]]:
    """As a browser takes them in; without those that only tell the position."""
    headers = {} if last is None else {"Last-Event-ID": str(last)}
    fields: dict[str, str] = {}
    until = time.monotonic() + PATIENCE_S
    with client.stream("GET", path, headers=headers) as answer:
        assert answer.status_code == 200
        for line in answer.iter_lines():
            assert time.monotonic() < until, "nothing more came"
            name, _, value = line.partition(": ")
            if line and name:
                fields[name] = value
            elif not line:
                if "data" in fields:
                    yield int(fields["id"]), fields["event"], json.loads(fields["data"])
                fields = {}


def sign_up(server: Serving) -> httpx2.Client:
    with server.client() as visitor:
        done(visitor.post("/auth/sign-up", json={"email": EMAIL, "password": PASSWORD, "name": "Ada"}))
        answer = visitor.post("/auth/sign-in", json={"email": EMAIL, "password": PASSWORD})
        done(answer)
    return server.client(cookie_of(answer))


def uploaded(client: httpx2.Client, pdf: bytes) -> dict[str, Any]:
    taken: dict[str, Any] = done(client.post("/resumes/upload", files={"file": ("resume.pdf", pdf)}))
    assert taken["status"] in ("uploaded", "parsing")
    return taken


def edited(view: dict[str, Any], **basics: str) -> dict[str, Any]:
    data = view["data"] or view["parsed_data"]
    return {**data, "basics": {**data["basics"], **basics}}


def test_from_sign_up_to_erasure(pdf: bytes) -> None:
    with serving(BESPOKE_ACCOUNTS_MODE="accounts") as server, sign_up(server) as client:
        taken = uploaded(client, pdf)
        seen = [(event, seq) for seq, event, _ in events(client, f"/jobs/{taken['job_id']}/events")]
        assert [seq for _, seq in seen] == list(range(1, len(seen) + 1))
        assert seen[-1][0] == "done"
        read = done(client.get(f"/resumes/{taken['id']}"))
        assert read["status"] == "parsed"
        assert read["parsed_data"]["basics"]["name"] == example_resume().basics.name
        assert client.get(f"/resumes/{taken['id']}/source").content == pdf
        two_clients_save(client, read)
        three_forms_are_kept(client, taken["id"])
        the_export_holds_it(client, taken, pdf)
        nothing_is_left(server, client, taken)


def two_clients_save(client: httpx2.Client, read: dict[str, Any]) -> None:
    """From the same revision: different fields are merged, the same field is given back with both sides."""
    path = f"/resumes/{read['id']}"
    base = {"If-Match": f'"{read["revision"]}"'}
    first = done(client.patch(path, json={"data": edited(read, label="Chief Analyst")}, headers=base))
    assert not first["was_merged"]
    second = done(client.patch(path, json={"data": edited(read, url="https://ada.example.org")}, headers=base))
    assert second["was_merged"]
    assert second["data"]["basics"]["label"] == "Chief Analyst"
    assert second["data"]["basics"]["url"] == "https://ada.example.org"
    refused = client.patch(path, json={"data": edited(read, label="Countess")}, headers=base)
    assert refused.status_code == 409
    (conflict,) = refused.json()["conflicts"]
    assert (conflict["yours"], conflict["theirs"]) == ("Countess", "Chief Analyst")
    assert done(client.get(path))["revision"] == second["revision"]
    now = {"If-Match": f'"{second["revision"]}"'}
    restored = done(client.post(f"{path}/versions/{read['revision']}/restore", json={}, headers=now))
    assert restored["data"] == read["parsed_data"]
    assert restored["revision"] == second["revision"] + 1
    listed = [version["revision"] for version in done(client.get(f"{path}/versions"))]
    assert listed == list(range(restored["revision"], 0, -1))


def three_forms_are_kept(client: httpx2.Client, resume_id: str) -> None:
    """The posting-less optimized resume of a resume is one, in whatever form it is sent."""
    plain = {"basics": {"name": "Ada Byron"}, "work": [{"name": "Babbage & Co", "position": "Analyst"}]}
    made = done(client.post("/optimize/save", json={"resume_id": resume_id, "optimized_data": plain}))
    assert made["status"] == "created"
    structured = made["resume"]["structured_output"]
    structured["resume_json"]["basics"]["name"] = "Ada King"
    for form, name in ((structured, "Ada King"), (FLAT, "Ada Byron")):
        saved = done(client.post("/optimize/save", json={"resume_id": resume_id, "optimized_data": form}))
        assert (saved["status"], saved["resume"]["id"]) == ("updated", made["resume"]["id"])
        assert saved["resume"]["structured_output"]["resume_json"]["basics"]["name"] == name
    for name, found in (("Ada Byron", [made["resume"]["id"]]), ("Nobody", [])):
        wanted = json.dumps({"resume_json": {"basics": {"name": name}}})
        listed = done(client.get("/resumes/optimized", params={"contains": wanted}))
        assert [one["id"] for one in listed["items"]] == found


def the_export_holds_it(client: httpx2.Client, taken: dict[str, Any], pdf: bytes) -> None:
    answer = client.get("/me/export")
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    assert pdf in contents.values()
    told = b"".join(contents.values())
    assert all(word in told for word in (taken["id"].encode(), EMAIL.encode(), b"Ada Byron"))
    assert PASSWORD.encode() not in told
    assert b"argon2" not in told


def nothing_is_left(server: Serving, client: httpx2.Client, taken: dict[str, Any]) -> None:
    owner = done(client.get("/me"))["id"]
    with server.superuser() as connection:
        assert count_rows(connection, owner)["resumes"] == 1
        assert client.request("DELETE", "/me", json={"confirmation": EMAIL, "password": PASSWORD}).status_code == 204
        assert client.get("/me").status_code == 401
        # What is due is the worker's last visit, for the queue's tickets and for files under way.
        assert set(count_rows(connection, owner)) <= {"due"}
        wait_until(lambda: not count_rows(connection, owner), seconds=60)
        tickets = connection.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE args::text LIKE %s", (f"%{owner}%",)
        )
        assert tickets.fetchone() == (0,)
    kept = [path for path in (server.data_dir / "files").rglob("*") if path.is_file() and "erasures" not in path.parts]
    assert kept == []


def test_the_link_opens_once_and_a_worker_that_is_killed_is_replaced(pdf: bytes) -> None:
    """Single-user mode; the import that the worker had begun completes all the same, and its figures tell of it."""
    port = free_port()
    with serving(BESPOKE_WORKER_METRICS_PORT=str(port)) as server:
        opened = httpx2.get(server.opening_link)
        assert opened.status_code == 303
        assert httpx2.get(server.opening_link).status_code in (401, 404, 410)
        with server.client(cookie_of(opened)) as client:
            assert done(client.get("/me"))["means"] == "single_user"
            wait_until(server.workers, seconds=60)
            # While somebody else holds what it must write to, the import cannot come to its end.
            with server.superuser() as connection, connection.transaction():
                with server.without_workers():
                    taken = uploaded(client, pdf)
                    connection.execute("SELECT 1 FROM resumes WHERE id = %s FOR UPDATE", (taken["id"],))
                job = f"/jobs/{taken['job_id']}"
                wait_until(lambda: done(client.get(job))["status"] == "processing", seconds=60)
                killed = server.workers()
                for pid in killed:
                    os.kill(pid, signal.SIGKILL)
                assert done(client.get(job))["status"] == "processing"
            every_event_arrives_once(client)
            wait_until(lambda: done(client.get(job))["status"] == "completed", seconds=PATIENCE_S)
            assert done(client.get(f"/resumes/{taken['id']}"))["status"] == "parsed"
            assert not set(killed) & set(server.workers())
            ended = 'bespoke_jobs_ended_total{kind="import",status="completed"} 1.0'
            # It is counted a moment after the database knows.
            wait_until(lambda: ended in figures(port))
            assert 'bespoke_storage_seconds_count{operation="get"} ' in figures(port)


def figures(port: int) -> str:
    return httpx2.get(f"http://127.0.0.1:{port}/metrics").text


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def every_event_arrives_once(client: httpx2.Client) -> None:
    """To a reader that is slow, and cut off after every few events, while others are quick to make them."""
    last = done(client.get("/audit", params={"limit": 1}))["items"][0]["seq"]
    count = 40

    def make() -> None:
        for number in range(count):
            done(client.post("/resumes", json={"title": f"number {number}"}))

    pool = ThreadPoolExecutor(1)
    making = pool.submit(make)
    seen: list[int] = []
    position = last
    while len(seen) < count:
        for taken, (seq, _, _) in enumerate(events(client, "/events", position)):
            seen.append(seq)
            position = seq
            time.sleep(0.01)
            if taken == 6 or len(seen) == count:
                break
    making.result()
    pool.shutdown()
    assert seen == list(range(last + 1, last + count + 1))
