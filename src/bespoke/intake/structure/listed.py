"""Awards, certificates, publications, interests, references: lists of named things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bespoke.intake.lexicon.places import place_score
from bespoke.intake.lexicon.words import organisation_score
from bespoke.intake.structure.dates import is_only_dates
from bespoke.intake.structure.entries import EntryLines, is_anchor, split_entries
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.header_dates import put_dates
from bespoke.intake.structure.items import split_label
from bespoke.intake.structure.names import looks_like_name
from bespoke.intake.structure.networks import EMAIL, URL
from bespoke.intake.structure.paragraphs import Paragraph, build_paragraphs, continues, join, measure
from bespoke.intake.structure.phones import find_phone
from bespoke.intake.structure.pieces import Header, HeaderPiece, cut_header
from bespoke.intake.structure.publications import (
    are_citations,
    is_head,
    read_citation,
    reads_as_citation,
    take_details,
    without_years,
)
from bespoke.intake.structure.skills import read_groups
from bespoke.intake.structure.values import Draft
from bespoke.resume.model import SectionName

_ISSUED = re.compile(
    r"^(?:issued by|awarded by|by|from|at|issuer|ausgestellt von|von|delivre par|par|por|da|rilasciato da"
    r"|published (?:on|in|by)|in)\s*:?\s+",
    re.IGNORECASE,
)
_TITLE_FIELD = {"awards": "title", "certificates": "name", "publications": "name"}
_GIVER_FIELD = {"awards": "awarder", "certificates": "issuer", "publications": "publisher"}
_CLOSE = 0.25
_EDGE = 5.0
# The number of a certificate: "Credential ID 30-0091823", "License #RN228812", "#A-2231".
_NUMBERED = re.compile(
    r"(?:(?:credential|certificate|certification|licen[cs]e|lic|registration|reg|member(?:ship)?)\b\.?\s*)?"
    r"(?:(?:id|no|number|nr)\b\.?\s*[:#]?|#|:)\s*#?[\w/-]*\d[\w/-]*$",
    re.IGNORECASE,
)
# How far somebody came: "top 52/2500", "2nd place", "National".
_RANK = re.compile(
    r"(?:top\s+)?\d+(?:st|nd|rd|th|\.|%)?(?:\s*/\s*\d+|\s+of\s+\d+|\s+(?:place|prize))?|(?:inter)?national|regional",
    re.IGNORECASE,
)
_GRADES = re.compile(
    r"(?:(?:associate|professional|practitioner|foundations?|fundamentals|expert|specialty|advanced|intermediate|beginner"
    r"|basic|level|provider|instructor|core|essentials|user|administrator|[i1]{1,3}|[23])[ ().,]*)+",
    re.IGNORECASE,
)
_BEFORE_YEAR = re.compile(
    r"\s(?:in|of|before|by|for|since|from|until|im|seit|vor|en|de|depuis|dal|nel|del)$", re.IGNORECASE
)


def read_listed(lines: Sequence[Line], section: SectionName) -> list[Draft]:
    if _names_only(lines):
        return [_from_text(Paragraph(join_all(item), item), section, {}) for item in _names(lines)]
    bare, years = without_years(lines) if section == "publications" else (lines, {})
    if section == "publications":
        each = are_citations(bare) or bool(years and _plain(bare))
    else:
        each = _line_each(lines) or _told_in_lines(lines)
    if items_only(bare) or each:
        return [_from_text(paragraph, section, years) for paragraph in build_paragraphs(bare)]
    return [_draft(entry, section) for entry in split_entries(lines)]


def items_only(lines: Sequence[Line]) -> bool:
    """True where each item of a list is an entry of its own."""
    marked = sum(bool(line.marker) for line in lines)
    first = next((line for line in lines), None)
    return (
        first is not None
        and bool(first.marker)
        and marked >= 0.4 * len(lines)
        and _in_one_row([line.x0 for line in lines if line.marker])
    )


def _in_one_row(starts: Sequence[float]) -> bool:
    """True where list items begin at one edge, save what numbers of different width take."""
    return max(starts) - min(starts) < _EDGE


def _plain(lines: Sequence[Line]) -> bool:
    """True where every line looks the same: no titles stand out above what is said about them."""
    return len({line.signature[:2] for line in lines}) == 1 and not lines[0].bold


def _line_each(lines: Sequence[Line]) -> bool:
    """True where every line names one thing, most with a date, all alike."""
    if (
        len(lines) < 2
        or len({line.size for line in lines}) > 1
        or any(line.marker or URL.fullmatch(line.text) for line in lines)
    ):
        return False
    dated = sum(is_anchor(line, outer=None) for line in lines)
    return dated >= 0.6 * len(lines) and len(build_paragraphs(lines)) == len(lines)


def _told_in_lines(lines: Sequence[Line]) -> bool:
    """True where every line names a certificate with its giver or its number, and nothing sets the lines apart."""
    if len(lines) < 2 or any(line.marker or line.heading or line.bold or len(line.cells) > 1 for line in lines):
        return False
    alike = len({line.signature[:4] for line in lines}) == 1 and len(build_paragraphs(lines)) == len(lines)
    gaps = [line.gap for line in lines[1:] if line.gap is not None]
    even = not gaps or max(gaps) - min(gaps) < 0.12
    below = any(is_only_dates(line.text) or _ISSUED.match(line.text) or URL.fullmatch(line.text) for line in lines)
    givers = [organisation_score(line.text) >= 0.8 and not re.search(r"[,|–—(]", line.text) for line in lines[1::2]]
    return alike and even and not below and sum(givers) < 0.5 * len(givers)


def _names_only(lines: Sequence[Line]) -> bool:
    """True for a narrow list of names, all alike and without dates, as sidebars have them."""
    alike = len({line.signature[:4] for line in lines}) == 1 and all(len(line.cells) == 1 for line in lines)
    return alike and all(line.placed and not line.dates and not line.marker and len(line.text) < 40 for line in lines)


def _names(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each name: one that is broken stands closer to its first line than the names to each other."""
    gaps = [line.gap for line in lines[1:] if line.gap is not None]
    closest, widest = min(gaps, default=0.0), max(gaps, default=0.0)
    limit = max(_CLOSE, closest + 0.07 if widest - closest >= 0.12 else 0.0)
    usual = measure(lines)
    items: list[list[Line]] = []
    for line in lines:
        close = items and line.gap is not None and line.gap < limit
        if close and continues(Paragraph(items[-1][-1].text, items[-1]), line, usual):
            items[-1].append(line)
        else:
            items.append([line])
    return items


