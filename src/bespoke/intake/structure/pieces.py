"""The header of an entry cut into pieces, each with the features that its role is judged by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from bespoke.intake.lexicon.places import place_score
from bespoke.intake.lexicon.words import degree_score, organisation_score, remote_score, school_score, title_score
from bespoke.intake.lines import Run
from bespoke.intake.structure.dates import DateSpan, find_dates, is_only_dates, strip_duration
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.labels import is_bare_label, labelled
from bespoke.intake.structure.networks import URL

_DASH = re.compile(r"(\s[–—―-]{1,3}\s)")
_BARS = re.compile(r"\s*[|·•◦‖∙⋅┃│｜;；\t]\s*|\s+@\s+")
_AT = re.compile(r"\s+(?:at|bei|chez|presso|bij|hos)\s+(?=[A-Z0-9\"'“])")
_COMMA = re.compile(r"\s*[,，]\s+|，|\s/\s")
_INNER = re.compile(r"^(\S.*?)\s*\(([^()]+)\)\s*(\S.*)$")
_PARTICLES = frozenset(("in", "of", "at", "en", "bei", "chez", "presso", "for", "the", "and", "und", "et"))
BARE_GRADE = re.compile(r"[0-9]{1,3}[.,][0-9]{1,2}(?:\s*/\s*[0-9]{1,3}(?:[.,][0-9]{1,2})?)?")
_ABBREVIATIONS = frozenset(("corp", "dept", "univ", "assoc", "bros", "intl"))
# Universities of several towns, whose names end with the town: "University of California, Berkeley".
_HELD = "\x00"
_MOST_PIECES = 40
"""A text that falls into more is no header, and stays whole."""
CAMPUS = re.compile(
    r"(?:The )?(?:University of (?:California|Illinois|Wisconsin|North Carolina|Massachusetts|Texas|Maryland|Nebraska)"
    r"|California State University|(?:State|City) University of New York"
    r"|Indian Institute of (?:Technology|Management|Science)|National Institute of Technology)"
    r",? (?:at )?[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,2}"
)
_BRACKETS = re.compile(r"\s*[(（\[]([^()（）\[\]]{2,60})[)）\]]\s*$")


@dataclass(slots=True)
class HeaderPiece:
    """`slot` is where pieces of this kind stand in the entries of the section: line, looks, place in the line.

    `after` is the comma that parted the piece from the next one, empty where something stronger parts them.
    """

    text: str
    line: Line
    row: int
    bold: bool
    italic: bool
    slot: tuple[int, bool, bool, int]
    after: str = ""
    last_cell: bool = False


@dataclass(slots=True)
class HeaderDates:
    span: DateSpan
    text: str
    line: Line


@dataclass(slots=True)
class Header:
    pieces: list[HeaderPiece]
    dates: list[HeaderDates]
    urls: list[tuple[str, Line]]


def cut_headers(entries: Sequence[Sequence[Line]]) -> list[Header]:
    """The headers of a section. A comma parts two roles only where it does so in most of the entries, or must."""
    headers = [cut_header(lines) for lines in entries]
    rows: defaultdict[tuple[int, bool, bool], list[bool]] = defaultdict(list)
    for header in headers:
        seen: defaultdict[tuple[int, bool, bool], bool] = defaultdict(bool)
        for piece in header.pieces:
            seen[piece.slot[:3]] |= bool(piece.after)
        for row, parted in seen.items():
            rows[row].append(parted)
    placed = _placed_rows(headers)
    for header in headers:
        _cut_tails(header, placed)
        _rejoin(header, {row for row, parted in rows.items() if sum(parted) <= 0.5 * len(parted)})
    return headers


def _placed_rows(headers: Sequence[Header]) -> set[int]:
    """The rows in which at least half of the entries end with a place after a comma or a dash."""
    rows: defaultdict[int, list[bool]] = defaultdict(list)
    for header in headers:
        for row in {piece.row for piece in header.pieces}:
            pieces = [piece for piece in header.pieces if piece.row == row]
            rows[row].append(len(pieces) > 1 and _after_comma(pieces[-1]) and place_score(pieces[-1].text) >= 0.8)
    return {row for row, placed in rows.items() if 2 * sum(placed) >= len(placed) > 1}


def _after_comma(piece: HeaderPiece) -> bool:
    return bool(re.search(rf"(?:,|\s[–—-])\s*{re.escape(piece.text)}", piece.line.text))


def _cut_tails(header: Header, rows: set[int]) -> None:
    """ "Hôtel Beaurivage, Annecy" in two, where the other entries have "Restaurant Le Figuier, Lyon"."""
    for row in rows:
        pieces = [piece for piece in header.pieces if piece.row == row]
        if not pieces or any(place_score(piece.text) >= 0.8 for piece in pieces):
            continue
        head, mark, tail = _last_mark(pieces[-1].text)
        scores = (title_score(tail), organisation_score(tail), degree_score(tail))
        if mark and len(tail.split()) <= 3 and tail[:1].isupper() and max(scores) == 0:
            place = header.pieces.index(pieces[-1])
            slot = (*pieces[-1].slot[:3], min(pieces[-1].slot[3] + 1, 3))
            header.pieces[place : place + 1] = [
                replace(pieces[-1], text=head),
                replace(pieces[-1], text=tail, slot=slot, after=""),
            ]


def _last_mark(text: str) -> tuple[str, str, str]:
    """The text before and after its last comma or dash."""
    parts = re.split(r"(,\s|\s[–—-]\s)", text)
    return ("".join(parts[:-2]), parts[-2], parts[-1]) if len(parts) > 2 else (text, "", "")


def _rejoin(header: Header, rows: set[tuple[int, bool, bool]]) -> None:
    """Puts "Charge Nurse, Emergency Department" together again where the employer stands elsewhere."""
    place = 0
    while place + 1 < len(header.pieces):
        piece, following = header.pieces[place : place + 2]
        others = [other for other in header.pieces if other not in (piece, following)]
        elsewhere = any(place_score(other.text) < 0.7 and not other.after for other in others)
        if piece.after and following.line is piece.line and piece.slot[:3] in rows and elsewhere:
            text = _as_printed((piece.text, following.text), piece.line.text)
            header.pieces[place : place + 2] = [replace(piece, text=text, after=following.after)]
        else:
            place += 1


def cut_header(lines: Sequence[Line]) -> Header:
    header = Header([], [], [])
    told = any(not _inside(line.text, span) for line in lines for span in line.dates)
    for row, line in enumerate(lines):
        count = 0
        whole = bool(row) and bool(labelled(line.text, ("courses", "score", "keywords", "roles", "type"))[0])
        styled = [(line.text, line.bold, False)] if whole and len(line.cells) == 1 else list(_styled(line))
        if len(styled) > _MOST_PIECES:
            styled = [(line.text, line.bold, False)]
        dashes = len(styled) == 1 and not any(_BARS.search(cell) for cell in line.cells)
        dated = any(is_only_dates(cell) for cell in line.cells)
        for number, (text, bold, italic) in enumerate(styled):
            last = number > 0 and len(line.cells) > 1 and line.cells[-1].endswith(text)
            parts = list(_pieces(text, line, header, dashes=dashes, dated=dated, told=told))
            for part, after in parts if len(parts) <= _MOST_PIECES else [(text, "")]:
                if part.lower() in _PARTICLES or is_bare_label(part):
                    continue
                slot = (min(row, 3), bold, italic, min(count, 3))
                header.pieces.append(HeaderPiece(part, line, row, bold, italic, slot, after, last))
                count += 1
        header.urls += [(link, line) for link in line.links if re.match(r"https?://", link)]
    return header


def _styled(line: Line) -> Iterator[tuple[str, bool, bool]]:
    """The line's cells, cut further where the looks change for good."""
    runs = [run for run in line.runs if run.text]
    if not runs or "".join("".join(r.text for r in runs).split()) != "".join(" ".join(line.cells).split()):
        for cell in line.cells:
            yield cell, line.bold, line.signature[2]
        return
    ends: list[int] = []
    length = 0
    for cell in line.cells:
        length += len("".join(cell.split()))
        ends.append(length)
    text, done, look = "", 0, (runs[0].bold, runs[0].italic)
    for run in _cut_at(runs, ends):
        style = (run.bold, run.italic)
        if style != look and run.text.strip() and re.search(r"\w", text) and re.search(r"\w", run.text):
            yield text.strip(), *look
            text = ""
        if run.text.strip() and re.search(r"\w", run.text):
            look = style
        text += run.text
        done += len("".join(run.text.split()))
        if done in ends:
            if text.strip():
                yield text.strip(), *look
            text = ""
    if text.strip():
        yield text.strip(), *look


