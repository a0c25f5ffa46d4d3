"""Resumes over HTTP, as a client meets them."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

import psycopg
import pytest
from httpx2 import AsyncClient
from tests.features.documents.test_save import DATA, with_bullet
from tests.fixtures.api import OWNER_BYTES, UPLOAD_BYTES
from tests.fixtures.runs import DirectRun, run_now

from bespoke.features.exports import render_document
from bespoke.features.resumes.jobs import import_kind
from bespoke.platform.database import Database
from bespoke.platform.ids import new_id
from bespoke.platform.sandbox import Sandbox
from bespoke.platform.storage import BlobStore
from bespoke.render.model import Options
from bespoke.testing.examples import example_resume

TEXT = b"Ada Byron\nada@example.org\n\nSkills\nSQL, Python\n"


async def make(api: AsyncClient, **given: Any) -> dict[str, Any]:
    answer = await api.post("/resumes", json={"data": DATA, **given})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def upload(api: AsyncClient, content: bytes = TEXT, name: str = "Ada Résumé.txt", *, key: str = "") -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    return await api.post("/resumes/upload", files={"file": (name, content)}, headers=headers)


async def run_import(database: Database, blobs: BlobStore, sandbox: Sandbox, owner: UUID, made: dict[str, Any]) -> None:
    run = DirectRun(database, owner, UUID(made["job_id"]), UUID(made["id"]), {"resume_id": made["id"]})
    await run_now(import_kind(blobs, sandbox), run)


async def test_a_json_resume_is_taken_by_itself_and_under_data(api: AsyncClient) -> None:
    for given in ({"title": "Mine", "data": DATA}, {"title": "Mine", **DATA}):
        answer = await api.post("/resumes", json=given)
        assert answer.status_code == 201, answer.text
        made = answer.json()
        assert (made["title"], made["status"], made["revision"]) == ("Mine", "ready", 1)
        assert made["data"]["work"][0]["name"] == "Babbage & Co"
        assert answer.headers["etag"] == '"1"'


@pytest.mark.parametrize("given", [{"is_paid": True}, {"data": [1]}, {"template_id": "baroque"}])
async def test_what_is_no_resume_is_refused(api: AsyncClient, given: dict[str, Any]) -> None:
    assert (await api.post("/resumes", json=given)).status_code == 400


async def test_a_template_answers_to_its_other_name(api: AsyncClient) -> None:
    assert (await make(api, template_id="professional"))["template_id"] == "classic"


async def test_the_list_goes_on_by_its_cursor(api: AsyncClient) -> None:
    made = [(await make(api, title=str(number)))["id"] for number in range(5)]
    seen: list[str] = []
    cursor: str | None = None
    while True:
        answer = await api.get("/resumes", params={"limit": 2, **({"cursor": cursor} if cursor else {})})
        page = answer.json()
        seen += [one["id"] for one in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == made[::-1]


async def test_a_save_says_what_it_is_based_on(api: AsyncClient) -> None:
    made = await make(api)
    url, data = f"/resumes/{made['id']}", made["data"]
    assert (await api.patch(url, json={"data": data})).status_code == 428
    first = await api.patch(url, json={"data": with_bullet(data, 0, "Wrote all")}, headers={"If-Match": '"1"'})
    assert (first.status_code, first.headers["etag"], first.json()["was_merged"]) == (200, '"2"', False)
    merged = await api.patch(url, json={"data": with_bullet(data, 1, "Taught algebra"), "revision": 1})
    assert (merged.status_code, merged.json()["was_merged"]) == (200, True)
    conflict = await api.patch(url, json={"data": with_bullet(data, 0, "Wrote none"), "revision": 1})
    assert conflict.status_code == 409
    (field,) = conflict.json()["conflicts"]
    assert (field["base"], field["yours"], field["theirs"]) == ("Wrote notes", "Wrote none", "Wrote all")
    assert conflict.json()["revision"] == 3
    assert (await api.get(url)).json()["revision"] == 3


async def test_a_save_that_also_says_something_is_told_with_both(
    api: AsyncClient, as_migrate: psycopg.Connection[tuple[object, ...]]
) -> None:
    made = await make(api)
    given = {"data": with_bullet(made["data"], 0, "Wrote all"), "revision": 1, "sections_confirmed": True}
    for body in (given, {"title": "Mine"}):
        assert (await api.patch(f"/resumes/{made['id']}", json=body)).status_code == 200
    assert as_migrate.execute("SELECT type, payload FROM events ORDER BY seq").fetchall() == [
        ("resume.created", {}),
        ("resume.saved", {"revision": 2, "fields": ["sections_confirmed"]}),
        ("resume.changed", {"fields": ["title"]}),
    ]


async def test_nothing_to_change_is_refused(api: AsyncClient) -> None:
    made = await make(api)
    assert (await api.patch(f"/resumes/{made['id']}", json={})).status_code == 400


async def test_another_template_means_another_export(
    api: AsyncClient, as_migrate: psycopg.Connection[tuple[object, ...]]
) -> None:
    made = await make(api)
    as_migrate.execute("UPDATE resumes SET dirty = false")
    assert (await api.patch(f"/resumes/{made['id']}", json={"title": "New"})).json()["dirty"] is False
    assert (await api.patch(f"/resumes/{made['id']}", json={"template_id": "modern"})).json()["dirty"] is True


async def test_history_is_listed_compared_named_and_restored(api: AsyncClient) -> None:
    made = await make(api)
    url = f"/resumes/{made['id']}"
    await api.patch(url, json={"data": with_bullet(made["data"], 0, "Wrote all"), "revision": 1})
    listed = (await api.get(f"{url}/versions")).json()
    assert [(one["revision"], one["summary"]) for one in listed] == [(2, "1 bullet reworded"), (1, "")]
    compared = (await api.get(f"{url}/versions/compare", params={"from": 1, "to": 2})).json()
    assert compared["changes"][0]["after"] == "Wrote all"
    assert (await api.patch(f"{url}/versions/1", json={"name": "Sent"})).json()["name"] == "Sent"
    entry = made["data"]["work"][0]["x-bespoke"]["id"]
    restored = await api.post(f"{url}/versions/1/restore", json={"revision": 2, "entry_id": entry})
    assert restored.json()["data"]["work"][0]["highlights"][0] == "Wrote notes"
    assert (await api.get(f"{url}/versions/9")).status_code == 404


async def test_it_is_copied_deleted_and_brought_back(api: AsyncClient) -> None:
    made = await make(api, title="Mine")
    url = f"/resumes/{made['id']}"
    copy = (await api.post(f"{url}/duplicate")).json()
    assert (copy["title"], copy["revision"]) == ("Mine (copy)", 1)
    assert copy["data"]["work"] == made["data"]["work"]
    assert (await api.delete(url)).status_code == 204
    assert (await api.get(url)).status_code == 404
    assert (await api.post(f"{url}/undelete")).json()["id"] == made["id"]


async def test_completeness_asks_what_to_tell_next(api: AsyncClient) -> None:
    empty = (await api.post("/resumes", json={})).json()
    told = (await api.get(f"/resumes/{empty['id']}/completeness")).json()
    assert told["next_question"]["path"] == "basics/name"


async def test_sections_are_told_and_listed(api: AsyncClient) -> None:
    first = await api.post("/sections/personal_info", json={"raw_input": "Ada Byron\nada@example.org"})
    assert first.status_code == 201
    url = f"/resumes/{first.json()['resume_id']}/sections"
    told = await api.post(f"{url}/work_experience", json={"raw_input": "I managed a team of 5"})
    assert (told.json()["status"], told.json()["processed_content"]) == ("failed", None)
    listed = (await api.get(url)).json()
    assert [(one["name"], one["status"]) for one in listed] == [("basics", "completed"), ("work", "failed")]
    unknown = await api.post(f"{url}/zodiac", json={"raw_input": "Leo"})
    assert unknown.status_code == 400
    assert "education" in unknown.json()["fix"]


async def test_an_uploaded_pdf_is_read_kept_and_accounted_for(
    api: AsyncClient, database: Database, blobs: BlobStore, sandbox: Sandbox, owner: UUID
) -> None:
    pdf = render_document(example_resume(), "pdf", Options(attach_json=False), sandbox=sandbox).content
    answer = await upload(api, pdf, "../Ada Résumé.pdf")
    assert answer.status_code == 202, answer.text
    made = answer.json()
    assert (made["status"], made["source"]["file_name"]) == ("uploaded", "Ada Résumé.pdf")
    url = f"/resumes/{made['id']}"
    assert (await api.get(f"{url}/completeness")).json()["next_question"] is not None
    await run_import(database, blobs, sandbox, owner, made)
    read = (await api.get(url)).json()
    assert (read["status"], read["revision"], read["source"]["media_type"]) == ("parsed", 1, "application/pdf")
    assert read["parsed_data"]["basics"]["name"] == example_resume().basics.name
    assert len((await api.get(f"{url}/ledger")).json()["lines"]) > 40
    source = await api.get(f"{url}/source")
    assert source.content == pdf
    assert source.headers["content-disposition"] == "attachment; filename*=UTF-8''Ada%20R%C3%A9sum%C3%A9.pdf"


async def test_a_source_that_changed_or_went_is_told_and_not_handed_out(
    api: AsyncClient, blobs: BlobStore, as_migrate: psycopg.Connection[tuple[object, ...]]
) -> None:
    url = f"/resumes/{(await upload(api)).json()['id']}/source"
    ((key,),) = as_migrate.execute("SELECT object_key FROM sources").fetchall()
    await blobs.put(str(key), b"Somebody else")
    changed = await api.get(url)
    assert (changed.status_code, changed.json()["code"]) == (503, "corrupt_object")
    await blobs.delete(str(key))
    gone = await api.get(url)
    assert (gone.status_code, gone.json()["code"]) == (404, "object_missing")


async def test_what_is_not_read_yet_is_neither_edited_told_nor_copied(
    api: AsyncClient, database: Database, blobs: BlobStore, sandbox: Sandbox, owner: UUID
) -> None:
    made = (await upload(api)).json()
    url = f"/resumes/{made['id']}"
    for refused in (
        await api.patch(url, json={"data": DATA, "revision": 0}),
        await api.post(f"{url}/sections/skills", json={"raw_input": "Brass"}),
        await api.post(f"{url}/duplicate"),
    ):
        assert (refused.status_code, refused.json()["code"]) == (409, "not_editable")
    await run_import(database, blobs, sandbox, owner, made)
    told = await api.post(f"{url}/sections/skills", json={"raw_input": "Brass"})
    assert told.json()["status"] == "completed"
    assert (await api.get(url)).json()["data"]["basics"]["name"] == "Ada Byron"


async def test_what_could_not_be_read_may_be_written_by_hand(
    api: AsyncClient, database: Database, blobs: BlobStore, sandbox: Sandbox, owner: UUID
) -> None:
    made = (await upload(api, b"%PDF-1.7\nnothing", "broken.pdf")).json()
    kind = import_kind(blobs, sandbox)
    assert kind.on_failure is not None
    run = DirectRun(database, owner, UUID(made["job_id"]), UUID(made["id"]), {"resume_id": made["id"]})
    async with database.transaction(owner) as session:
        await kind.on_failure(
            session, run, {"code": "damaged_file", "detail": "It is broken.", "fix": "Save it again."}
        )
    url = f"/resumes/{made['id']}"
    failed = (await api.get(url)).json()
    assert (failed["status"], failed["error"]["code"]) == ("failed", "damaged_file")
    written = (await api.patch(url, json={"data": DATA, "revision": 0})).json()
    assert (written["status"], written["revision"], written["error"]) == ("ready", 1, None)


async def test_uploads_have_limits_and_what_is_refused_leaves_nothing(api: AsyncClient, blobs: BlobStore) -> None:
    assert (await upload(api, b"x" * (UPLOAD_BYTES + 1))).status_code == 413
    answers = await asyncio.gather(*(upload(api, b"x" * (OWNER_BYTES // 4), f"{n}.txt") for n in range(6)))
    assert sorted(answer.status_code for answer in answers) == [202] * 4 + [403] * 2
    assert len([found async for found in blobs.list("sources/")]) == 4
    assert len((await api.get("/resumes")).json()["items"]) == 4


async def test_the_same_upload_under_one_key_is_made_once(api: AsyncClient, blobs: BlobStore) -> None:
    answers = await asyncio.gather(*(upload(api, key="k1") for _ in range(5)))
    assert len({answer.json().get("id") for answer in answers}) == 1, [
        (a.status_code, a.text[:300]) for a in answers if a.status_code != 202
    ]
    assert len([found async for found in blobs.list("sources/")]) == 1
    assert (await upload(api, b"another", key="k1")).status_code == 422


async def test_uploads_at_a_time_under_keys_of_their_own_do_not_block_each_other(api: AsyncClient) -> None:
    answers = await asyncio.gather(*(upload(api, key=f"k{n}") for n in range(8)))
    assert [answer.status_code for answer in answers] == [202] * 8


async def test_another_owners_are_not_there(api: AsyncClient, other_owner: UUID) -> None:
    made = await make(api)
    api.headers["x-owner"] = str(other_owner)
    url = f"/resumes/{made['id']}"
    for answer in (
        await api.get(url),
        await api.patch(url, json={"data": DATA, "revision": 1}),
        await api.delete(url),
        await api.post(f"{url}/duplicate"),
        await api.get(f"{url}/versions"),
        await api.get(f"{url}/source"),
        await api.post(f"{url}/sections/work", json={"raw_input": "Analyst, Acme"}),
    ):
        assert answer.status_code == 404, answer.request.url
    assert (await api.get("/resumes")).json()["items"] == []
    assert (await api.get(f"/resumes/{new_id()}")).status_code == 404
