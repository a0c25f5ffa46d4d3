"""People with a key and small documents, made by the product's own use cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from bespoke.features.accounts.api_keys import create_key
from bespoke.features.accounts.create import create_user
from bespoke.features.resumes.create import create_resume
from bespoke.features.resumes.schemas import NewResume
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database, roles
from bespoke.platform.ids import new_id
from chaos.site import Site

SMALL: dict[str, Any] = {
    "basics": {"name": "Ada Byron", "label": "Analyst", "email": "ada@example.org"},
    "work": [
        {
            "name": "Babbage & Co",
            "position": "Analyst",
            "startDate": "2021-02",
            "highlights": ["Wrote the notes.", "Found the error in the table of Bernoulli numbers."],
        }
    ],
}


@dataclass(frozen=True, slots=True)
class Person:
    owner: UUID
    key: str
    documents: tuple[UUID, ...]


async def settle(site: Site, people: int, *, documents: int = 2) -> Sequence[Person]:
    database = Database(site.url(roles.APP, host=str(site.postgres.sockets)))
    try:
        return [await _person(database, number, documents) for number in range(people)]
    finally:
        await database.close()


async def _person(database: Database, number: int, documents: int) -> Person:
    owner = new_id()
    actor = Actor(owner, "session")
    async with database.transaction(owner) as session:
        await create_user(session, owner, email=f"person{number}-{owner}@example.org", name="Ada")
        made = await create_key(session, actor, name="chaos", scopes=actor.scopes, lives_for=None)
        kept = [await create_resume(session, actor, NewResume(data=SMALL)) for _ in range(documents)]
    return Person(owner, made.secret, tuple(kept))