def _inside(text: str, span: DateSpan) -> bool:
    """True for a bare year in the middle of a name: "Finalist in the 2020 Challenge"."""
    year = text[span.first : span.last].isdigit()
    return year and bool(re.search(r"\w $", text[: span.first])) and bool(re.match(r" \w", text[span.last :]))


def _cut_at(runs: Sequence[Run], ends: Sequence[int]) -> Iterator[Run]:
    """The runs, cut where a cell ends inside of one; `ends` count the letters without white space."""
    done = 0
    for run in runs:
        size = len("".join(run.text.split()))
        inner = [end - done for end in ends if done < end < done + size]
        done += size
        yield from _cut_run(run, inner) if inner else (run,)


def _cut_run(run: Run, places: Sequence[int]) -> Iterator[Run]:
    text, seen = "", 0
    for char in run.text:
        text += char
        seen += not char.isspace()
        if seen in places and not char.isspace():
            yield replace(run, text=text)
            text = ""
    if text:
        yield replace(run, text=text)


def _pieces(
    text: str, line: Line, header: Header, *, dashes: bool, dated: bool, told: bool
) -> Iterator[tuple[str, str]]:
    """`dated` says that a cell of the line holds dates alone, `told` that the header has dates that stand apart: a year
    in the middle of a name is none of them."""
    for match in URL.finditer(text):
        header.urls.insert(0, (match.group().rstrip(".,;"), line))
    text = URL.sub(" ", text)
    spans = find_dates(text)
    if dated and not is_only_dates(text):
        spans = tuple(span for span in spans if span.ranged)
    spans = tuple(span for span in spans if not (told and _inside(text, span)))
    for span in reversed(_apart(text, spans)):
        header.dates.append(HeaderDates(span, text[span.first : span.last], line))
        text = f"{text[: span.first]}\t{text[span.last :]}"
    text = strip_duration(text)
    text = re.sub(r"[(（\[][\s\t,;:–—-]*[)）\]]", "\t", text)
    parts = [part for bar in _BARS.split(text) for part in _undash(bar, alone=dashes)]
    for part in parts:
        for piece in _split_brackets(part.strip(" ,;:|\t–—-·•")):
            named = [p for p in _split_at(piece.strip(" ,;:|\t–—-·•")) if re.search(r"\w", p)]
            for p, following in zip_longest(named, named[1:], fillvalue=""):
                yield _bare(p), ", " if following and place_score(following) < 0.8 else ""


