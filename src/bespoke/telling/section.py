"""What became of one telling."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from bespoke.optimize.llm.contract import Notice
from bespoke.resume.completeness import Completeness
from bespoke.resume.frozen import Frozen


class GeneratedSection(Frozen):
    """`processed_content` is the part of a JSON Resume that was told, None where nothing was understood: then `error`
    says why. `left_over` are the pieces that went nowhere. `completeness` is the resume's after it."""

    resume_id: UUID
    section_name: str
    template_id: str
    status: Literal["completed", "failed"]
    original_input: str
    processed_content: dict[str, Any] | None
    left_over: tuple[str, ...] = ()
    error: dict[str, Any] | None = None
    by: Literal["rules", "model"] = "rules"
    notice: Notice | None = None
    completeness: Completeness
