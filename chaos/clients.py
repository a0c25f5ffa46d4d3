"""People at work: they ask for exports over HTTP, follow them to their end, and remember what they were told."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx2

from chaos.history import Acknowledged, History, Served
from chaos.people import Person
from chaos.site import Site

FORMATS = ("txt", "html", "docx", "pdf")
PATIENCE_S = 300.0
_PASSING = (429, 500, 502, 503, 504)
_ENDED = ("completed", "failed", "cancelled")


@dataclass
class Client:
    """`share_again` of its wishes are equal to the one before, so that stored files are used again."""

    site: Site
    person: Person
    history: History
    rng: random.Random
    formats: tuple[str, ...] = FORMATS
    share_again: float = 0.15
    share_cancelled: float = 0.0
    _numbers: Iterator[int] = field(default_factory=itertools.count)
    _http: httpx2.AsyncClient | None = None
    _last: dict[str, Any] | None = None
    open: set[UUID] = field(default_factory=set)

    async def __aenter__(self) -> Client:
        headers = {"Authorization": f"Bearer {self.person.key}"}
        self._http = httpx2.AsyncClient(base_url=f"{self.site.address}/api/v1", headers=headers, timeout=10)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._http is not None:
            await self._http.aclose()

    async def work(self, stop: asyncio.Event, *, at_once: int = 4, pause_s: float = 0.2) -> None:
        """Ask for one export after the other until told to stop, then see all of them to their end."""
        following: set[asyncio.Task[str]] = set()
        try:
            while not stop.is_set():
                if len(following) < at_once:
                    following.add(asyncio.create_task(self.export()))
                await asyncio.sleep(pause_s * self.rng.uniform(0.5, 1.5))
                following = {task for task in following if not self._is_over(task)}
            await asyncio.gather(*following)
        finally:
            for task in following:
                task.cancel()
            await asyncio.gather(*following, return_exceptions=True)

    async def export(self, wish: dict[str, Any] | None = None) -> str:
        """One export to its end; how it ended."""
        job_id = await self.ask(wish or self.wish())
        if self.rng.random() < self.share_cancelled:
            await self._cancel(job_id)
        status = await self.follow(job_id)
        if status == "completed":
            await self.download(job_id)
        return status

    async def ask(self, wish: dict[str, Any]) -> UUID:
        """The same request with the same key, as long as nobody can say what became of it."""
        key = f"{self.person.owner}.{next(self._numbers)}"
        self.history.ask(self.person.owner, key)
        answer = await self._surely("POST", "/export", json=wish, headers={"Idempotency-Key": key})
        job_id = UUID(answer.json()["job_id"])
        document = UUID(wish["document_id"])
        self.history.note(Acknowledged(self.person.owner, document, job_id, key, wish["format"]))
        self.open.add(job_id)
        return job_id

    async def follow(self, job_id: UUID) -> str:
        """How the job ended. A completed job always has its file: one that is seen without is a fault."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                shown = (await self._surely("GET", f"/export/job/{job_id}")).json()
                if shown["status"] in _ENDED:
                    self.open.discard(job_id)
                    if shown["status"] == "completed" and shown["artifact"] is None:
                        self.history.completed_without_file.append(job_id)
                    return str(shown["status"])
                await asyncio.sleep(self.rng.uniform(0.1, 0.4))

    async def download(self, job_id: UUID) -> None:
        """What comes to its end is remembered; what is refused or cut short is asked for again."""
        answer = await self._surely("GET", f"/export/download/{job_id}")
        etag = answer.headers["etag"].strip('"')
        self.history.served.append(Served(job_id, hashlib.sha256(answer.content).hexdigest(), etag))

    async def _cancel(self, job_id: UUID) -> None:
        self.history.cancelled.add(job_id)
        await asyncio.sleep(self.rng.uniform(0, 0.3))
        await self._surely("DELETE", f"/export/job/{job_id}", also=(409,))

    def wish(self) -> dict[str, Any]:
        if self._last is None or self.rng.random() >= self.share_again:
            options = {"margin_mm": round(self.rng.uniform(15, 25), 4)}
            document = str(self.rng.choice(self.person.documents))
            self._last = {"document_id": document, "format": self.rng.choice(self.formats), "options": options}
        return self._last

    async def _surely(self, method: str, path: str, also: tuple[int, ...] = (), **sent: Any) -> httpx2.Response:
        assert self._http is not None
        async with asyncio.timeout(PATIENCE_S):
            while True:
                with suppress(httpx2.HTTPError):
                    answer = await self._http.request(method, path, **sent)
                    if answer.is_success or answer.status_code in also:
                        return answer
                    if answer.status_code not in _PASSING:
                        raise AssertionError(f"{method} {path} was answered {answer.status_code}: {answer.text[:500]}")
                self.history.in_doubt += 1
                await asyncio.sleep(self.rng.uniform(0.1, 0.3))

    @staticmethod
    def _is_over(task: asyncio.Task[str]) -> bool:
        """Raises what the task raised."""
        return task.done() and bool(task.result() or True)
