"""Very many people at once on very few connections: nobody is ever answered with anything of somebody else."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Awaitable, Sequence
from pathlib import Path

import pytest
from tests.fixtures.belongings import RESUME
from tests.fixtures.product import Member, Product, running, settings_for
from tests.fixtures.server import Server

pytestmark = pytest.mark.slow
OWNERS, ROUNDS, AT_ONCE = 64, 6, 16
PATHS = ("/resumes", "/postings", "/resumes/optimized", "/jobs", "/audit", "/me", "/me/sessions", "/resumes/{}")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class Person:
    """Every text of theirs holds their number; every id they were ever answered with is theirs."""

    def __init__(self, number: int, member: Member) -> None:
        self.name = f"Number{number:03}"
        self.member = member
        self.resume = ""
        self.seen: set[str] = set()
        self.named: set[str] = set()

    async def does(self, path: str, *, writes: bool = False) -> None:
        async with self.member.browser() as browser:
            if writes:
                given = {"title": self.name, "data": {**RESUME, "basics": {"name": self.name}}}
                answer = await browser.post("/resumes", json=given)
                self.resume = answer.json()["id"]
            else:
                answer = await browser.get(path.format(self.resume))
        assert answer.is_success, answer.text
        self.seen |= set(_UUID.findall(answer.text))
        self.named |= set(re.findall(r"Number\d{3}", answer.text))


async def test_64_interleaved_owners_on_two_connections_see_no_foreign_row(
    server: Server, database_name: str, tmp_path: Path
) -> None:
    settings = settings_for(server, database_name, tmp_path)
    few = settings.model_copy(update={"database": settings.database.model_copy(update={"connections": 1})})
    chance = random.Random(64)
    async with running(few) as product:
        people = await joined(product)
        await at_once([person.does("", writes=True) for person in people])
        for _ in range(ROUNDS):
            chance.shuffle(people)
            await at_once([one.does(chance.choice(PATHS), writes=chance.random() < 0.2) for one in people])
        pool = product.database.engine.pool
        assert pool.size() + 1 == 2  # type: ignore[attr-defined]  # the pool is a queue; one more may overflow
    for person in people:
        assert person.named <= {person.name}
        foreign = set().union(*(other.seen for other in people if other is not person))
        assert not person.seen & foreign


async def joined(product: Product) -> list[Person]:
    limit = asyncio.Semaphore(AT_ONCE)

    async def join(number: int) -> Person:
        async with limit:
            return Person(number, await product.join(f"number{number}@example.org"))

    return list(await asyncio.gather(*(join(number) for number in range(OWNERS))))


async def at_once(work: Sequence[Awaitable[None]]) -> None:
    limit = asyncio.Semaphore(AT_ONCE)

    async def one(each: Awaitable[None]) -> None:
        async with limit:
            await each

    await asyncio.gather(*(one(each) for each in work))