def _apart(text: str, spans: Sequence[DateSpan]) -> list[DateSpan]:
    """Without the years of names where the dates stand between bars of their own: "Map History 2019 | 2020"."""
    alone = [span for span in spans if _is_barred(text, span)]
    return [span for span in spans if span in alone or span.ranged or not alone]


def _is_barred(text: str, span: DateSpan) -> bool:
    before, after = text[: span.first].rstrip(), text[span.last :].lstrip()
    return (before.endswith("|") and after[:1] in ("", "|")) or (not before and after.startswith("|"))


def _bare(text: str) -> str:
    """Without the full stop that ends a header set as a sentence: "Lyon."."""
    text = text.replace("..", ".") if text.endswith("..") else text
    place = text.removesuffix(".")
    last = place.rsplit(" ", 1)[-1]
    whole = len(last) > 4 and len(text.split()) <= 4 and "." not in last and last.lower() not in _ABBREVIATIONS
    return place if place != text and (whole or place_score(place) >= 0.5) else text


def _undash(text: str, *, alone: bool) -> list[str]:
    """Parted at a dash where the sides name different things; `alone` says that nothing else parts the line."""
    left, dash, right = _DASH.split(text, maxsplit=1) if _DASH.search(text) else (text, "", "")
    if not dash:
        return [text]
    titles = sorted((title_score(left), title_score(right)))
    differ = _differ(left, right) if alone or len(right.split()) > 1 else False
    if place_score(right) >= 0.7 or differ or (alone and titles[0] < 0.3 and titles[1] >= 0.6):
        return [left, *_undash(right, alone=alone)]
    return [text]


