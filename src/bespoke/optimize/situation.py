"""Everything the rules look at: resume, posting and wishes, and what follows from them, worked out once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bespoke.knowledge.language import language_of
from bespoke.knowledge.spelling import Locale
from bespoke.optimize.house_spelling import house_spelling
from bespoke.optimize.lines import Group, Line, bullet_lists_of, groups_of
from bespoke.optimize.listed import listed_skills
from bespoke.optimize.model import AssertedFact, Preferences
from bespoke.optimize.wants import Wants, wants_of
from bespoke.posting.model import Posting
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Resume


@dataclass(frozen=True, slots=True)
class Situation:
    resume: Resume
    posting: Posting
    preferences: Preferences
    as_of: PartialDate
    asserted: tuple[AssertedFact, ...]
    wants: Wants
    groups: tuple[Group, ...]
    english: bool
    locale: Locale

    def is_locked(self, path: str) -> bool:
        """Whether the path, something above it or something below it is locked."""
        return any(_covers(locked, path) or _covers(path, locked) for locked in self.preferences.locked)

    def is_kept(self, line: Line) -> bool:
        """Whether the person asked to keep the bullet, by path, id or entry."""
        kept = self.preferences.keep
        return any(line.bullet.id == wish or _covers(wish, line.path) for wish in kept)


def situation_of(
    resume: Resume,
    posting: Posting,
    preferences: Preferences,
    *,
    as_of: PartialDate,
    asserted: tuple[AssertedFact, ...] = (),
) -> Situation:
    wants = wants_of(
        posting.analysis,
        listed=[name for _, name in listed_skills(resume.skills)],
        emphasize=preferences.emphasize,
        exclude=preferences.exclude_skills,
    )
    locale = house_spelling(resume, preferences)
    groups = groups_of(resume, posting, wants, locale=locale)
    return Situation(resume, posting, preferences, as_of, asserted, wants, groups, is_english(resume), locale)


def is_english(resume: Resume) -> bool:
    """By what the resume says of itself, else by its words."""
    if resume.language:
        return resume.language.split("-")[0] == "en"
    texts = [resume.basics.summary, *(b.text for _, _, bullets in bullet_lists_of(resume) for b in bullets)]
    joined = " ".join(texts)
    return not re.search(r"\w", joined) or language_of(joined) == "en"


def _covers(above: str, path: str) -> bool:
    return path == above or path.startswith(f"{above}/")
