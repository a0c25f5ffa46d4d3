"""Education sections -> schools, degrees, grades, courses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bespoke.intake.lexicon.folding import fold_phrase
from bespoke.intake.lexicon.load import load
from bespoke.intake.lexicon.words import degree_score, organisation_score, school_score, title_score
from bespoke.intake.structure.body import put_body
from bespoke.intake.structure.crowded import part_named_places, part_towns
from bespoke.intake.structure.entries import EntryLines, split_entries
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.header_dates import put_dates
from bespoke.intake.structure.items import split_items, split_label
from bespoke.intake.structure.labels import labelled
from bespoke.intake.structure.pieces import BARE_GRADE, Header, HeaderPiece, cut_header
from bespoke.intake.structure.roles import assign, split_places
from bespoke.intake.structure.values import Draft, Value

_GRADE_WORDS = (
    r"c?g\.?p\.?a\.?|grade|note|abschlussnote|gesamtnote|notendurchschnitt|moyenne|promedio|nota media|media"
    r"|voto|votazione|coeficiente|cr|average|percentage|score|percentile|result"
)
_GRADE = (
    r"[0-9][\d.,]*\s*%?(?:\s*(?:/|out of|of|su|von|sur|de|di)\s*[\d.,]+)?"
    r"(?:\s*\([\d.,/ ]+\))?(?:\s*cum laude|\s*e lode)?"
)
_SCORE = re.compile(
    rf"(?:\b(?:overall|cumulative|major|final|cum\.?)\s+)?(?:\b(?:{_GRADE_WORDS})\b|绩点|平均分|成绩|均分|학점)"
    rf"\s*(?:[:：=\-–]|of|is|di)?\s*({_GRADE})",
    re.IGNORECASE,
)
_SCORE_AFTER = re.compile(r"(\d[.,]\d+\s*(?:/\s*\d[\d.,]*)?)\s*(?:c?gpa)\b", re.IGNORECASE)
_PERCENT = re.compile(r"^\s*(\d{2}(?:[.,]\d+)?\s*%|\d{2,3}\s*/\s*1[01]0(?:\s*e lode|L)?)\s*$", re.IGNORECASE)
_IN = re.compile(r"\s+(?:in|en|em|im|der|des|of|di)\s+(?=[A-ZÀ-Ý])", re.UNICODE)
_AREA_IN = re.compile(r"\s+(?:in|en|em|im)\s+", re.IGNORECASE)
_LEFT_OPEN = re.compile(r"\s+(?:in|of|en|em|im)$")
_ABBREVIATED = re.compile(
    r"^((?:[A-Z][A-Za-z]{0,4}\.\s?)+[A-Z]?[a-z]{0,3}\.?|[A-Z][A-Za-z]?[A-Z][a-z]{0,3}|B(?:Sc|Eng|Tech|Com|Ed|A|S)|M(?:Sc|Eng|Tech|Ed|A|S|Phil)|PhD|MBA)\b\.?,?\s+(?=\S)"
)

_BRACKETED = re.compile(r"^(\S.*?)\s*\(([A-Z][\w'’.-]+(?:\s(?:of|de|the|at)?\s?[A-Z][\w'’.-]+)+)\)$")


def read_schools(lines: Sequence[Line]) -> list[Draft]:
    entries = split_entries(lines)
    headers = [cut_header(entry.header) for entry in entries]
    places = split_places(headers)
    part_named_places(headers, places)
    part_towns(headers, places)
    scorers = {"institution": _institution_score, "degree": _degree_score}
    roles = assign(headers, scorers, prior=_prior)
    drafts: list[Draft] = []
    for entry, header, place, role in zip(entries, headers, places, roles, strict=True):
        drafts.append(_draft(entry, header, place, role))
    _inherit(drafts)
    return drafts


def _institution_score(text: str) -> float:
    return max(school_score(text), 0.5 * organisation_score(text)) - 0.3 * (degree_score(text) > 0)


def _degree_score(text: str) -> float:
    return degree_score(text) - 0.5 * school_score(text) * (degree_score(text) < 1)


def _prior(role: str, piece: HeaderPiece) -> float:
    score = 0.1 - 0.04 * piece.row - 0.03 * piece.slot[3]
    if role == "institution":
        score += 0.04 * piece.bold
    if find_score(piece.text):
        score -= 0.6
    return score - (0.1 if len(piece.text) > 80 else 0.0)


def _draft(entry: EntryLines, header: Header, places: Sequence[HeaderPiece], roles: dict[str, HeaderPiece]) -> Draft:
    draft = Draft("education", lines={line.index for line in (*entry.header, *entry.body)})
    roles = _lone(roles, header)
    if "institution" in roles:
        piece = roles["institution"]
        draft.put("institution", _without_grade(draft, piece), [piece.line.index])
    if "degree" in roles:
        put_degree(draft, roles["degree"])
    if "institution" not in draft.fields:
        _take_bracketed(draft)
    if places:
        draft.put("location", ", ".join(dict.fromkeys(p.text for p in places[:2])), [p.line.index for p in places[:2]])
    put_dates(draft, header, single="end")
    for url, line in header.urls[:1]:
        draft.put("url", url, [line.index])
    for piece in header.pieces:
        if piece not in roles.values():
            _rest(draft, piece)
    _body(draft, entry.body)
    return draft


def _lone(roles: dict[str, HeaderPiece], header: Header) -> dict[str, HeaderPiece]:
    if len(header.pieces) != 1:
        return roles
    piece = header.pieces[0]
    return {"degree" if degree_score(piece.text) > school_score(piece.text) else "institution": piece}


def _without_grade(draft: Draft, piece: HeaderPiece) -> str:
    """The name of a school without the grade behind it: "Universität Konstanz (grade 1.3)"."""
    found = find_score(piece.text)
    if found and piece.text.rstrip(" )").endswith(found[1].rstrip(" )")):
        draft.put("score", found[0], [piece.line.index])
        return piece.text[: piece.text.rfind(found[1])].strip(" ,;:(–-")
    name, comma, rest = piece.text.rpartition(", ")
    field, grade = labelled(rest, ("score",)) if comma else ("", "")
    if field or (comma and _is_grade(rest)):
        draft.put("score", grade or rest, [piece.line.index])
        return name
    return piece.text


def _take_bracketed(draft: Draft) -> None:
    """ "MA (Sidney Hall)": names in brackets behind a degree are the school where nothing else is."""
    degree = draft.fields.get("study_type")
    match = _BRACKETED.match(degree.text) if degree else None
    if degree and match and degree_score(match.group(2)) == 0:
        draft.fields["study_type"] = replace(degree, text=match.group(1))
        draft.put("institution", match.group(2), degree.lines, confidence=0.6)


def put_degree(draft: Draft, piece: HeaderPiece) -> None:
    """Kind of degree and field, parted at "in", after an abbreviation, or at a comma."""
    text, places = piece.text, [piece.line.index]
    found = find_score(text)
    if found:
        draft.put("score", found[0], places)
        text = text.replace(found[1], "").strip(" ,;:()-–|·")
    abbreviated = _ABBREVIATED.match(text)
    parted = _AREA_IN.split(text, maxsplit=1)
    if len(parted) == 2 and len(parted[0]) > 1:
        kind, area = parted
    elif abbreviated:
        end = abbreviated.end()
        bracket = re.match(r"\([^()]*\)[,\s]*", text[end:])
        end += bracket.end() if bracket else 0
        kind, area = text[:end], text[end:]
    elif "," in text:
        kind, _, area = text.partition(",")
    else:
        kind, area = text, ""
    if degree_score(kind) == 0 and degree_score(area) > 0 and not abbreviated:
        kind, area = area, kind
    if _is_grade(area.strip(" ,")) and f", {area.strip(' ,')}" in text and "score" not in draft.fields:
        draft.put("score", area.strip(" ,"), places)
        area = ""
    draft.put("study_type", _LEFT_OPEN.sub("", kind.strip(" ,:")), places)
    draft.put("area", area.strip(" ,:()"), places)


def find_score(text: str) -> tuple[str, str] | None:
    """(grade, the words it was read from)."""
    for pattern in (_SCORE, _SCORE_AFTER, _PERCENT):
        match = pattern.search(text)
        if match:
            return match.group(1).strip(" .,;"), match.group()
    return None


def _rest(draft: Draft, piece: HeaderPiece) -> None:
    text, places = piece.text, [piece.line.index]
    field, rest = labelled(text, ("score", "courses"))
    if field == "score" and "score" not in draft.fields:
        draft.put("score", rest, places)
        return
    if field == "courses":
        for item in split_items(rest):
            draft.add("courses", item, places)
        return
    if _is_grade(text) and "score" not in draft.fields:
        draft.put("score", text.rstrip("."), places)
        return
    found = find_score(text)
    if found and not re.search(r"\d", draft.text("score")):
        _put_score(draft, found[0], places)
        if len(text.replace(found[1], "").strip(" ,;:()")) > 3:
            draft.add("bullets", text, places)
    elif "study_type" in draft.fields and "area" not in draft.fields and _is_area(text):
        draft.put("area", text, places)
    elif "institution" not in draft.fields:
        draft.put("institution", text, places)
    elif "study_type" not in draft.fields and "area" not in draft.fields:
        put_degree(draft, piece)
    else:
        draft.add("bullets", text, places)


def _put_score(draft: Draft, grade: str, places: Sequence[int]) -> None:
    """The number as the grade; an honour that stood there before ("cum laude") is told beside it."""
    honour = draft.fields.pop("score", None)
    draft.put("score", grade, places)
    if honour is not None:
        draft.add("bullets", honour.text, honour.lines)


def _is_grade(text: str) -> bool:
    """A mark that stands alone: "3.7/4.0", "1,3", "First Class"."""
    return bool(BARE_GRADE.fullmatch(text.rstrip("."))) or fold_phrase(text) in load("roles")["scores"]["grades"]


def _is_area(text: str) -> bool:
    return len(text.split()) <= 7 and not title_score(text) >= 1.0 and not text.endswith(".") and not school_score(text)


def _body(draft: Draft, lines: Sequence[Line]) -> None:
    kept: list[Line] = []
    for line in lines:
        if BARE_GRADE.fullmatch(line.text) and "score" not in draft.fields:
            draft.put("score", line.text, [line.index])
            continue
        field, rest = labelled(line.text, ("courses", "score")) if not line.marker else ("", "")
        if field == "score" and "score" not in draft.fields:
            draft.put("score", rest, [line.index])
            continue
        if field == "courses":
            for item in split_items(rest):
                draft.add("courses", item, [line.index])
            continue
        found = find_score(line.text)
        if found and not re.search(r"\d", draft.text("score")):
            _put_score(draft, found[0], [line.index])
            if len(line.text.replace(found[1], "").strip(" ,;:()|")) < 4 and not line.marker:
                continue
        kept.append(line)
    courses = _course_list(draft, kept)
    put_body(draft, [line for line in kept if line not in courses], summary="bullets_text")
    _as_bullets(draft)


def _course_list(draft: Draft, lines: Sequence[Line]) -> list[Line]:
    """Items under a line that only says "Courses"."""
    labels = {fold_phrase(word) for word in load("roles")["courses"]["labels"]}
    for place, line in enumerate(lines):
        label, rest = split_label(line.text)
        if fold_phrase(label or line.text) in labels and not rest:
            found = [line]
            for item in lines[place + 1 :]:
                if not item.marker and found[1:] and found[-1].marker:
                    break
                for text in item.cells if len(item.cells) > 1 else split_items(item.text):
                    draft.add("courses", text, [item.index])
                found.append(item)
            if len(found) > 1:
                return found
            draft.lists.pop("courses", None)
    return []


def _as_bullets(draft: Draft) -> None:
    value = draft.fields.pop("bullets_text", None)
    if value is None:
        return
    bullets = draft.lists.setdefault("bullets", [])
    bullets[:0] = [Value(text, value.lines, 0.7) for text in value.text.split("\n")]


def _inherit(drafts: Sequence[Draft]) -> None:
    """A second degree under one school has the school of the one above."""
    for before, draft in pairwise(drafts):
        if "institution" not in draft.fields and "study_type" in draft.fields and "institution" in before.fields:
            value = before.fields["institution"]
            draft.put("institution", value.text, value.lines, confidence=0.6)
