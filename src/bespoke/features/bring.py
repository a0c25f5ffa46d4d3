"""Bringing data of another system in: one JSON object a line, each after what it rests on.

    {"type": "user", "email": "ada@example.org", "name": "Ada"}
    {"type": "resume", "user": "ada@example.org", "id": "r1", "title": "Analyst", "data": {"basics": …}}
    {"type": "section", "resume": "r1", "name": "work", "raw_input": "Analyst at …"}
    {"type": "optimized_resume", "resume": "r1", "title": "Analyst - Acme", "optimized_data": {…}}

`id` is the other system's. Ids here derive from it, so that a file may be brought again after a failure: what is here
already is left as it is.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bespoke.features.accounts.opening import ensure_user
from bespoke.features.documents.errors import DocumentNotFound
from bespoke.features.documents.subject import Content
from bespoke.features.optimizations.keep import save_optimization
from bespoke.features.optimizations.queries import find_of_resume
from bespoke.features.optimizations.record import SaveOptimization
from bespoke.features.resumes import queries as resumes
from bespoke.features.resumes.create import create_resume
from bespoke.features.resumes.schemas import NewResume, SectionInput
from bespoke.features.resumes.sections import tell_section
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database
from bespoke.platform.errors import Invalid
from bespoke.platform.strict_json import InvalidJson, check_limits, decode_json


class BadLine(Invalid):
    """A line of the file cannot be taken."""


class Line(BaseModel):
    model_config = ConfigDict(extra="forbid")


class UserLine(Line):
    type: Literal["user"]
    email: str
    name: str = ""


class ResumeLine(Line):
    type: Literal["resume"]
    user: str
    id: str = Field(min_length=1, max_length=200)
    title: str = ""
    data: Content = Field(default_factory=dict)


class SectionLine(Line):
    type: Literal["section"]
    resume: str
    name: str
    raw_input: str


class OptimizedLine(Line):
    type: Literal["optimized_resume"]
    resume: str
    title: str = ""
    optimized_data: Content


AnyLine = Annotated[UserLine | ResumeLine | SectionLine | OptimizedLine, Field(discriminator="type")]
_LINES: TypeAdapter[AnyLine] = TypeAdapter(AnyLine)


@dataclass
class Bringing:
    """What one file has brought so far."""

    database: Database
    brought: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    _owners: dict[str, UUID] = field(default_factory=dict)
    _resumes: dict[str, tuple[UUID, UUID]] = field(default_factory=dict)
    _fresh: set[str] = field(default_factory=set)

    async def bring(self, lines: Iterable[bytes]) -> None:
        """Raises BadLine with the line's number; the lines before it are brought."""
        for number, content in enumerate(lines, 1):
            if content.strip():
                await self._one(_parsed(content, number), number)

    async def _one(self, line: AnyLine, number: int) -> None:
        match line:
            case UserLine():
                self._owners[line.email.lower()] = await ensure_user(self.database, line.email)
                self.brought["user"] += 1
            case ResumeLine():
                await self._resume(line, number)
            case SectionLine():
                await self._section(line, number)
            case OptimizedLine():
                await self._optimized(line, number)

    async def _resume(self, line: ResumeLine, number: int) -> None:
        owner = self._owners.get(line.user.lower())
        if owner is None:
            raise _bad(number, f"no user {line.user!r} stands before it")
        resume_id = _derived(owner, line.id)
        self._resumes[line.id] = owner, resume_id
        async with self.database.transaction(owner) as session:
            try:
                await resumes.find_row(session, owner, resume_id)
                self.left["resume"] += 1
            except DocumentNotFound:
                given = NewResume(title=line.title[:200], data=line.data)
                await create_resume(session, _importer(owner), given, resume_id=resume_id)
                self._fresh.add(line.id)
                self.brought["resume"] += 1

    async def _section(self, line: SectionLine, number: int) -> None:
        owner, resume_id = self._of(line.resume, number)
        if line.resume not in self._fresh:
            self.left["section"] += 1
            return
        async with self.database.transaction(owner) as session:
            given = SectionInput(raw_input=line.raw_input)
            await tell_section(session, _importer(owner), resume_id, line.name, given)
        self.brought["section"] += 1

    async def _optimized(self, line: OptimizedLine, number: int) -> None:
        owner, resume_id = self._of(line.resume, number)
        async with self.database.transaction(owner) as session:
            if await find_of_resume(session, owner, resume_id, None) is not None:
                self.left["optimized_resume"] += 1
                return
            given = SaveOptimization(resume_id=resume_id, optimized_data=line.optimized_data, title=line.title[:200])
            await save_optimization(session, _importer(owner), given)
        self.brought["optimized_resume"] += 1

    def _of(self, name: str, number: int) -> tuple[UUID, UUID]:
        found = self._resumes.get(name)
        if found is None:
            raise _bad(number, f"no resume {name!r} stands before it")
        return found


def _parsed(content: bytes, number: int) -> AnyLine:
    try:
        value = decode_json(content)
        check_limits(value)
        return _LINES.validate_python(value)
    except InvalidJson as error:
        raise _bad(number, error.detail) from None
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise _bad(number, f"{place}: {first['msg']}") from None


def _bad(number: int, why: str) -> BadLine:
    return BadLine(f"Line {number}: {why}", fix="Mend the line and bring the file again; what is here stays.")


def _derived(owner: UUID, name: str) -> UUID:
    """A UUID of version 8 (RFC 9562) made of the owner and the other system's id."""
    digest = bytearray(hashlib.sha256(owner.bytes + name.encode()).digest()[:16])
    digest[6], digest[8] = digest[6] & 0x0F | 0x80, digest[8] & 0x3F | 0x80
    return UUID(bytes=bytes(digest))


def _importer(owner: UUID) -> Actor:
    return Actor(owner, "trusted_header")
