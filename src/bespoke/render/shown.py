"""The resume cut down to what its pages show: what may travel inside the file as data."""

from __future__ import annotations

from typing import TypeVar

from bespoke.resume.model import SECTION_NAMES, Basics, Location, Meta, Part, Resume

P = TypeVar("P", bound=Part)


def shown_resume(resume: Resume) -> Resume:
    """The same resume without image, meta and foreign fields, none of which a page shows."""
    kept: dict[str, object] = {"basics": _bare_basics(resume.basics), "meta": Meta()}
    for name in SECTION_NAMES:
        kept[name] = tuple(bare(entry) for entry in resume.section(name))
    return bare(resume).model_copy(update=kept)


def _bare_basics(basics: Basics) -> Basics:
    location: Location = bare(basics.location)
    profiles = tuple(bare(profile) for profile in basics.profiles)
    return bare(basics).model_copy(update={"image": "", "location": location, "profiles": profiles})


def bare(part: P) -> P:
    """Without foreign fields."""
    return part.model_copy(update={"extra": {}})
