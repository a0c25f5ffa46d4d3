"""Header pieces that name two things at once: "Paywright, Seattle, WA", "Pastry Cook, Hotel Karel"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bespoke.intake.lexicon.folding import fold_phrase
from bespoke.intake.lexicon.places import country_of, has_street, is_city, place_score, region_country
from bespoke.intake.lexicon.words import degree_score, organisation_score, school_score, title_score
from bespoke.intake.structure.pieces import CAMPUS, Header, HeaderPiece

_COMMA = re.compile(r",\s+(?![^()]*\))")
_LEGAL = frozenset(("inc", "llc", "llp", "ltd", "limited", "corp", "co", "plc", "gmbh", "ag", "sa", "bv", "pc", "pllc"))
_SEVERAL = 2


def part_named_places(headers: Sequence[Header], places: Sequence[list[HeaderPiece]]) -> None:
    """Takes a name out of the front of a place where the header names fewer than two things beside it."""
    for header, found in zip(headers, places, strict=True):
        for number, piece in enumerate(found):
            name, rest = split_named_place(piece.text)
            if name and len(header.pieces) < _SEVERAL:
                found[number] = replace(piece, text=rest)
                header.pieces.append(replace(piece, text=name, after=""))
                header.pieces.sort(key=lambda other: (other.row, _position(other)))


def _position(piece: HeaderPiece) -> int:
    return max(piece.line.text.find(piece.text), 0)


def split_named_place(text: str) -> tuple[str, str]:
    """("Paywright", "Seattle, WA") of "Paywright, Seattle, WA"; ("", text) where the first part may be the town."""
    first, comma, rest = text.partition(", ")
    if not comma or place_score(rest) < 0.8 or not first[:1].isupper() or re.search(r"\d{4}", first):
        return "", text
    second = rest.split(",", maxsplit=1)[0]
    if country_of(second) or region_country(second):
        return "", text
    if is_city(first) or country_of(first) or region_country(first) or has_street(first):
        return "", text
    return (first, rest) if "," in rest or is_city(rest) else ("", text)


def part_titles(headers: Sequence[Header], further: Sequence[bool]) -> None:
    """Parts "Pastry Cook, Hotel Karel" where the header names nothing else and the section sets its entries so.

    `further` tells the positions at an employer named above, whose commas are their own.
    """
    apart = sum(len({piece.row for piece in header.pieces}) > 1 or _barred(header) for header in headers)
    usual = apart < 0.5 * len(headers)
    for header, is_further in zip(headers, further, strict=True):
        if len(header.pieces) != 1:
            continue
        piece = header.pieces[0]
        place = _best_comma(piece.text, sure=is_further or not usual)
        if place is not None:
            left, right = piece.text[:place], piece.text[place:].lstrip(", ")
            slot = (*piece.slot[:3], min(piece.slot[3] + 1, 3))
            header.pieces = [replace(piece, text=left, after=""), replace(piece, text=right, slot=slot)]


def _barred(header: Header) -> bool:
    """Two pieces of one line that something stronger than a comma parts."""
    return len(header.pieces) > 1 and not any(
        f"{a.text}, {b.text}" in a.line.text for a, b in zip(header.pieces, header.pieces[1:], strict=False)
    )


def _best_comma(text: str, *, sure: bool) -> int | None:
    """Where the title ends or begins; `sure` asks for a word that tells an employer."""
    if len(text) > 140:
        return None
    best: tuple[float, int] | None = None
    for match in _COMMA.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        worth = max(_worth(left, right), _worth(right, left) - 0.05)
        if (best is None or worth >= best[0]) and worth > (1.5 if sure else 0.5):
            best = (worth, match.start())
    return best[1] if best else None


def _worth(title: str, employer: str) -> float:
    """How well the two texts are a title and an employer."""
    if fold_phrase(employer) in _LEGAL or not employer[:1].isupper() or title_score(employer) >= 0.5:
        return 0.0
    if title_score(title) < 0.5 and organisation_score(employer) < 0.8:
        return 0.0
    named = organisation_score(employer) if organisation_score(title) < 0.8 else 0.0
    return max(title_score(title), 0.2) * 0.6 + named


def part_towns(headers: Sequence[Header], places: Sequence[list[HeaderPiece]]) -> None:
    """The town behind the name of a school: "Leuphana Universität Lüneburg, Lüneburg"."""
    for header, found in zip(headers, places, strict=True):
        for number, piece in enumerate(header.pieces if not found else ()):
            school, comma, town = piece.text.rpartition(", ")
            if comma and school_score(school) and _is_town(town, school) and not CAMPUS.search(piece.text):
                header.pieces[number] = replace(piece, text=school, after="")
                found.append(replace(piece, text=town))
                break


def _is_town(text: str, school: str) -> bool:
    if school_score(text) or degree_score(text) or title_score(text) or not text[:1].isupper():
        return False
    return fold_phrase(text) in fold_phrase(school) or place_score(text) >= 0.9
