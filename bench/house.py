"""The served product with people in it, and what its rows say of their jobs."""

from __future__ import annotations

import re
import shutil
import socket
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import psycopg
from prometheus_client.parser import text_string_to_metric_families

from bench.served import served
from bench.timing import timing
from bespoke.platform.database import roles
from bespoke.platform.embedded import EmbeddedPostgres

_PASSWORD = "correct horse battery staple"  # noqa: S105  # of accounts that live as long as the measurement

_OPERATOR = "operator of the measurement"


class Figures:
    """What the served product counts of itself: `settings` have it told, `read` asks both of its processes."""

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        self.settings = {
            "BESPOKE_SERVER_OPERATOR_KEY": _OPERATOR,
            "BESPOKE_WORKER_METRICS_PORT": str(self._port),
        }

    def read(self, address: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
        """By the name of a sample and its labels."""
        signed = {"Authorization": f"Bearer {_OPERATOR}"}
        told = (
            httpx2.get(f"{address}/metrics", headers=signed).text,
            httpx2.get(f"http://127.0.0.1:{self._port}/metrics").text,
        )
        samples = (one for text in told for family in text_string_to_metric_families(text) for one in family.samples)
        found: dict[tuple[str, frozenset[tuple[str, str]]], float] = {}
        for one in samples:
            key = one.name, frozenset(one.labels.items())
            found[key] = found.get(key, 0.0) + one.value
        return found

    def mean_ms(self, before: Mapping[Any, float], after: Mapping[Any, float], name: str, **labels: str) -> float:
        """Of what a histogram counted in between."""
        keys = [(f"{name}_{part}", frozenset(labels.items())) for part in ("sum", "count")]
        total, count = (after[key] - before.get(key, 0.0) for key in keys)
        return 1000 * total / count


@contextmanager
def serving(concurrency: int, **more: str) -> Iterator[tuple[str, Path]]:
    """Its address and its data directory, on a database of its own in /tmp; `more` settings."""
    data_dir = Path(tempfile.mkdtemp(prefix="bespoke-bench-", dir="/tmp"))
    data_dir.chmod(0o755)
    settings = {"BESPOKE_ACCOUNTS_MODE": "accounts", "BESPOKE_WORKER_CONCURRENCY": str(concurrency), **more}
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
