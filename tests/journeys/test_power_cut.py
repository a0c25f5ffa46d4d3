"""PostgreSQL is killed while many people save: what was acknowledged is there, what was in doubt is done once."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest
from tests.fixtures.belongings import RESUME
from tests.fixtures.product import Member, running

from bespoke.platform.embedded import EmbeddedPostgres
from bespoke.platform.place import open_place
from bespoke.platform.settings import Settings
from bespoke.platform.settings.tree import AccountsSettings

pytestmark = pytest.mark.slow
WRITERS = 12
LOAD_S, LOAD_AFTER_S, PATIENCE_S = 1.5, 0.5, 90.0


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where PostgreSQL's own account may enter."""
    made = Path(tempfile.mkdtemp(prefix="bespoke-cut-", dir="/tmp"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made, ignore_errors=True)


@dataclass
class Writer:
    """Creates a resume, saves it twice, and begins anew; `acknowledged` is the last label by resume."""

    number: int
    member: Member
    acknowledged: dict[str, tuple[int, str]] = field(default_factory=dict)
    in_doubt: int = 0
    created: int = 0

    async def write(self, stop: asyncio.Event) -> None:
        async with self.member.browser() as browser:
            while not stop.is_set():
                self.created += 1
                given = {"title": f"{self.number}.{self.created}", "data": RESUME}
                key = {"Idempotency-Key": f"key {self.created}"}
                made = await self._surely(browser, "POST", "/resumes", json=given, headers=key)
                for label in ("first", "second"):
                    changed = {**made["data"], "basics": {**made["data"]["basics"], "label": label}}
                    base = {"If-Match": f'"{made["revision"]}"'}
                    path = f"/resumes/{made['id']}"
                    made = await self._surely(browser, "PATCH", path, json={"data": changed}, headers=base)
                    self.acknowledged[made["id"]] = made["revision"], label

    async def _surely(self, browser: httpx2.AsyncClient, method: str, path: str, **sent: Any) -> dict[str, Any]:
        """The same request again, as long as nobody can say what became of it."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                answer = await browser.request(method, path, **sent)
                if answer.is_success:
                    found: dict[str, Any] = answer.json()
                    return found
                assert answer.status_code == 503, answer.text
                self.in_doubt += 1
                await asyncio.sleep(0.1)


async def test_no_acknowledged_save_is_lost_when_postgresql_is_killed(folder: Path) -> None:
    settings = Settings(_env_file=None, data_dir=folder, accounts=AccountsSettings(mode="accounts"))
    with open_place(settings, linger_s=0.5) as place:
        assert place.postgres is not None
        async with running(place) as product:
            writers = [Writer(one, await product.join(f"writer{one}@example.org")) for one in range(WRITERS)]
            stop = asyncio.Event()
            writing = asyncio.gather(*(writer.write(stop) for writer in writers))
            await asyncio.sleep(LOAD_S)
            kill(place.postgres)
            with await asyncio.to_thread(EmbeddedPostgres(place.postgres.root, linger_s=0.5).start):
                await asyncio.sleep(LOAD_AFTER_S)
                stop.set()
                await writing
                assert sum(writer.in_doubt for writer in writers)
                for writer in writers:
                    await everything_is_there(writer)


async def everything_is_there(writer: Writer) -> None:
    async with writer.member.browser() as browser:
        for resume, (revision, label) in writer.acknowledged.items():
            kept = (await browser.get(f"/resumes/{resume}")).json()
            assert (kept["revision"], kept["data"]["basics"]["label"]) == (revision, label)
        titles: list[str] = []
        cursor: str | None = ""
        while cursor is not None:
            page = (
                await browser.get("/resumes", params={"limit": 100, **({"cursor": cursor} if cursor else {})})
            ).json()
            titles += [one["title"] for one in page["items"]]
            cursor = page["next_cursor"]
    assert sorted(titles) == sorted(f"{writer.number}.{one + 1}" for one in range(writer.created))


def kill(postgres: EmbeddedPostgres) -> None:
    """The server and each of its processes at once, as when the power goes."""
    server = int((postgres.pgdata / "postmaster.pid").read_text().split()[0])
    listed = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    for pid in (server, *map(int, listed)):
        # Those without their server may be gone before they are killed.
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
