"""Lines and sentences of a posting: what is a heading, what a bullet, what goes on from the line before."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKER = re.compile(r"[ \t>]*(?:(?:[-*+•▪●◦‣–—►➢✓✔▸■□·o]|\(?\d{1,2}[.)]|\([a-z]\)|[a-z]\))[ \t]+|[•▪●◦‣►➢✓✔▸■□·])+")
_HASHES = re.compile(r"[ \t]*#{1,6}[ \t]*")
_BOUNDARY = re.compile(r"(?<=[.!?;])[\"”’)]*\s+(?=[\"“(]*[A-Z0-9])|;\s+(?=[a-z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|incl|approx|min|max|no|dr|mr|ms|mrs|st|sr|jr|inc|ltd|co|corp|dept|u\.s|u\.k|ph\.d|b\.s|m\.s|b\.a)"
    r"|\b[A-Z]|^\s*\d{1,2})\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    """One line, or several that belong together; [start, end) without marker and surrounding space."""

    start: int
    end: int
    text: str
    bullet: bool = False
    hashed: bool = False
    spaced: bool = False


@dataclass(frozen=True)
class Sentence:
    start: int
    end: int
    text: str
    bullet: bool = False


def lines(text: str) -> list[Line]:
    """The lines that hold something, soft wraps undone and lone bullet marks joined to their text."""
    found: list[Line] = []
    at, spaced, pending = 0, True, False
    for raw in text.split("\n"):
        line = _line(raw, at, spaced=spaced, bullet=pending)
        at += len(raw) + 1
        if line is None:
            spaced = True
            continue
        pending = line.start == line.end
        if pending:
            continue
        if found and not spaced and _goes_on(found[-1], line):
            before = found.pop()
            line = Line(
                before.start, line.end, text[before.start : line.end], before.bullet, before.hashed, before.spaced
            )
        found.append(line)
        spaced = False
    return found


def _line(raw: str, at: int, *, spaced: bool, bullet: bool) -> Line | None:
    if not raw.strip():
        return None
    hashes = _HASHES.match(raw)
    marker = None if hashes else _MARKER.match(raw + " ")
    begin = min(len(raw), (hashes or marker).end() if (hashes or marker) else 0)  # type: ignore[union-attr]  # one is set
    begin += len(raw[begin:]) - len(raw[begin:].lstrip())
    end = max(begin, len(raw.rstrip()))
    return Line(at + begin, at + end, raw[begin:end], bullet or marker is not None, hashes is not None, spaced)


def _goes_on(before: Line, line: Line) -> bool:
    """A lower-case start goes on from a line that had not ended; people paste wrapped text."""
    if line.bullet or line.hashed or before.hashed:
        return False
    return line.text[0].islower() and before.text[-1] not in ".:!?;" and len(before.text) > 30


def sentences(line: Line) -> list[Sentence]:
    """The line's sentences; a semicolon ends one too."""
    found: list[Sentence] = []
    begin = 0
    for match in _BOUNDARY.finditer(line.text):
        if _ABBREVIATION.search(line.text, max(begin, match.start() - 8), match.start()):
            continue
        _append(found, line, begin, match.start())
        begin = match.end()
    _append(found, line, begin, len(line.text))
    return found


def _append(found: list[Sentence], line: Line, begin: int, end: int) -> None:
    text = line.text[begin:end]
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    if text:
        start = line.start + begin + lead
        found.append(Sentence(start, start + len(text), text, line.bullet))
