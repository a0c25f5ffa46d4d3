"""The dates of an entry out of those its header shows."""

from __future__ import annotations

from dataclasses import replace

from bespoke.intake.structure.dates import DateSpan
from bespoke.intake.structure.pieces import Header, HeaderDates
from bespoke.intake.structure.values import Draft
from bespoke.resume.dates import PartialDate


def put_dates(draft: Draft, header: Header, *, single: str = "both") -> None:
    """A range wins over single dates; two single dates on two lines are the ends of one range.

    `single` says what one date alone means: "both" ends, or the "end" (a graduation).
    """
    if not header.dates:
        return
    chosen = next((dates for dates in header.dates if dates.span.ranged), None)
    if chosen is None and len(header.dates) >= 2:
        chosen = _stacked(header.dates[0], header.dates[1])
    chosen = chosen or header.dates[0]
    span = chosen.span
    if not span.ranged and single == "end":
        span = replace(span, start=None)
    draft.dates, draft.dates_text, draft.date_lines = span, chosen.text.strip(), (chosen.line.index,)


def _stacked(one: HeaderDates, two: HeaderDates) -> HeaderDates | None:
    if one.line.index == two.line.index and one.line is not two.line:
        return None
    ends = sorted(date for date in (one.span.start, two.span.start) if isinstance(date, PartialDate))
    if len(ends) < 2:
        return None
    span = DateSpan(one.span.first, one.span.last, ends[0], ends[1], ranged=True, vague=one.span.vague)
    return HeaderDates(span, f"{one.text} {two.text}", one.line)
