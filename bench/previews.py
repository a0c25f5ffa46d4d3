"""Typing into a two-page résumé over real HTTP: each keystroke's answer, beside the same pages sent whole.

`python -m bench.previews [--keystrokes 150]`. Starts an embedded PostgreSQL of its own in /tmp.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gzip
import json
import shutil
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import Request
from httpx2 import AsyncClient
from rich.console import Console

from bench.documents import TWO_PAGES
from bench.platform_saves import make
from bench.rows import Row, print_rows
from bench.timing import CALM_MS, Timing, pace_ms, timing
from bespoke.features.previews.desk import open_desk
from bespoke.features.previews.routes import router
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database, migrate, roles
from bespoke.platform.embedded import EmbeddedPostgres
from bespoke.platform.embedded.server import SUPERUSER
from bespoke.platform.settings.tree import PreviewSettings
from bespoke.resume.jsonresume import write_json_resume
from bespoke.testing.examples import example_resume
from bespoke.web.app import create_app
from bespoke.web.server import listen, make_server

_LEVEL = 5
_WARM = 5
_TYPED = "and told every team what it had cost, what it saved and where the next hour would go, "
_WHOLE = "the same, whole pages each time"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--keystrokes", type=int, default=150)
    chosen = parser.parse_args()
    before = pace_ms()
    root = Path(tempfile.mkdtemp(prefix="bespoke-bench-", dir="/tmp"))  # its account must reach it
    root.chmod(0o755)
    try:
        with EmbeddedPostgres(root / "postgres", linger_s=0.2) as postgres:
            roles.provision(postgres.url("postgres", SUPERUSER))
            migrate.upgrade(postgres.url(roles.DATABASE, roles.MIGRATE))
            rows = asyncio.run(_rows(postgres, chosen.keystrokes))
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print_rows("Bespoke: previews", rows)
    Console().print(f"The machine's pace: {before:.0f} ms before and {pace_ms():.0f} ms after, {CALM_MS} when calm.")


async def _rows(postgres: EmbeddedPostgres, keystrokes: int) -> list[Row]:
    content = dict(write_json_resume(example_resume()))
    async with _served(postgres, content) as (client, path):
        patched, whole = await _type(client, path, content, keystrokes)
    ours, theirs = timing(patched.milliseconds), timing(whole.milliseconds)
    small, large = timing(patched.sizes), timing(whole.sizes)
    return [
        Row(
            "keystroke -> answer, ms",
            str(ours),
            "p95 <= 30",
            _WHOLE,
            str(theirs),
            f"{theirs.median / ours.median:.1f}x",
        ),
        Row(
            "its bytes, gzip",
            _bytes(small),
            "median <= 2,000",
            _WHOLE,
            _bytes(large),
            f"{large.median / small.median:.0f}x",
        ),
    ]


class Answers:
    """What came, and how long it took."""

    def __init__(self) -> None:
        self.milliseconds: list[float] = []
        self.sizes: list[float] = []
        self.token: str | None = None

    async def ask(self, client: AsyncClient, path: str, given: dict[str, Any], *, counts: bool) -> None:
        body = json.dumps(given).encode()
        began = time.perf_counter()
        answer = await client.post(path, content=body)
        took = (time.perf_counter() - began) * 1000
        assert answer.status_code == 200, answer.text
        self.token = answer.json()["token"]
        if counts:
            self.milliseconds.append(took)
            self.sizes.append(len(gzip.compress(answer.content, _LEVEL)))


async def _type(client: AsyncClient, path: str, content: dict[str, Any], keystrokes: int) -> tuple[Answers, Answers]:
    """One letter more at a time, in the middle of the first page; a line more every now and then."""
    patched, whole = Answers(), Answers()
    draft: Any = json.loads(json.dumps(content))
    bullets = draft["work"][1]["highlights"]
    for number in range(-_WARM, keystrokes):
        bullets[0] += _TYPED[number % len(_TYPED)]
        asked = {"resume_json": draft, "options": {"template": TWO_PAGES.template}}
        counts = number >= 0
        await patched.ask(client, path, {**asked, "client": "patched", "have": patched.token}, counts=counts)
        await whole.ask(client, path, {**asked, "client": "whole"}, counts=counts)
    return patched, whole


@asynccontextmanager
async def _served(postgres: EmbeddedPostgres, content: dict[str, Any]) -> AsyncIterator[tuple[AsyncClient, str]]:
    database = Database(postgres.url(roles.DATABASE, roles.APP))
    saved = await make(postgres, database, content)
    desk = open_desk(PreviewSettings())

    async def authenticate(_: Request) -> Actor:
        return Actor(saved.owner, "session")

    app = create_app([router], state={"database": database, "authenticate": authenticate, "preview_desk": desk})
    listener = listen("127.0.0.1", 0)
    server = make_server(app)
    serving = asyncio.create_task(server.serve([listener]))
    while not server.started:
        await asyncio.sleep(0.01)
    async with AsyncClient(base_url=f"http://127.0.0.1:{listener.getsockname()[1]}", timeout=60) as client:
        yield client, f"/api/v1/resumes/{saved.resume_id}/preview"
    server.should_exit = True
    with contextlib.suppress(asyncio.CancelledError):
        await serving
    desk.children.close()
    await database.close()


def _bytes(size: Timing) -> str:
    return f"{size.median:,.0f} / {size.p95:,.0f}"


if __name__ == "__main__":
    main()
