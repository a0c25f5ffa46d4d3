"""What the lists of documents say of their exports."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from httpx2 import AsyncClient
from sqlalchemy import event
from tests.fixtures.exports import EXAMPLE, SHORT, Shopfloor


async def listed(client: AsyncClient, path: str = "resumes") -> dict[UUID, Any]:
    answer = await client.get(path)
    assert answer.status_code == 200, answer.text
    return {UUID(one["id"]): one for one in answer.json()["items"]}


async def test_a_list_says_what_was_exported_last_and_whether_it_changed_since(
    floor: Shopfloor, client: AsyncClient
) -> None:
    never, once = await floor.resume(), await floor.resume()
    await floor.exported(once, "html")
    await floor.exported(once, "txt")
    lines = await listed(client)
    assert (lines[never]["last_export"], lines[never]["dirty"]) == (None, True)
    assert (lines[once]["last_export"]["kind"], lines[once]["last_export"]["version"]) == ("txt", 1)
    assert lines[once]["dirty"] is False
    saved = await client.patch(f"resumes/{once}", json={"data": EXAMPLE, "revision": 1})
    assert saved.status_code == 200, saved.text
    line = (await listed(client))[once]
    assert (line["last_export"], line["dirty"]) == (lines[once]["last_export"], True)


async def test_a_file_that_is_used_again_was_exported_again(floor: Shopfloor, client: AsyncClient) -> None:
    optimized = await floor.optimized(await floor.resume())
    await floor.exported(optimized, "html")
    await floor.exported(optimized, "txt")
    before = (await listed(client, "resumes/optimized"))[optimized]["last_export"]
    await floor.exported(optimized, "html")
    after = (await listed(client, "resumes/optimized"))[optimized]["last_export"]
    assert (after["kind"], after["version"]) == ("html", 1)
    assert after["exported_at"] > before["exported_at"]


async def test_lists_show_nothing_of_others(floor: Shopfloor, client: AsyncClient, stranger: AsyncClient) -> None:
    await floor.exported(await floor.resume())
    assert await listed(stranger) == {}
    floor.connection.execute("DELETE FROM artifact_latest")
    floor.connection.execute("DELETE FROM artifacts")
    (line,) = (await listed(client)).values()
    assert (line["last_export"], line["dirty"]) == (None, False)


async def test_a_longer_list_asks_no_more_of_the_database(floor: Shopfloor, client: AsyncClient) -> None:
    asked: list[str] = []
    watch = lambda *given: asked.append(given[2])  # noqa: E731
    event.listen(floor.database.engine.sync_engine, "before_cursor_execute", watch)
    try:
        counts = []
        for _ in range(2):
            await floor.exported(await floor.resume(SHORT))
            asked.clear()
            await listed(client)
            counts.append(len([one for one in asked if "artifacts" in one]))
    finally:
        event.remove(floor.database.engine.sync_engine, "before_cursor_execute", watch)
    assert counts == [1, 1]
