"""What every tool looks up: the same parts that the routes find on the application, and who acts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from starlette.requests import Request

from bespoke.features.exports.dependencies import Desk
from bespoke.features.exports.links import Links
from bespoke.features.resumes.upload import Uploads
from bespoke.features.resumes.writers import WriterFor
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database
from bespoke.platform.events.live import Live
from bespoke.platform.jobs.contract import JobKind
from bespoke.platform.threads import FairThreads

WhoActs = Callable[[Request | None], Awaitable[Actor]]
"""Asked for each call, with its HTTP request where it came by one. Raises Unauthenticated."""


@dataclass(frozen=True, slots=True)
class Office:
    """`address` is where signed links lead; empty where no server is known."""

    database: Database
    kinds: Mapping[str, JobKind]
    uploads: Uploads
    desk: Desk
    links: Links
    live: Live
    draft_threads: FairThreads
    who_acts: WhoActs
    writer_for: WriterFor | None = None
    address: str = ""
