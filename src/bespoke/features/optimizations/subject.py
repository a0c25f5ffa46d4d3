"""Optimized resumes as documents."""

from __future__ import annotations

from uuid import UUID

from bespoke.features.documents.subject import Kind, Subject
from bespoke.features.optimizations.tables import OptimizedResumeRow

OPTIMIZED = Kind(noun="optimized résumé", name="optimized_resume", table=OptimizedResumeRow, column="structured_output")


def optimized_subject(owner: UUID, optimized_id: UUID) -> Subject:
    return Subject(OPTIMIZED, owner, optimized_id)