def join_all(lines: Sequence[Line]) -> str:
    text = ""
    for line in lines:
        text = join(text, line.text)
    return text


def _draft(entry: EntryLines, section: SectionName) -> Draft:
    lines = [*entry.header, *entry.body]
    if len(lines) <= 1 or (section == "publications" and reads_as_citation(lines[0])):
        text = " ".join(paragraph.text for paragraph in build_paragraphs(lines))
        return _from_text(Paragraph(text, lines), section, {})
    draft = Draft(section, lines={line.index for line in lines})
    if section == "publications":
        entry = take_details(draft, entry)
    header = cut_header(entry.header)
    put_dates(draft, header, single="end")
    _restore_years(header)
    _assign(draft, _commas(header.pieces, section) if section == "publications" else header.pieces, section)
    if section != "awards":
        for url, line in header.urls[:1]:
            draft.put("url", url, [line.index])
    for paragraph in build_paragraphs(entry.body):
        draft.put(
            "summary" if section != "certificates" else "issuer", paragraph.text, paragraph.places, confidence=0.6
        )
    return draft


def _restore_years(header: Header) -> None:
    """A year after a preposition belongs to the words too: "Best Novel before 1990"."""
    for dates in header.dates:
        for piece in header.pieces:
            whole = f"{piece.text} {dates.text}"
            if piece.line is dates.line and _BEFORE_YEAR.search(piece.text) and whole in piece.line.text:
                piece.text = whole


