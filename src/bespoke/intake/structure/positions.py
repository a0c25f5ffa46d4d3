"""Work and volunteer sections -> positions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from bespoke.intake.lexicon.words import ends_in_title, is_named, organisation_score, school_score, title_score
from bespoke.intake.structure.body import put_body
from bespoke.intake.structure.crowded import part_named_places, part_titles
from bespoke.intake.structure.entries import EntryLines, split_entries
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.header_dates import put_dates
from bespoke.intake.structure.pieces import Header, HeaderPiece, cut_header, cut_headers
from bespoke.intake.structure.roles import assign, split_places
from bespoke.intake.structure.values import Draft
from bespoke.resume.model import SectionName

_MOST_WORDS = 12


def read_positions(lines: Sequence[Line], section: SectionName) -> list[Draft]:
    lead = list(takewhile(_is_prose, lines))
    entries = split_entries(lines[len(lead) :])
    headers = cut_headers([entry.header for entry in entries])
    places = split_places(headers)
    part_named_places(headers, places)
    part_titles(headers, [entry.more for entry in entries])
    roles = assign(headers, {"position": title_score, "name": _employer_score}, prior=_prior)
    drafts: list[Draft] = [_story(section, lead)] if lead else []
    for entry, header, place, role in zip(entries, headers, places, roles, strict=True):
        drafts.append(_draft(section, entry, header, place, role, drafts))
    return drafts


def names_positions(lines: Sequence[Line]) -> bool:
    """True where half of the entries name a position that somebody held."""
    headers = [cut_header(entry.header) for entry in split_entries(lines)]
    held = sum(any(title_score(piece.text) >= 0.6 for piece in header.pieces) for header in headers)
    return bool(headers) and held >= 0.5 * len(headers)


def _employer_score(text: str) -> float:
    score = max(organisation_score(text), 0.9 * school_score(text))
    if ends_in_title(text):
        score *= 0.2
    score -= 0.3 * title_score(text)
    return score if is_named(text) else score - 0.4


def _prior(role: str, piece: HeaderPiece) -> float:
    """Without any word to tell, the employer tends to be bold and first, the position the next."""
    score = 0.1 - 0.04 * piece.row - 0.03 * piece.slot[3]
    if role == "name":
        score += 0.05 * piece.bold - 0.04 * piece.italic + 0.03 * (piece.row == 0)
    if not re.search(r"[^\W\d_]", piece.text):
        score -= 0.8
    return score - (0.2 if len(piece.text) > 70 else 0.0)


def _draft(
    section: SectionName,
    entry: EntryLines,
    header: Header,
    places: Sequence[HeaderPiece],
    roles: dict[str, HeaderPiece],
    before: Sequence[Draft],
) -> Draft:
    draft = Draft(section, lines={line.index for line in (*entry.header, *entry.body)})
    employer = "name" if section == "work" else "organization"
    roles = _lone(roles, header)
    for role, piece in roles.items():
        draft.put(employer if role == "name" else "position", piece.text, [piece.line.index])
    if header.urls and "name" not in roles and roles and not entry.more:
        draft.put(employer, re.sub(r"^https?://(?:www\.)?", "", header.urls[0][0]), [header.urls[0][1].index])
    inherited = entry.more or ("name" not in roles and bool(roles))
    for name in (employer, "url", *(() if places else ("location",))) if inherited else ():
        if before and name in before[-1].fields and name not in draft.fields:
            value = before[-1].fields[name]
            draft.put(name, value.text, value.lines, confidence=0.6)
    if places:
        draft.put("location", ", ".join(dict.fromkeys(p.text for p in places[:2])), [p.line.index for p in places[:2]])
    put_dates(draft, header)
    for url, line in header.urls[:1]:
        draft.fields.pop("url", None)
        draft.put("url", url, [line.index])
    rest = [piece for piece in header.pieces if piece not in roles.values()]
    for piece in rest:
        told = section != "work" or not roles
        draft.put("summary" if told else "description", piece.text, [piece.line.index], confidence=0.5)
    put_body(draft, entry.body)
    return draft


def _story(section: SectionName, lines: Sequence[Line]) -> Draft:
    """What is told before the first entry, which names nobody."""
    draft = Draft(section, lines={line.index for line in lines})
    put_body(draft, lines)
    return draft


def _is_prose(line: Line) -> bool:
    """A sentence: "I spent four years coordinating food parcels for families." """
    words = line.text.split()
    ended = line.text.endswith((".", "!")) or words[0] in ("I", "My", "We")
    apart = line.bold or line.heading or line.marker or line.dates
    return len(words) >= 7 and ended and not apart and not is_named(line.text)


def _lone(roles: dict[str, HeaderPiece], header: Header) -> dict[str, HeaderPiece]:
    """A single piece is a position when it reads like one, else the employer; a sentence is neither."""
    if len(header.pieces) != 1:
        return roles
    piece = header.pieces[0]
    if len(piece.text.split()) > _MOST_WORDS and not is_named(piece.text):
        return {}
    return {"position" if title_score(piece.text) >= 0.5 else "name": piece}
