"""What a telling would add to a document and change in it. Nothing is stored."""

from __future__ import annotations

from bespoke.features.resumes.schemas import Proposed, TellingInput
from bespoke.intake.telling.sections import section_called
from bespoke.optimize.llm.contract import Writer
from bespoke.resume.completeness import completeness
from bespoke.resume.diff import diff
from bespoke.resume.jsonresume import write_json_resume
from bespoke.resume.model import Resume
from bespoke.telling import Told, tell


async def proposed(resume: Resume, given: TellingInput, *, template_id: str, writer: Writer | None) -> Proposed:
    """`template_id` is the document's own. Raises UnknownSection, UnknownPath."""
    told = await tell(
        given.raw_input,
        section=section_called(given.section),
        resume=resume,
        answers=given.answers,
        template_id=given.template_id or template_id,
        writer=writer,
    )
    content = told.content() if told.is_understood else {}
    return Proposed(
        is_understood=told.is_understood,
        sections={name: value for name, value in content.items() if isinstance(value, list)},
        basics=content.get("basics", {}),
        changes=[change.describe() for change in diff(resume, told.resume).changes],
        left_over=list(told.telling.left_over),
        error=None if told.is_understood else told.reason(),
        by=told.by,
        notice=said(told),
        data=dict(write_json_resume(told.resume)),
        completeness=completeness(told.resume),
    )


def said(told: Told) -> str | None:
    """Why a model that was asked had no part in it."""
    return told.notice.message if told.notice else None
