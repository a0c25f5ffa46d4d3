"""Where told sections and the resumes they make are kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID, uuid4

from bespoke.resume.errors import UnknownResume
from bespoke.resume.model import Resume
from bespoke.telling.section import GeneratedSection


class Store(Protocol):
    """Keeps resumes, and every telling with what became of it."""

    async def create(self, *, template_id: str) -> UUID: ...

    async def read(self, resume_id: UUID) -> Resume:
        """Raises UnknownResume."""
        ...

    async def keep(self, section: GeneratedSection, resume: Resume) -> None:
        """Stores both at once."""
        ...


@dataclass(slots=True)
class MemoryStore:
    """For tests and notebooks: gone with the process."""

    resumes: dict[UUID, Resume] = field(default_factory=dict)
    sections: list[GeneratedSection] = field(default_factory=list)

    async def create(self, *, template_id: str) -> UUID:
        del template_id
        resume_id = uuid4()
        self.resumes[resume_id] = Resume()
        return resume_id

    async def read(self, resume_id: UUID) -> Resume:
        if resume_id not in self.resumes:
            raise UnknownResume(f"The store holds no résumé {resume_id}.", fix="Leave the id out to begin a new one.")
        return self.resumes[resume_id]

    async def keep(self, section: GeneratedSection, resume: Resume) -> None:
        self.sections.append(section)
        self.resumes[section.resume_id] = resume