def _split_brackets(text: str) -> list[str]:
    if len(text) > 300:
        return [text]
    match = _BRACKETS.search(text)
    if match and (text.startswith(match.group().strip()) or place_score(match.group(1)) or _named(match.group(1))):
        return [part for part in (text[: match.start()], match.group(1)) if part]
    inner = _INNER.match(text)
    if inner and school_score(inner.group(2)):
        return [inner.group(2), f"{inner.group(1)} {inner.group(3)}".strip()]
    if text.startswith(("(", "（", "[")) and text.endswith((")", "）", "]")):
        return [text[1:-1]]
    return [text]


def _named(text: str) -> bool:
    return organisation_score(text) >= 0.8 or remote_score(text) >= 1.0


def _split_at(text: str) -> list[str]:
    parts = _AT.split(text, maxsplit=1)
    if len(parts) == 2 and _held_at(parts[0], parts[1]):
        return [parts[0], *_split_commas(parts[1])]
    return _split_commas(text)


def _held_at(left: str, right: str) -> bool:
    """ "Audit Senior at Moss Adams LLP": the one is held, or earned, at the other."""
    studied = degree_score(left) > 0 and school_score(right) > 0
    return title_score(left) > 0 or studied or (organisation_score(right) >= 0.8 > organisation_score(left))


def _split_commas(text: str) -> list[str]:
    """Commas part what names different things; a place keeps its own, and so does the name of a campus."""
    held = CAMPUS.sub(lambda match: match.group().replace(",", _HELD), text) if "," in text else text
    return [part.replace(_HELD, ",") for part in _parted(held)]


def _parted(text: str) -> list[str]:
    if place_score(text) >= 0.8:
        return [text]
    parts = _COMMA.split(text)
    if len(parts) == 1 or len(text) > 140:
        return [text]
    for size in (3, 2, 1):
        tail = ", ".join(parts[-size:])
        if len(parts) > size and place_score(tail) >= 0.8 and not (size == 1 and place_score(tail) < 0.9):
            return [*_by_role(parts[:-size], text), tail]
    return _by_role(parts, text)


def _by_role(parts: Sequence[str], text: str) -> list[str]:
    """Neighbours stay together unless they clearly have different roles."""
    groups: list[list[str]] = [[parts[0]]]
    for part in parts[1:]:
        if _differ(", ".join(groups[-1]), part):
            groups.append([part])
        else:
            groups[-1].append(part)
    return [_as_printed(group, text) for group in groups]


def _as_printed(group: Sequence[str], text: str) -> str:
    """Neighbouring parts with what stands between them in the text."""
    start = text.find(group[0])
    end = text.find(group[-1], start + len(group[0]) if len(group) > 1 else start) + len(group[-1])
    return text[start:end] if start >= 0 and end > start else ", ".join(group)


def _differ(left: str, right: str) -> bool:
    if BARE_GRADE.fullmatch(right.rstrip(".")):
        return True
    if len(right) < 3 or right.strip(".").lower() in ("inc", "llc", "ltd", "corp", "co", "gmbh"):
        return False
    kinds = (title_score, organisation_score, degree_score)
    a, b = [kind(left) for kind in kinds], [kind(right) for kind in kinds]
    if school_score(right) != school_score(left) and (degree_score(left) or degree_score(right) or title_score(left)):
        return True
    if a[0] >= 0.6 and b[1] >= 0.6 > b[0]:
        return True
    if b[0] >= 0.6 and a[1] >= 0.6 > a[0]:
        return True
    return a[2] < 0.5 <= b[2] and a[1] >= 0.8
