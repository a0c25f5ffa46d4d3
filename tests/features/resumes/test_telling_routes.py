"""Telling over HTTP with a model at hand: who is asked, when, and what is said of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import psycopg
import pytest
from httpx2 import AsyncClient
from tests.features.documents.test_save import DATA
from tests.fixtures.api import by_header

from bespoke.features.resumes.routes import router
from bespoke.optimize.llm.contract import Writer
from bespoke.platform.database import Database
from bespoke.platform.ids import new_id
from bespoke.testing.asgi import client_of
from bespoke.testing.writers import ScriptedWriter
from bespoke.web.app import create_app

TOLD = {"raw_input": "I worked as a welder at Thyssen since 2021"}
READ = {"work": [{"name": "Thyssen", "position": "welder", "startDate": "2021"}]}
Connection = psycopg.Connection[tuple[object, ...]]


@pytest.fixture
def writer() -> ScriptedWriter:
    return ScriptedWriter({"work": READ})


@pytest.fixture
async def api(database: Database, owner: UUID, writer: ScriptedWriter) -> AsyncIterator[AsyncClient]:
    async def writer_for(_: UUID) -> Writer:
        return writer

    state = {"database": database, "authenticate": by_header, "writer_for": writer_for}
    async with client_of(create_app([router], state=state), "http://localhost/api/v1") as client:
        client.headers["x-owner"] = str(owner)
        yield client


async def make(api: AsyncClient) -> str:
    made: dict[str, Any] = (await api.post("/resumes", json={"data": DATA})).json()
    return f"/resumes/{made['id']}"


async def test_what_the_model_read_is_kept_and_said_to_be_its(api: AsyncClient, writer: ScriptedWriter) -> None:
    told = (await api.post(f"{await make(api)}/sections/work", json=TOLD)).json()
    assert (told["status"], told["by"], told["notice"]) == ("completed", "model", None)
    assert told["processed_content"]["work"][0]["position"] == "welder"
    assert len(writer.asked) == 1


async def test_where_the_model_has_no_answer_the_rules_stand_in_and_say_so(
    api: AsyncClient, writer: ScriptedWriter
) -> None:
    writer.answers = {}
    url = await make(api)
    for told in (await api.post(f"{url}/sections/work", json=TOLD), await api.post("/sections/work", json=TOLD)):
        assert (told.json()["status"], told.json()["by"]) == ("completed", "rules")
        assert told.json()["notice"] == "The script has no answer."


@pytest.mark.parametrize("path", ["{resume}/sections/work", "/sections/work"])
async def test_repeated_under_one_key_the_model_is_asked_once(
    path: str, api: AsyncClient, writer: ScriptedWriter
) -> None:
    url, headers = path.format(resume=await make(api)), {"Idempotency-Key": "once"}
    answers = [await api.post(url, json=TOLD, headers=headers) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201] * 3
    assert answers[0].json() == answers[1].json() == answers[2].json()
    assert answers[0].json()["by"] == "model"
    assert len(writer.asked) == 1
    other = await api.post(url, json={"raw_input": "I was a baker at Krupp"}, headers=headers)
    assert (other.status_code, len(writer.asked)) == (422, 1)


@pytest.mark.parametrize("way", ["tell", "sections/work"])
async def test_about_a_resume_that_is_not_there_or_another_s_no_model_is_asked(
    way: str, api: AsyncClient, writer: ScriptedWriter, other_owner: UUID
) -> None:
    url = await make(api)
    assert (await api.post(f"/resumes/{new_id()}/{way}", json=TOLD)).status_code == 404
    assert (await api.post(f"/resumes/none/{way}", json=TOLD)).status_code == 400
    api.headers["x-owner"] = str(other_owner)
    assert (await api.post(f"{url}/{way}", json=TOLD)).status_code == 404
    assert writer.asked == []


@pytest.mark.parametrize("way", ["tell", "sections/work"])
async def test_while_a_file_is_read_no_model_is_asked(
    way: str, api: AsyncClient, writer: ScriptedWriter, as_migrate: Connection
) -> None:
    url = await make(api)
    as_migrate.execute("UPDATE resumes SET data = NULL, revision = 0, status = 'parsing'")
    refused = await api.post(f"{url}/{way}", json=TOLD)
    assert (refused.status_code, refused.json()["code"]) == (409, "not_editable")
    assert writer.asked == []


@pytest.mark.parametrize(
    ("way", "body"),
    [
        ("sections/zodiac", TOLD),
        ("tell", {**TOLD, "section": "zodiac"}),
        ("sections/work", {**TOLD, "template_id": "baroque"}),
        ("sections/work", {**TOLD, "more": 1}),
        ("tell", {**TOLD, "more": 1}),
        ("tell", {"raw_input": ""}),
    ],
)
async def test_a_request_that_is_refused_asks_no_model(
    way: str, body: dict[str, Any], api: AsyncClient, writer: ScriptedWriter
) -> None:
    assert (await api.post(f"{await make(api)}/{way}", json=body)).status_code == 400
    assert writer.asked == []


async def test_an_answer_to_a_question_is_read_by_rules(api: AsyncClient, writer: ScriptedWriter) -> None:
    answer = {"raw_input": "welding", "answers": "skills"}
    assert (await api.post(f"{await make(api)}/sections/skills", json=answer)).status_code == 201
    assert writer.asked == []
