"""The words the pages say on their own: section titles, labels, months."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from bespoke.resume.frozen import Frozen

FALLBACK_LANGUAGE = "en"


class Wording(Frozen):
    """One language of `wording.toml`."""

    language: str
    summary: str
    work: str
    volunteer: str
    education: str
    awards: str
    certificates: str
    publications: str
    skills: str
    languages: str
    interests: str
    references: str
    projects: str
    custom: str
    present: str
    from_: str
    until: str
    courses: str
    keywords: str
    roles: str
    type: str
    grade: str
    resume: str
    months: tuple[str, ...]
    day: str
    month_year: str = "{month} {year}"
    city: str

    def title(self, section: str) -> str:
        """The heading of a section, such as "Work Experience"."""
        return str(getattr(self, section))


def wording(language: str) -> Wording:
    """The words for a language tag such as `de-AT`; English where the language has none."""
    known = _wordings()
    return known.get(language.split("-", maxsplit=1)[0], known[FALLBACK_LANGUAGE])


@cache
def _wordings() -> dict[str, Wording]:
    tables = tomllib.loads(resources.files(__package__).joinpath("wording.toml").read_text("utf-8"))
    return {
        language: Wording(language=language, from_=table.pop("from"), **table) for language, table in tables.items()
    }
