"""The sections people tell, by the names they and programs use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bespoke.intake.errors import UnknownSection
from bespoke.resume.model import SECTION_NAMES, SectionName

AUTO = "auto"
"""Stands for all sections: what was told goes where it belongs."""

TOLD_SECTIONS: Mapping[str, Sequence[str]] = {
    "basics": ("personal_info", "personal", "contact", "contact_info", "header"),
    "summary": ("profile", "about", "objective", "professional_summary"),
    "work": ("work_experience", "experience", "employment", "jobs", "professional_experience"),
    "education": ("studies", "academic", "degrees"),
    "skills": ("skill", "technologies", "technical_skills", "competencies"),
    "projects": ("project",),
    "certificates": ("certifications", "certification", "licenses", "licences"),
    "languages": ("language",),
    "awards": ("award", "honors", "honours"),
    "publications": ("publication",),
    "volunteer": ("volunteering", "volunteer_experience"),
    "interests": ("interest", "hobbies"),
    "references": ("reference", "referees"),
}
"""Sections by name, each with the other names people and programs use."""


def section_called(name: str) -> str:
    """By its own name or a usual other one; "auto" is one. Raises UnknownSection with the valid ones."""
    wanted = "_".join(name.lower().replace("-", " ").replace("_", " ").split())
    for section, others in {**TOLD_SECTIONS, AUTO: ()}.items():
        if wanted == section or wanted in others:
            return section
    raise UnknownSection(
        f"There is no section {name[:60]!r}.", fix=f"Use one of {', '.join(TOLD_SECTIONS)}, or {AUTO}.", field="name"
    )


def entries_of(section: str) -> SectionName | None:
    """The list of entries a told section goes to, None for what is told of the person."""
    return next((name for name in SECTION_NAMES if name == section), None)
