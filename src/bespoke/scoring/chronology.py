"""The dates of the history: their order, overlaps, precision, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from bespoke.resume.dates import PRESENT, PartialDate, interval
from bespoke.resume.labels import entry_label
from bespoke.resume.model import Dated, Resume, Work
from bespoke.resume.paths import join
from bespoke.scoring.model import Finding

_LONG_OVERLAP_MONTHS = 4
_MAX_COMPARED = 60


def date_findings(resume: Resume, *, as_of: PartialDate) -> Iterator[Finding]:
    for section, entry in resume.entries():
        if isinstance(entry, Dated):
            yield from _order(join(section, entry.id), entry, as_of)
    for work in resume.work:
        yield from _missing(work)
    yield from _precision(resume.work)
    yield from _overlaps(resume.work, as_of)
    yield from _sequence(resume.work)


def _order(path: str, entry: Dated, as_of: PartialDate) -> Iterator[Finding]:
    start, end = entry.start, entry.end
    if start and isinstance(end, PartialDate) and end.last_month < start.first_month:
        message = f"It ends ({end}) before it starts ({start})."
        yield Finding(
            code="date_order", severity="major", message=message, fix="Correct the dates.", path=join(path, "end")
        )
    if start and start.first_month > as_of.last_month and not isinstance(end, PartialDate):
        message = f"It starts in the future ({start})."
        yield Finding(
            code="date_future", severity="minor", message=message, fix="Check the year.", path=join(path, "start")
        )


def _missing(work: Work) -> Iterator[Finding]:
    for field in ("start", "end"):
        if getattr(work, field) is None and not work.dates_text:
            message = f"{entry_label(work)} has no {field} date; readers and machines need both."
            fix = "Give at least the year, or say that you are still there."
            path = join("work", work.id, field)
            yield Finding(code="date_missing", severity="major", message=message, fix=fix, path=path)


def _precision(entries: Sequence[Work]) -> Iterator[Finding]:
    dates = [
        (date.month is not None, join("work", work.id, field))
        for work in entries
        for field in ("start", "end")
        if isinstance(date := getattr(work, field), PartialDate)
    ]
    with_month = sum(has for has, _ in dates)
    if 0 < with_month < len(dates):
        odd = with_month < len(dates) - with_month
        for has, path in dates:
            if has == odd:
                message = f"{with_month} of {len(dates)} job dates name the month, this one is among the other kind."
                fix = "Write all of them the same way, month and year when you know them."
                yield Finding(code="date_format", severity="minor", message=message, fix=fix, path=path)


def _overlaps(entries: Sequence[Work], as_of: PartialDate) -> Iterator[Finding]:
    stays = [(work, stay) for work in entries[:_MAX_COMPARED] if (stay := interval(work.start, work.end, as_of=as_of))]
    for (one, first), (other, second) in combinations(stays, 2):
        months = min(first.end, second.end) - max(first.start, second.start) + 1
        if months >= _LONG_OVERLAP_MONTHS and one.name != other.name:
            message = f"{entry_label(one)} and {entry_label(other)} overlap by {months} months."
            fix = "Leave it if both were at once; say part-time or freelance where it was."
            yield Finding(code="date_overlap", severity="info", message=message, fix=fix, path=join("work", other.id))


def _sequence(entries: Sequence[Work]) -> Iterator[Finding]:
    """The newest first is what readers expect; jobs that go on count as the newest."""
    dated = [(work, (work.end == PRESENT, work.start)) for work in entries if work.start is not None]
    for (_, before), (work, after) in pairwise(dated):
        if before < after:
            message = f"{entry_label(work)} is newer than the job above it."
            fix = "Put the newest job first."
            yield Finding(code="date_sequence", severity="minor", message=message, fix=fix, path=join("work", work.id))
            return
