"""How long the person has done the kind of work a title names."""

from __future__ import annotations

from dataclasses import dataclass

from bespoke.knowledge.titles import head_of, same_title
from bespoke.resume.dates import Interval, PartialDate, covered_months, interval
from bespoke.resume.model import Resume, Work


@dataclass(frozen=True, slots=True)
class Tenure:
    """Whole years, and the posts they were counted from. Overlapping posts count once."""

    years: int
    posts: tuple[Work, ...]


def tenure(resume: Resume, title: str, *, as_of: PartialDate) -> Tenure:
    """Years in posts whose title belongs to one family of jobs with `title`; posts without both dates do not count.

    Years in another line of work are left out: a barista's years are no engineer's.
    """
    dated = {entry.id: span for entry in resume.work if (span := _span(entry, as_of))}
    posts = tuple(entry for entry in resume.work if entry.id in dated and is_alike(title, entry.position))
    return Tenure(covered_months(dated[post.id] for post in posts) // 12, posts)


def _span(entry: Work, as_of: PartialDate) -> Interval | None:
    return interval(entry.start, entry.end, as_of=as_of)


def is_alike(one: str, other: str) -> bool:
    """Whether two titles are of one line of work."""
    if same_title(one, other):
        return True
    first, second = head_of(one), head_of(other)
    if first is None or second is None:
        return False
    families = set(first.families) & set(second.families) - {"management", "office"}
    return first.noun == second.noun or bool(families)
