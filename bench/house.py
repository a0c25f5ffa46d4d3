"""The served product with people in it, and what its rows say of their jobs."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import psycopg

from bench.served import served
from bench.timing import timing
from bespoke.platform.database import roles
from bespoke.platform.embedded import EmbeddedPostgres

_PASSWORD = "correct horse battery staple"  # noqa: S105  # of accounts that live as long as the measurement


@contextmanager
def serving(concurrency: int) -> Iterator[tuple[str, Path]]:
    """Its address and its data directory, on a database of its own in /tmp."""
    data_dir = Path(tempfile.mkdtemp(prefix="bespoke-bench-", dir="/tmp"))
    data_dir.chmod(0o755)
    settings = {"BESPOKE_ACCOUNTS_MODE": "accounts", "BESPOKE_WORKER_CONCURRENCY": str(concurrency)}
    try:
        with served(data_dir, **settings) as (address, _):
            yield address, data_dir
    finally:
        shutil.rmtree(data_dir, ignore_errors=True)


@contextmanager
def person(address: str, name: str) -> Iterator[httpx2.Client]:
    """Somebody new, signed in."""
    with httpx2.Client(base_url=f"{address}/api/v1", timeout=60) as client:
        given = {"email": f"{name}@example.org", "password": _PASSWORD, "name": name}
        assert client.post("/auth/sign-up", json=given).status_code == 202
        answer = client.post("/auth/sign-in", json={part: given[part] for part in ("email", "password")})
        cookie = re.search(r"__Host-bespoke=([^;]+)", answer.headers["set-cookie"])
        assert cookie
        client.headers["Cookie"] = f"__Host-bespoke={cookie[1]}"
        yield client


def ask(data_dir: Path, statement: str, jobs: list[str]) -> list[tuple[Any, ...]]:
    """`statement` has one placeholder, for the ids of jobs."""
    url = EmbeddedPostgres(data_dir / "postgres").url(roles.DATABASE, roles.BACKUP)
    with psycopg.connect(url) as connection:
        return connection.execute(statement.encode(), (jobs,)).fetchall()


def shown(milliseconds: list[float]) -> str:
    found = timing(milliseconds)
    return f"p50 {found.median:.0f}, p95 {found.p95:.0f} ms"
