"""The API is killed in the middle of uploads: an upload is there with its file and its room, or nothing of it is."""

from __future__ import annotations

import asyncio
import hashlib
import random
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx2

from bespoke.platform.storage.blobs import get
from bespoke.platform.storage.errors import ObjectMissing
from chaos.check import Finding, rows_of
from chaos.people import Person
from chaos.processes import api, until_ready, worker
from chaos.scene import Report, scene
from chaos.site import Site, open_site

_BOUNDARY = "bespoke-chaos-boundary"
_TEXT = b"Ada Byron\nada@example.org\n\nExperience\nAnalyst, Babbage & Co, 2021 - 2023\n- Wrote notes.\n"
_PATIENCE_S = 180.0


@dataclass
class Uploaded:
    """What was sent under which key, and what was acknowledged: the resume, and the hash of its file."""

    keys: dict[UUID, int] = field(default_factory=lambda: defaultdict(int))
    acknowledged: dict[UUID, str] = field(default_factory=dict)
    in_doubt: int = 0


async def uploads(*, times: int = 20, seed: int = 1) -> Report:
    """SIGKILL of the API at random moments of six uploads at once, slow ones and quick ones."""
    async with open_site() as site, scene(site, [api(site), worker(site, 0)], seed=seed) as stage:
        told, stop = Uploaded(), asyncio.Event()
        people = [client.person for client in stage.clients]
        working = asyncio.gather(*(_upload_on(site, one, told, stop, stage.rng) for one in people))
        try:
            for _ in range(times):
                await asyncio.sleep(stage.rng.uniform(0.3, 2))
                stage.api.kill()
                stage.api.start()
                await until_ready(stage.api)
            stop.set()
            await working
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
        report = await stage.judged("uploads", times=times, uploads=len(told.acknowledged), in_doubt=told.in_doubt)
        report.findings += await judge_uploads(site, told)
        return report


async def judge_uploads(site: Site, told: Uploaded) -> list[Finding]:
    with site.superuser() as connection:
        sources = rows_of(
            connection, "SELECT s.*, r.id AS resume FROM sources s LEFT JOIN resumes r ON r.source_id = s.id"
        )
        usage = rows_of(connection, "SELECT * FROM quota_usage WHERE kind = 'sources'")
        held = rows_of(connection, "SELECT owner_id, amount FROM quota_reservations WHERE kind = 'sources'")
    content = {row["id"]: await _hash_of(site, row["object_key"]) for row in sources}
    found = [Finding("uploads_are_kept", what) for what in _kept(sources, told)]
    found += [Finding("uploads_happen_once", what) for what in _once(sources, told)]
    found += [Finding("uploads_are_whole", f"{row['id']}") for row in sources if content[row["id"]] != row["sha256"]]
    return found + [Finding("room_is_the_sum", what) for what in _room(sources, usage, held)]


def _kept(sources: Sequence[Mapping[str, Any]], told: Uploaded) -> Iterator[str]:
    there = {row["resume"]: row["sha256"] for row in sources}
    for resume, sha256 in told.acknowledged.items():
        if there.get(resume) != sha256:
            yield f"resume {resume} has not the file that was sent"


def _once(sources: Sequence[Mapping[str, Any]], told: Uploaded) -> Iterator[str]:
    made: dict[UUID, int] = defaultdict(int)
    for row in sources:
        made[row["owner_id"]] += 1
    for owner, number in made.items():
        if number > told.keys[owner]:
            yield f"owner {owner} sent {told.keys[owner]} keys and has {number} files"


def _room(
    sources: Sequence[Mapping[str, Any]], usage: Sequence[Mapping[str, Any]], held: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    sums: dict[UUID, list[int]] = defaultdict(lambda: [0, 0])
    for row in sources:
        sums[row["owner_id"]][0] += row["size_bytes"]
    for row in held:
        sums[row["owner_id"]][1] += row["amount"]
    for row in usage:
        if [row["used"], row["reserved"]] != sums[row["owner_id"]]:
            yield f"owner {row['owner_id']} uses and reserves {row['used']}, {row['reserved']}"


async def _hash_of(site: Site, key: str) -> str | None:
    try:
        return hashlib.sha256(await get(site.blobs, key)).hexdigest()
    except ObjectMissing:
        return None


async def _upload_on(site: Site, person: Person, told: Uploaded, stop: asyncio.Event, rng: random.Random) -> None:
    headers = {"Authorization": f"Bearer {person.key}"}
    async with httpx2.AsyncClient(base_url=f"{site.address}/api/v1", headers=headers, timeout=15) as client:
        while not stop.is_set():
            told.keys[person.owner] += 1
            key = f"upload {told.keys[person.owner]}"
            content = _TEXT + b"- " + rng.randbytes(rng.choice((50, 20_000, 150_000))).hex().encode() + b"\n"
            answer = await _surely(client, key, content, told, rng)
            told.acknowledged[UUID(answer["id"])] = hashlib.sha256(content).hexdigest()
            await asyncio.sleep(rng.uniform(0, 0.5))


async def _surely(
    client: httpx2.AsyncClient, key: str, content: bytes, told: Uploaded, rng: random.Random
) -> dict[str, Any]:
    headers = {"Idempotency-Key": key, "Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}
    async with asyncio.timeout(_PATIENCE_S):
        while True:
            with suppress(httpx2.HTTPError):
                body = _slowly(_form(content), pause_s=rng.choice((0, 0, 0.1)))
                answer = await client.post("/resumes", content=body, headers=headers)
                if answer.is_success:
                    made: dict[str, Any] = answer.json()
                    return made
                if answer.status_code not in (429, 500, 502, 503, 504):
                    raise AssertionError(f"an upload was answered {answer.status_code}: {answer.text[:500]}")
            told.in_doubt += 1
            await asyncio.sleep(rng.uniform(0.1, 0.4))


def _form(content: bytes) -> bytes:
    head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="cv.txt"\r\n\r\n'
    return head.encode() + content + f"\r\n--{_BOUNDARY}--\r\n".encode()


async def _slowly(content: bytes, *, pause_s: float) -> AsyncIterator[bytes]:
    step = max(1, len(content) // 10)
    for start in range(0, len(content), step):
        yield content[start : start + step]
        await asyncio.sleep(pause_s)
