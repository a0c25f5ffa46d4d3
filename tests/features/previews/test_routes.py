"""Previews over HTTP: whole pages first, then what changed."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import re
import signal
from collections.abc import AsyncIterator, Iterator
from typing import Any
from uuid import UUID

import pytest
from httpx2 import AsyncClient
from tests.fixtures.api import by_header
from tests.fixtures.jobs import wait_until
from tests.fixtures.processes import runs

from bespoke.features.exports.links import make_links
from bespoke.features.optimizations.routes import router as optimizations
from bespoke.features.previews.desk import PreviewDesk, open_desk
from bespoke.features.previews.routes import router as previews
from bespoke.features.resumes.jobs import import_kind
from bespoke.features.resumes.routes import router as resumes
from bespoke.features.resumes.upload import Uploads
from bespoke.platform.database import Database
from bespoke.platform.sandbox import Sandbox
from bespoke.platform.settings.tree import PreviewSettings
from bespoke.platform.storage import BlobStore
from bespoke.render.model import Options
from bespoke.render.pages import render_svg
from bespoke.resume.jsonresume import read_json_resume, write_json_resume
from bespoke.testing.asgi import client_of
from bespoke.testing.examples import example_resume
from bespoke.web.app import create_app

Json = dict[str, Any]
EXAMPLE: Json = dict(write_json_resume(example_resume()))


class Reader:
    """The reference client of docs/preview.md."""

    def __init__(self) -> None:
        self.token: str | None = None
        self.pages: list[list[str]] = []
        self.positions: list[list[Json]] = []
        self.definitions: dict[str, str] = {}

    def take(self, answer: Json) -> None:
        del self.pages[answer["page_count"] :], self.positions[answer["page_count"] :]
        self.definitions |= answer["definitions"]
        for index, page in enumerate(answer["pages"]):
            if page["kind"] == "whole":
                self.pages[index : index + 1] = [page["svg"].split(">")]
                self.positions[index : index + 1] = [page["positions"]]
            elif page["kind"] == "patch":
                for splices, held in (
                    (page["patch"], self.pages[index]),
                    (page["position_patch"], self.positions[index]),
                ):
                    for start, removed, inserted in reversed(splices):
                        held[start : start + removed] = inserted
            assert hashlib.sha256(self.svg(index).encode()).hexdigest() == page["sha256"]
        self.token = answer["token"]

    def svg(self, index: int) -> str:
        return ">".join(self.pages[index])


@pytest.fixture
def desk() -> Iterator[PreviewDesk]:
    opened = open_desk(PreviewSettings(children=1))
    yield opened
    opened.children.close()


@pytest.fixture
async def client(
    database: Database, blobs: BlobStore, sandbox: Sandbox, owner: UUID, desk: PreviewDesk
) -> AsyncIterator[AsyncClient]:
    uploads = Uploads(blobs, import_kind(blobs, sandbox), 200_000, 400_000)
    state: Json = {"database": database, "authenticate": by_header, "uploads": uploads, "preview_desk": desk}
    state["links"] = make_links(b"s" * 32)
    app = create_app([optimizations, resumes, previews], state={**state, "job_kinds": {"import": uploads.kind}})
    async with client_of(app, "http://localhost/api/v1") as opened:
        opened.headers["x-owner"] = str(owner)
        yield opened


@pytest.fixture
async def resume(client: AsyncClient) -> str:
    made = await client.post("/resumes", json={"data": EXAMPLE, "template_id": "modern"})
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def edited(text: str) -> Json:
    draft: Json = json.loads(json.dumps(EXAMPLE))
    draft["work"][0]["highlights"][0] = text
    return draft


async def shown(api: AsyncClient, resume: str, **asked: Any) -> Json:
    answer = await api.post(f"/resumes/{resume}/preview", json=asked)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


async def test_a_client_that_applies_every_answer_holds_the_pages_of_the_last_draft(
    client: AsyncClient, resume: str
) -> None:
    reader = Reader()
    reader.take(await shown(client, resume))
    assert reader.positions[0][0]["paths"] == ["basics/name"]
    for text in ("Led it.", "Led it all, " * 30, "", "Rebuilt <b> & \"it\" for 'them' – naïvely."):
        answer = await shown(client, resume, resume_json=edited(text), have=reader.token)
        reader.take(answer)
        assert {page["kind"] for page in answer["pages"]} <= {"patch", "same"}
    drawn = render_svg(read_json_resume(edited(text)), Options(template="modern"))
    assert [reader.svg(index) for index in range(len(drawn))] == [
        page.decode().partition("<defs>")[0] + "</svg>" for page in drawn
    ]
    used = {name for index in range(len(drawn)) for name in re.findall('href="#([^"]+)"', reader.svg(index))}
    assert used
    assert used <= set(reader.definitions)


async def test_a_keystroke_costs_few_bytes_and_only_the_page_it_is_on(client: AsyncClient, resume: str) -> None:
    first = await shown(client, resume)
    draft = edited(EXAMPLE["work"][0]["highlights"][0] + " x")
    sent = {"resume_json": draft, "have": first["token"]}
    answer = await client.post(f"/resumes/{resume}/preview", json=sent)
    assert [page["kind"] for page in answer.json()["pages"]] == ["patch", "same"]
    assert answer.json()["definitions"] == {}
    assert len(answer.content) < 4000
    assert answer.headers["x-content-type-options"] == "nosniff"
    whole = await client.post(f"/resumes/{resume}/preview", json={}, headers={"Accept-Encoding": "gzip"})
    assert whole.headers["content-encoding"] == "gzip"


async def test_an_unknown_token_and_another_client_get_whole_pages(client: AsyncClient, resume: str) -> None:
    token = (await shown(client, resume, client="a"))["token"]
    for asked in ({"have": "nonsense", "client": "a"}, {"have": token, "client": "b"}, {"client": "a"}):
        assert {page["kind"] for page in (await shown(client, resume, **asked))["pages"]} == {"whole"}
    assert {page["kind"] for page in (await shown(client, resume, have=token, client="a"))["pages"]} == {"same"}


async def test_a_token_is_nothing_to_another_owner_nor_is_the_document(
    client: AsyncClient, resume: str, other_owner: UUID
) -> None:
    token = (await shown(client, resume))["token"]
    client.headers["x-owner"] = str(other_owner)
    assert (await client.post(f"/resumes/{resume}/preview", json={"have": token})).status_code == 404
    theirs = (await client.post("/resumes", json={"data": EXAMPLE, "template_id": "modern"})).json()["id"]
    assert {page["kind"] for page in (await shown(client, theirs, have=token))["pages"]} == {"whole"}


async def test_the_look_is_that_of_the_options_then_the_template_then_the_document(
    client: AsyncClient, resume: str
) -> None:
    letter = await shown(client, resume, options={"page_size": "letter"}, template_id="classic")
    assert (letter["pages"][0]["width"], letter["pages"][0]["height"]) == (612, 792)
    named = await shown(client, resume, options={"template": "compact"}, template_id="classic")
    assert named["pages"][0]["sha256"] == (await shown(client, resume, template_id="compact"))["pages"][0]["sha256"]
    fitted = await shown(client, resume, template_id="executive", options={"fit_pages": 2})
    assert fitted["page_count"] == 2


async def test_html_comes_when_asked_for_and_changed(client: AsyncClient, resume: str) -> None:
    first = await shown(client, resume)
    assert first["html"] is None
    asked = await shown(client, resume, have=first["token"], with_html=True)
    assert asked["html"].startswith("<!doctype html>")
    again = await shown(client, resume, have=asked["token"], with_html=True)
    assert again["html"] is None
    changed = await shown(client, resume, have=again["token"], with_html=True, resume_json=edited("<script>x</script>"))
    assert "&lt;script&gt;" in changed["html"]


async def test_an_optimized_resume_has_pages_too(client: AsyncClient, resume: str) -> None:
    saved = await client.post("/optimize/save", json={"resume_id": resume, "optimized_data": edited("Cut to fit.")})
    optimized = saved.json()["resume"]["id"]
    answer = await client.post(f"/resumes/optimized/{optimized}/preview", json={})
    assert answer.status_code == 200
    assert answer.json()["page_count"] == 2
    draft = {"resume_json": {"basics": {"name": "Ada"}}, "have": answer.json()["token"]}
    shorter = (await client.post(f"/resumes/optimized/{optimized}/preview", json=draft)).json()
    assert shorter["page_count"] == 1
    assert (await client.post(f"/resumes/optimized/{resume}/preview", json={})).status_code == 404


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"template_id": "baroque"}, "body.template_id"),
        ({"options": {"template": "baroque"}}, "body.options.template"),
        ({"options": {"font_size_pt": 60}}, "body.options.font_size_pt"),
        ({"options": {"font": "Comic Sans"}}, "options.font"),
        ({"resume_json": {"basics": {"summary": "x" * 100_000}}}, "basics/summary"),
        ({"resume_json": []}, "body.resume_json"),
        ({"client": "no spaces"}, "body.client"),
    ],
)
async def test_what_cannot_be_set_is_refused_with_its_place(
    client: AsyncClient, resume: str, asked: Json, field: str
) -> None:
    answer = await client.post(f"/resumes/{resume}/preview", json=asked)
    assert (answer.status_code, answer.json()["field"]) == (400, field)


async def test_a_child_that_died_is_replaced_and_the_client_gets_whole_pages(
    client: AsyncClient, resume: str, desk: PreviewDesk
) -> None:
    token = (await shown(client, resume))["token"]
    (child,) = desk.children.pids
    os.kill(child, signal.SIGKILL)
    await asyncio.to_thread(wait_until, lambda: not runs(child))
    assert {page["kind"] for page in (await shown(client, resume, have=token))["pages"]} == {"whole"}


async def test_of_requests_that_wait_only_the_newest_is_answered(
    client: AsyncClient, resume: str, desk: PreviewDesk
) -> None:
    async with desk.turns[0].turn("somebody else", whose="somebody else"):
        waiting = []
        for text in ("a", "b", "c"):
            asked = {"resume_json": edited(text)}
            waiting.append(asyncio.create_task(client.post(f"/resumes/{resume}/preview", json=asked)))
            # The first has come when it waits, a later one when the one before it has given way.
            async with asyncio.timeout(60):
                while not (desk.turns[0]._waiting if len(waiting) == 1 else waiting[-2].done()):
                    await asyncio.sleep(0.01)
        assert [task.done() for task in waiting] == [True, True, False]
    answers = [await task for task in waiting]
    assert [answer.status_code for answer in answers] == [409, 409, 200]
    assert answers[0].json()["code"] == "superseded"


async def test_many_words_of_one_person_take_no_place_of_others(
    client: AsyncClient, resume: str, other_owner: UUID, desk: PreviewDesk
) -> None:
    theirs = {"x-owner": str(other_owner)}
    made = await client.post("/resumes", json={"data": EXAMPLE}, headers=theirs)
    path, other = f"/resumes/{resume}/preview", f"/resumes/{made.json()['id']}/preview"
    async with desk.turns[0].turn("somebody else", whose="somebody else"):
        many = {asyncio.create_task(client.post(path, json={"client": f"tab{n}"})) for n in range(5)}
        refused, waiting = await asyncio.wait(many, return_when=asyncio.FIRST_COMPLETED)
        (answer,) = (task.result() for task in refused)
        assert (answer.status_code, answer.json()["code"]) == (429, "too_many_waiting")
        assert answer.headers["retry-after"]
        waiting.add(asyncio.create_task(client.post(other, json={}, headers=theirs)))
    assert [(await task).status_code for task in waiting] == [200] * 5


async def test_many_words_of_one_person_push_nobody_out_of_a_childs_memory(
    client: AsyncClient, resume: str, other_owner: UUID
) -> None:
    theirs = {"x-owner": str(other_owner)}
    made = await client.post("/resumes", json={"data": EXAMPLE}, headers=theirs)
    other = f"/resumes/{made.json()['id']}/preview"
    held = (await client.post(other, json={}, headers=theirs)).json()["token"]
    first = (await shown(client, resume, client="tab0"))["token"]
    for number in range(1, 9):
        await shown(client, resume, client=f"tab{number}")
    assert {page["kind"] for page in (await shown(client, resume, client="tab0", have=first))["pages"]} == {"whole"}
    same = (await client.post(other, json={"have": held}, headers=theirs)).json()
    assert {page["kind"] for page in same["pages"]} == {"same"}


async def test_a_preview_that_takes_too_long_is_given_up(
    client: AsyncClient, resume: str, database: Database, owner: UUID, desk: PreviewDesk
) -> None:
    await shown(client, resume)
    object.__setattr__(desk, "timeout_s", 0.001)
    answer = await client.post(f"/resumes/{resume}/preview", json={"resume_json": edited("slow")})
    assert (answer.status_code, answer.json()["code"]) == (503, "preview_timed_out")
    assert answer.headers["retry-after"]
