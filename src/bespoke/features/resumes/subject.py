"""Resumes as documents."""

from __future__ import annotations

from uuid import UUID

from bespoke.features.documents.subject import Kind, Subject
from bespoke.features.resumes.tables import ResumeRow

RESUME = Kind(noun="résumé", name="resume", table=ResumeRow, column="data")


def resume_subject(owner: UUID, resume_id: UUID) -> Subject:
    return Subject(RESUME, owner, resume_id)
