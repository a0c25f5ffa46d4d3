"""A posting's text, read: what the job is, what it asks for, and where it says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bespoke.knowledge.language import language_of
from bespoke.knowledge.titles import seniority_of
from bespoke.posting.clean import clean
from bespoke.posting.degrees import degrees_asked
from bespoke.posting.knockouts import find_knockouts
from bespoke.posting.lines import Line, lines
from bespoke.posting.mentions import mentions
from bespoke.posting.model import Found, Posting, PostingAnalysis, Segment
from bespoke.posting.offsets import Reading
from bespoke.posting.paths import Asked, follow
from bespoke.posting.place import find_company, find_employment, find_locations, find_workplace
from bespoke.posting.requirements import requirements
from bespoke.posting.terms import compliance, of_kind, screening
from bespoke.posting.title import find_title
from bespoke.posting.years import years_asked
from bespoke.posting.zones import place

_MAX_RESPONSIBILITIES = 60
_SHORTEST_RESPONSIBILITY = 12


def analyse(text: str) -> PostingAnalysis:
    """Everything the posting says, each finding with its place in `text` as given. Any text gives an analysis."""
    reading = clean(text)
    rows = lines(reading.text)
    title = find_title(rows)
    asked = follow(place(_body(rows, title[0] if title else -1)))
    named = list(mentions(asked))
    wanted = requirements(reading, named)
    years, degrees = years_asked(reading, asked), degrees_asked(reading, asked)
    headline = Found(value=title[2], span=reading.span(title[0], title[1])) if title else None
    company, company_span = find_company(reading, rows, _line_of(rows, title[0] if title else -1))
    return PostingAnalysis(
        language=language_of(reading.text),
        title=headline.value if headline else "",
        title_span=headline.span if headline else None,
        company=company,
        company_span=company_span,
        seniority=seniority_of(headline.value) if headline else None,
        locations=find_locations(reading, rows),
        workplace=find_workplace(reading.text),
        employment_type=find_employment(reading.text),
        years=years,
        degrees=degrees,
        responsibilities=tuple(_responsibilities(reading, asked))[:_MAX_RESPONSIBILITIES],
        requirements=wanted,
        domain_keywords=of_kind(reading, named, frozenset({"domain", "method"})),
        tooling=of_kind(reading, named, frozenset({"tool"})),
        compliance=compliance(reading, asked),
        screening_keywords=screening(reading, headline, wanted, named),
        knockouts=find_knockouts(reading, asked, requirements=wanted, years=years, degrees=degrees),
        segments=tuple(_segments(reading, asked, headline)),
    )


def read_posting(text: str) -> Posting:
    return Posting(text=text, analysis=analyse(text))


def _line_of(rows: Sequence[Line], position: int) -> int:
    return next((at for at, row in enumerate(rows) if row.start <= position < row.end), -1)


def _body(rows: Sequence[Line], title_at: int) -> Iterable[Line]:
    """Every line but the title's own when nothing else stands on it."""
    own = _line_of(rows, title_at)
    return (row for at, row in enumerate(rows) if at != own or len(row.text) > 120)


def _responsibilities(reading: Reading, asked: Iterable[Asked]) -> Iterator[Found]:
    for one in asked:
        if one.zone == "duty" and len(one.sentence.text) >= _SHORTEST_RESPONSIBILITY:
            yield Found(value=one.sentence.text, span=reading.span(one.sentence.start, one.sentence.end))


def _segments(reading: Reading, asked: Iterable[Asked], title: Found | None) -> Iterator[Segment]:
    """Neighbouring sentences of one zone as one stretch."""
    if title:
        yield Segment(zone="title", span=title.span)
    for zone, run in groupby(asked, key=lambda one: one.zone):
        stretch = list(run)
        yield Segment(zone=zone, span=reading.span(stretch[0].sentence.start, stretch[-1].sentence.end))