def _assign(draft: Draft, pieces: Sequence[HeaderPiece], section: SectionName) -> None:
    title, giver = _TITLE_FIELD[section], _GIVER_FIELD[section]
    ranks = [piece for piece in pieces if _RANK.fullmatch(piece.text)] if section == "awards" else []
    if 0 < len(ranks) < len(pieces):
        pieces = [piece for piece in pieces if piece not in ranks]
        for piece in ranks:
            draft.put("summary", piece.text, [piece.line.index], confidence=0.5)
    for piece in _with_grades(pieces) if section == "certificates" else pieces:
        text, places = piece.text, [piece.line.index]
        bare = _ISSUED.sub("", text)
        if _ISSUED.fullmatch(f"{text} "):
            continue
        left, dash, right = text.rpartition(" – ") if " – " in text else text.rpartition(" — ")
        if section == "certificates" and dash and len(pieces) == 1 and not _is_grade(right):
            draft.put(title, left, places)
            draft.put(giver, right, places)
        elif title not in draft.fields and not (place_score(text) >= 0.9 and len(pieces) > 1):
            draft.put(title, text, places)
        elif place_score(text) >= 0.9 and section == "awards" and bare == text:
            draft.put("summary", text, places, confidence=0.5)
        elif section == "certificates" and title in draft.fields and _NUMBERED.match(text):
            _number(draft, text, places)
        elif giver not in draft.fields and (bare != text or len(bare.split()) <= 8):
            draft.put(giver, _take_number(draft, bare, places) if section == "certificates" else bare, places)
        else:
            draft.put("summary" if section != "certificates" else giver, text, places, confidence=0.5)


def _take_number(draft: Draft, giver: str, places: Sequence[int]) -> str:
    """The giver without the number behind it, which goes to the name: "APICS, ID: 448190"."""
    for mark in re.finditer(r"\s*[,;–—-]\s+", giver):
        number = giver[mark.end() :]
        if "name" in draft.fields and _NUMBERED.match(number):
            _number(draft, number, places)
            return giver[: mark.start()]
    return giver


def _number(draft: Draft, text: str, places: Sequence[int]) -> None:
    """The number of a certificate stays with its name: nobody gave it, and it must be seen."""
    name = draft.fields["name"]
    draft.fields["name"] = replace(name, text=f"{name.text}, {text}", lines=(*name.lines, *places))


def _with_grades(pieces: Sequence[HeaderPiece]) -> list[HeaderPiece]:
    """The pieces, with "Associate" put back behind the certificate it is said of."""
    result: list[HeaderPiece] = []
    for piece in pieces:
        before = result[-1] if result else None
        start = before.line.text.find(before.text) if before and before.line is piece.line else -1
        if before and start >= 0 and _is_grade(piece.text):
            end = before.line.text.find(piece.text, start + len(before.text)) + len(piece.text)
            result[-1] = replace(before, text=before.line.text[start:end])
        else:
            result.append(piece)
    return result


def _is_grade(text: str) -> bool:
    """ "Solutions Architect – Associate": how far the certificate goes, and nobody who gave it."""
    return _GRADES.fullmatch(text) is not None


def _from_text(paragraph: Paragraph, section: SectionName, years: dict[int, Line]) -> Draft:
    """One item in running text: "Prize, Giver (2020)", or a citation."""
    lines, text = paragraph.lines, paragraph.text
    if section == "publications" and not is_head(lines[0]):
        return read_citation(paragraph, years)
    draft = Draft(section, lines=set(paragraph.places))
    whole = lines[0] if len(lines) == 1 else replace(lines[0], text=text, cells=(text,), runs=())
    header = cut_header([whole])
    put_dates(draft, header, single="end")
    _restore_years(header)
    _assign(draft, _commas(header.pieces, section), section)
    for url, line in header.urls[:1]:
        if section == "certificates":
            draft.put("url", url, [line.index])
    return draft


