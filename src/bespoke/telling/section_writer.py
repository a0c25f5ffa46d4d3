"""The agent that writes sections from what people tell it, over any store."""

from __future__ import annotations

from uuid import UUID

from bespoke.intake.telling.sections import AUTO, section_called
from bespoke.optimize.llm.contract import Writer
from bespoke.resume.completeness import completeness
from bespoke.telling.section import GeneratedSection
from bespoke.telling.store import Store
from bespoke.telling.tell import tell


class SectionWriter:
    """Holds the store, and the model's writer where there is one."""

    def __init__(self, store: Store, *, writer: Writer | None = None) -> None:
        self._store = store
        self._writer = writer

    async def generate_section(
        self,
        *,
        raw_input: str,
        section_name: str = AUTO,
        template_id: str = "classic",
        resume_id: UUID | None = None,
        answers: str = "",
    ) -> GeneratedSection:
        """Begins a resume when no id is given. Raises UnknownSection, and UnknownPath for an `answers` that is none."""
        section = section_called(section_name)
        if resume_id is None:
            resume_id = await self._store.create(template_id=template_id)
        base = await self._store.read(resume_id)
        told = await tell(
            raw_input, section=section, resume=base, answers=answers, template_id=template_id, writer=self._writer
        )
        made = GeneratedSection(
            resume_id=resume_id,
            section_name=section,
            template_id=template_id,
            status="completed" if told.is_understood else "failed",
            original_input=raw_input,
            processed_content=told.content() if told.is_understood else None,
            left_over=told.telling.left_over,
            error=None if told.is_understood else told.reason(),
            by=told.by,
            notice=told.notice,
            completeness=completeness(told.resume),
        )
        await self._store.keep(made, told.resume)
        return made
