"""Publications: references in running text, or a title with authors, place and DOI on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bespoke.intake.structure.citations import DOI, Citation, cite, is_author_list, tidy_place
from bespoke.intake.structure.dates import find_dates, is_only_dates
from bespoke.intake.structure.entries import EntryLines
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.hints import cut_first_cell
from bespoke.intake.structure.paragraphs import Paragraph, build_paragraphs
from bespoke.intake.structure.values import Draft


def without_years(lines: Sequence[Line]) -> tuple[list[Line], dict[int, Line]]:
    """Running references without the years in the margin beside them; the years by the place of their line."""
    rest: list[Line] = []
    years: dict[int, Line] = {}
    for line in lines:
        parts = cut_first_cell(line) if len(line.cells) > 1 and is_only_dates(line.cells[0]) else None
        if parts is not None:
            years[line.index] = parts[0]
        rest.append(parts[1] if parts is not None else line)
    return rest, years


def is_head(line: Line) -> bool:
    """A title set apart by its looks or by bars, with publisher and date beside it."""
    return not reads_as_citation(line) and (bool(line.heading) or line.bold or " | " in line.text)


def reads_as_citation(first: Line) -> bool:
    """Running text with initials, a year in brackets or a title in quotes."""
    bold = [run for run in first.runs if run.bold and run.text.strip()]
    return not bold and not first.heading and bool(re.search(r"\b[A-Z]\.|et al|\(\d{4}\)|[\"“]", first.text))


def are_citations(lines: Sequence[Line]) -> bool:
    paragraphs = build_paragraphs(lines)
    cited = sum(reads_as_citation(paragraph.lines[0]) for paragraph in paragraphs)
    return cited >= 0.7 * len(paragraphs)


def read_citation(paragraph: Paragraph, years: dict[int, Line]) -> Draft:
    places = paragraph.places
    draft = Draft("publications", lines=set(places))
    _date(draft, paragraph, years)
    cited = _styled(paragraph) or cite(paragraph.text)
    draft.put("name", cited.title, places, confidence=0.7)
    draft.put("publisher", tidy_place(cited.place), places, confidence=0.5)
    draft.put("summary", cited.authors, places, confidence=0.5)
    put_address(draft, paragraph.text, paragraph.lines)
    return draft


def _styled(paragraph: Paragraph) -> Citation | None:
    """A reference whose title alone stands in italics at its beginning: "*Designing for trust*, UX Review, 2022"."""
    runs = [run for run in paragraph.lines[0].runs if run.text.strip()]
    if (
        len(runs) < 2
        or not runs[0].italic
        or runs[1].italic
        or not runs[1].text.lstrip().startswith((",", ".", "–", "—"))
    ):
        return None
    title = runs[0].text.strip(" ,.")
    rest = paragraph.text[paragraph.text.find(title) + len(title) :].strip(" ,.–—")
    for span in reversed(find_dates(rest)):
        rest = f"{rest[: span.first].rstrip(' ,(')}{rest[span.last :].lstrip(')')}"
    return Citation("", title, rest.strip(" ,.")) if len(title.split()) > 1 else None


def _date(draft: Draft, paragraph: Paragraph, years: dict[int, Line]) -> None:
    beside = next((years[place] for place in paragraph.places if place in years), None)
    text = beside.text if beside else DOI.sub(lambda match: " " * len(match.group()), paragraph.text)
    dates = find_dates(text)
    if dates:
        draft.dates, draft.dates_text, draft.date_lines = (
            dates[-1],
            text[dates[-1].first : dates[-1].last],
            paragraph.places,
        )


def put_address(draft: Draft, text: str, lines: Sequence[Line]) -> None:
    """The address of a DOI: the link that is set there, or the one every DOI has."""
    doi = DOI.search(text)
    links = [link for line in lines for link in line.links if re.match(r"https?://", link)]
    if "url" in draft.fields or not (doi or links):
        return
    address = next((link for link in links if doi and doi.group(1) in link), "")
    address = address or (f"https://doi.org/{doi.group(1)}" if doi else links[0])
    draft.put("url", address, [line.index for line in lines])


def take_details(draft: Draft, entry: EntryLines) -> EntryLines:
    """Puts the lines of authors and of the DOI below a title into their fields and returns the entry without them."""
    header, body = entry.header, entry.body
    below = [*header[1:], *body]
    dois = [line for line in below if DOI.search(line.text)]
    taken = {line.index for line in dois}
    authors = next((n for n in below if n.index not in taken and _names_authors(n, below, told=bool(dois))), None)
    if authors is not None:
        draft.put("summary", authors.text, [authors.index])
        taken.add(authors.index)
    for line in dois:
        put_address(draft, line.text, [line])
        draft.put("publisher", tidy_place(line.text).strip("()[] "), [line.index], confidence=0.7)
    free = [[line for line in part if line.index not in taken] for part in (header[1:], body)]
    return EntryLines([header[0], *free[0]], free[1])


def _names_authors(line: Line, below: Sequence[Line], *, told: bool) -> bool:
    """Names alone: three of them or with initials, or two where another line tells the place of appearance."""
    if line.marker or find_dates(line.text) or not is_author_list(line.text):
        return False
    sure = bool(re.search(r"\b[A-Z]\.", line.text)) or len(re.split(r",|\band\b|&", line.text)) >= 3
    return sure or told or (line is below[0] and len(below) > 1)
