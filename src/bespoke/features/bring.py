"""Bringing data of another system in: one JSON object a line, each after what it rests on.

    {"type": "user", "email": "ada@example.org", "name": "Ada"}
    {"type": "resume", "user": "ada@example.org", "id": "r1", "title": "Analyst", "data": {"basics": …}}
    {"type": "section", "resume": "r1", "name": "work", "raw_input": "Analyst at …"}
    {"type": "optimized_resume", "resume": "r1", "title": "Analyst - Acme", "posting": "…", "optimized_data": {…}}

`id` is the other system's. Ids here derive from it, so that a file may be brought again after a failure: what is here
already is left as it is.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.accounts.opening import ensure_user
from bespoke.features.documents.errors import DocumentNotFound
from bespoke.features.documents.subject import Content
from bespoke.features.optimizations.keep import save_optimization
from bespoke.features.optimizations.queries import find_of_resume
from bespoke.features.optimizations.record import SaveOptimization
from bespoke.features.postings.errors import PostingNotFound
from bespoke.features.postings.keep import create_posting
from bespoke.features.postings.queries import find_posting
from bespoke.features.postings.schemas import NewPosting
from bespoke.features.resumes import queries as resumes
from bespoke.features.resumes.create import create_resume
from bespoke.features.resumes.schemas import NewResume, SectionInput
from bespoke.features.resumes.sections import tell_section
from bespoke.intake.telling.sections import section_called
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database
from bespoke.platform.errors import BespokeError, Busy, Invalid, Unavailable
from bespoke.platform.strict_json import check_limits, decode_json


class BadLine(Invalid):
    """A line of the file cannot be taken."""


class OutOfOrder(Invalid):
    """What a line rests on does not stand before it."""


class Ambiguous(Invalid):
    """Two lines of the file mean the same."""


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
    posting: str = ""
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
    _optimized: set[tuple[UUID, str]] = field(default_factory=set)

    async def bring(self, lines: Iterable[bytes]) -> None:
        """Raises BadLine with the line's number; the lines before it are brought."""
        for number, content in enumerate(lines, 1):
            if content.strip():
                with _at_line(number):
                    await self._one(_parsed(content))

    async def _one(self, line: AnyLine) -> None:
        match line:
            case UserLine():
                self._owners[line.email.lower()] = await ensure_user(self.database, line.email, name=line.name)
                is_new = True
            case ResumeLine():
                is_new = await self._bring_resume(line)
            case SectionLine():
                is_new = await self._bring_section(line)
            case OptimizedLine():
                is_new = await self._bring_optimized(line)
        (self.brought if is_new else self.left)[line.type] += 1

    async def _bring_resume(self, line: ResumeLine) -> bool:
        owner = self._owners.get(line.user.lower())
        if owner is None:
            raise OutOfOrder(f"no user {line.user!r} stands before it")
        resume_id = _derived(owner, line.id)
        self._resumes[line.id] = owner, resume_id
        async with self.database.transaction(owner) as session:
            try:
                await resumes.find_row(session, owner, resume_id)
            except DocumentNotFound:
                given = NewResume(title=line.title[:200], data=line.data)
                await create_resume(session, _importer(owner), given, resume_id=resume_id)
                return True
        return False

    async def _bring_section(self, line: SectionLine) -> bool:
        """The same words about the same section were brought before."""
        owner, resume_id = self._of(line.resume)
        section, given = section_called(line.name), SectionInput(raw_input=line.raw_input)
        async with self.database.transaction(owner) as session:
            told = await resumes.list_sections(session, owner, resume_id)
            if any((row.name, row.original_input) == (section, given.raw_input) for row in told):
                return False
            await tell_section(session, _importer(owner), resume_id, section, given)
        return True

    async def _bring_optimized(self, line: OptimizedLine) -> bool:
        owner, resume_id = self._of(line.resume)
        if (resume_id, line.posting) in self._optimized:
            raise Ambiguous(f"an optimized resume of {line.resume!r} for the same `posting`, or none, stands before it")
        self._optimized.add((resume_id, line.posting))
        async with self.database.transaction(owner) as session:
            posting_id = await _posting(session, owner, line.posting) if line.posting else None
            if await find_of_resume(session, owner, resume_id, posting_id) is not None:
                return False
            given = SaveOptimization(
                resume_id=resume_id,
                posting_id=posting_id,
                optimized_data=line.optimized_data,
                title=line.title[:200],
            )
            await save_optimization(session, _importer(owner), given)
        return True

    def _of(self, name: str) -> tuple[UUID, UUID]:
        found = self._resumes.get(name)
        if found is None:
            raise OutOfOrder(f"no resume {name!r} stands before it")
        return found


async def _posting(session: AsyncSession, owner: UUID, text: str) -> UUID:
    """One for each text."""
    posting_id = _derived(owner, f"posting {text}")
    try:
        await find_posting(session, owner, posting_id, even_deleted=True)
    except PostingNotFound:
        await create_posting(session, _importer(owner), NewPosting(text=text), posting_id=posting_id)
    return posting_id


def _parsed(content: bytes) -> AnyLine:
    value = decode_json(content)
    check_limits(value)
    return _LINES.validate_python(value)


@contextmanager
def _at_line(number: int) -> Iterator[None]:
    """Whatever is wrong with a line is told with its number; that the database cannot be reached is no line's fault."""
    try:
        yield
    except (Busy, Unavailable):
        raise
    except BespokeError as error:
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