def _commas(pieces: Sequence[HeaderPiece], section: SectionName) -> list[HeaderPiece]:
    """A last part after a comma that names an organisation is the giver."""
    result: list[HeaderPiece] = []
    for piece in pieces:
        head, comma, tail = piece.text.rpartition(", ")
        told = organisation_score(tail) >= 0.8 or section == "certificates"
        if section == "certificates" and len(pieces) == 1 and head.count(", ") and _NUMBERED.match(tail):
            head, comma, giver = head.rpartition(", ")
            result += [replace(piece, text=part) for part in (head, giver, tail)]
            continue
        barred = section == "publications" and " | " in piece.line.text and tail[:1].isupper()
        if comma and ((told and len(pieces) == 1) or (barred and piece is pieces[0])):
            result.append(HeaderPiece(head, piece.line, piece.row, piece.bold, piece.italic, piece.slot))
            result.append(HeaderPiece(tail, piece.line, piece.row, False, piece.italic, piece.slot))
        else:
            result.append(piece)
    return result


def read_interests(lines: Sequence[Line]) -> list[Draft]:
    drafts: list[Draft] = []
    for group in read_groups(lines):
        if group.name:
            draft = Draft("interests", lines=set(group.places))
            draft.put("name", group.name, group.places)
            for item, places in group.items:
                draft.add("keywords", item, places)
            drafts.append(draft)
            continue
        for item, places in group.items:
            draft = Draft("interests", lines=set(places))
            draft.put("name", item, places)
            drafts.append(draft)
    return drafts


def read_references(lines: Sequence[Line]) -> list[Draft]:
    paragraphs = build_paragraphs(lines)
    drafts: list[Draft] = []
    for paragraph in paragraphs:
        text = paragraph.text
        attributed = re.match(r"^[—–-]+\s*(\S.*)$", text)
        label, rest = split_label(text)
        if (attributed or paragraph.marker in tuple("—–-―")) and drafts and not drafts[-1].text("name"):
            drafts[-1].put("name", attributed.group(1) if attributed else text, paragraph.places)
        elif label and len(rest.split()) > 6:
            drafts.append(_reference(label, rest, paragraph.places))
        elif (parts := _person_first(text)) is not None:
            drafts.append(_reference(*parts, paragraph.places))
        elif _is_person(text, paragraph.lines[0]):
            drafts.append(_reference(text, "", paragraph.places))
        elif drafts and drafts[-1].text("name"):
            drafts[-1].put("reference", text, paragraph.places)
        else:
            short = len(text.split()) <= 6
            drafts.append(_reference(text if short else "", "" if short else text, paragraph.places))
        drafts[-1].lines.update(paragraph.places)
    return drafts


def _reference(name: str, text: str, places: tuple[int, ...]) -> Draft:
    draft = Draft("references", lines=set(places))
    draft.put("name", name, places)
    draft.put("reference", text, places)
    return draft


def _person_first(text: str) -> tuple[str, str] | None:
    """("Prof. Kari Lund", "University of Gothenburg, kari@example.org") of a line that begins with the person."""
    name, comma, rest = text.partition(", ")
    words = name.split()
    named = looks_like_name(name) and 2 <= len(words) <= 5 and organisation_score(name) == 0
    reach = bool(EMAIL.search(rest) or find_phone(rest))
    return (name, rest) if comma and named and reach and not text.endswith(("!", "?")) else None


def _is_person(text: str, line: Line) -> bool:
    words = text.split()
    strong = bool(line.heading) or (bool(line.runs) and all(run.bold for run in line.runs if run.text.strip()))
    if strong and len(words) <= 14 and not text.endswith("."):
        return True
    told = text.partition(",")[0].split()
    if not text.endswith((".", "!", "?")) and len(words) <= 14 and all(word[:1].isupper() for word in words[-1:]):
        words = told
    if (
        not 2 <= len(words) <= 5
        or re.search(r"[\d@:]|[.!?]$", text)
        or re.search(r"request|anfrage|demande", text, re.IGNORECASE)
    ):
        return False
    return (line.bold or bool(line.heading) or not line.placed or len(words) <= 4) and all(
        w[0].isupper() or w in ("van", "von", "der", "de", "da", "del") for w in words if w[0].isalpha()
    )
