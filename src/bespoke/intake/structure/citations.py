"""References in running text -> their authors, title, place and number: "Roe, J. (2020). A Title. Some Journal, 3."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bespoke.intake.lexicon.folding import is_cjk
from bespoke.intake.lexicon.words import organisation_score, title_score
from bespoke.intake.structure.dates import find_dates, is_only_dates
from bespoke.intake.structure.names import looks_like_name

DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.)?doi\.org/|\bdoi\s?[:：]?\s*)?\b(10\.\d{4,9}/[^\s,;()\[\]<>]+[^\s,;()\[\]<>.])",
    re.IGNORECASE,
)
_PARTICLE = r"(?:(?:van|von|der|den|de|da|di|del|la|le|ten|bin|al|dos)\s+)"
_INITIALS = r"(?:[A-Z]\.[\s-]?)+"
_SURNAME = rf"{_PARTICLE}{{0,2}}[A-Z][\w'’-]+"
_AUTHOR = rf"(?:{_SURNAME}(?:\s[A-Z][\w'’-]+)?,\s+{_INITIALS}|{_INITIALS}\s*{_SURNAME})"
_AND = r"(?:,?\s*(?:and|und|et|y|e|&)\s+|\s*[,;]\s+)"
_ET_AL = r"(?:,?\s*et\.? al\.?)"
_AUTHORS = re.compile(rf"^{_AUTHOR}(?:{_AND}{{1,2}}{_AUTHOR}){{0,40}}{_ET_AL}?(?=[\s.,:;(]|$)")
_PARTS = re.compile(r"\s*[,;，、]\s*(?:(?:and|und|et|y|e|&)\s+)?|\s+(?:and|und|et|&)\s+")
_QUOTED = re.compile(r"[\"“„«‘]([^\"”“»’]{12,}?)[,.]?[\"”“»’]")
_CODED = re.compile(
    r"^(.{2,200}?)[.．]\s*([^\[\]]{4,300}?)\s*\[(?:[JCMDPRSN]|[JMCD]/OL|EB/OL)\]\s*[.．,，]?\s*(.*)$", re.DOTALL
)
_NUMBER = re.compile(r"^\s*\[?\d{1,3}[\].]\s+")
_SENTENCE = re.compile(r"(?<=[^\s.][a-z\d)]{2})[.?!]\s+(?=[A-Z“\"(])")
_NAMES_END = re.compile(r"(?<=[^\s.][a-z\d)]{2})[.?!]\s+(?=[A-Z“\"(]|\d{4}\b)")
_EDGES = ' .,:;"”“»«'


@dataclass(frozen=True, slots=True)
class Citation:
    """`place` is where it appeared, with what else stands behind the title: volume, pages, "in press"."""

    authors: str
    title: str
    place: str = ""


def is_author_list(text: str) -> bool:
    """True for two or more names of persons, or for one with initials: "Jane Roe, Sam Poe", "Roe, J."."""
    text = re.sub(rf"{_ET_AL}$", "", text.strip().rstrip("."))
    if len(text) > 400:
        return False
    match = _AUTHORS.match(f"{text}.")
    if match and match.end() >= len(text):
        return True
    parts = [part.strip(" *†‡") for part in _PARTS.split(text) if part.strip(" *†‡")]
    return len(parts) >= 2 and all(_is_person(part) for part in parts)


def _is_person(text: str) -> bool:
    words = text.split()
    if is_cjk(text):
        return 2 <= len(text) <= 4
    named = looks_like_name(text) and 2 <= len(words) <= 4 and not text.isupper()
    return named and organisation_score(text) == 0 and title_score(text) == 0


def cite(text: str) -> Citation:
    """The parts of a reference. Never fails: what has no parts is all title."""
    text = _NUMBER.sub("", text).strip()
    quoted = _QUOTED.search(text)
    if quoted:
        title = quoted.group(1).strip(" ,.")
        return Citation(_undated(text[: quoted.start()]), title, text[quoted.end() :].strip(_EDGES))
    coded = _CODED.match(text) if "[" in text else None
    if coded:
        return Citation(coded.group(1).strip(), coded.group(2).strip(), coded.group(3).strip(_EDGES))
    authors, rest = _split_authors(text)
    title, place = _split_title(rest)
    return Citation(authors, title, place)


def _split_authors(text: str) -> tuple[str, str]:
    match = _AUTHORS.match(text)
    if match:
        return match.group().strip(" ,;"), _undated(text[match.end() :])
    dated = re.match(r"(.{4,300}?)\s*\(((?:18|19|20)\d\d[a-z]?)\)[.,:]?\s+", text)
    if dated and is_author_list(dated.group(1)):
        return dated.group(1), text[dated.end() :]
    head, *tail = _NAMES_END.split(text, maxsplit=1)
    if tail and is_author_list(head):
        return head, _undated(tail[0])
    return "", text


def _undated(text: str) -> str:
    """Without the date in front of the title, and what parts it from the authors."""
    text = text.strip(_EDGES + "&")
    match = re.match(r"[(\[]?([^()\[\]]{4,20}?)[)\]]?[.,:]\s+", text)
    if match and is_only_dates(match.group(1)):
        return text[match.end() :]
    bracketed = re.match(r"[(\[]([^()\[\]]{4,20})[)\]]\s*", text)
    return text[bracketed.end() :] if bracketed and is_only_dates(bracketed.group(1)) else text


def _split_title(text: str) -> tuple[str, str]:
    parts = _SENTENCE.split(text, maxsplit=1)
    title = parts[0].strip()
    if len(parts) == 1:
        return title, ""
    end = len(parts[0])
    return title + text[end : end + 1].strip(". "), parts[1].strip(_EDGES)


def tidy_place(text: str) -> str:
    """A place of appearance without the DOI and without the year in brackets, which have fields of their own."""
    text = DOI.sub("", text)
    for span in reversed(find_dates(text)):
        before, after = text[: span.first], text[span.last :]
        if before.rstrip().endswith("(") and after.lstrip().startswith(")"):
            text = before.rstrip()[:-1].rstrip() + after.lstrip()[1:]
    return re.sub(r"^[Ii]n:?\s+(?=[A-Z])", "", text.strip(_EDGES))
