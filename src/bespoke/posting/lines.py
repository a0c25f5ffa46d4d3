"""Lines and sentences of a posting: what is a heading, what a bullet, what goes on from the line before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_MARKER = re.compile(r"[ \t>]*(?:(?:[-*+•▪●◦‣–—►➢✓✔▸■□·o]|\(?\d{1,2}[.)]|\([a-z]\)|[a-z]\))[ \t]+|[•▪●◦‣►➢✓✔▸■□·])+")
_SYMBOL = re.compile(r"[ \t]*(?:[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d]*)+[ \t]*")
_EMOJI = re.compile(r"[\u2600-\u26ff\u2728\u2b50\u26a1\U0001f000-\U0001faff]")
_HASHES = re.compile(r"[ \t]*#{1,6}[ \t]*")
_BOUNDARY = re.compile(r"(?<=[.!?;])[\"”’)]*\s+(?=[\"“(]*[A-Z0-9])|;\s+(?=[a-z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|incl|approx|min|max|no|dr|mr|ms|mrs|st|sr|jr|inc|ltd|co|corp|dept|u\.s|u\.k|"
    r"ph\.d|b\.s|m\.s|b\.a)"
    r"|\b[A-Z]|^\s*\d{1,2})\.$",
    re.IGNORECASE,
)


_SHORTEST_WRAPPED = 30
_OPENS_WISH = re.compile(
    r"(?:an? )?(?:proven |strong |good |excellent |solid |sound |basic |working |demonstrable |relevant |genuine )*"
    r"(?:excellent|strong|good|experience|knowledge|ability|able to|understanding|fluen\w+|proficien\w+|familiarity|"
    r"commitment|willing\w*|track record|passion|confiden\w+|enthusias\w+|degree|qualification|licen[cs]e|skills)\b"
)
_OPEN_END = re.compile(
    r"(?:[,(/–—-]|\b(?:and|or|of|in|with|the|an?|to|for|have|has|is|are|your|our|as|by|at|on|both))$"
)
_LONGEST_SENTENCE = 2000
"""What is longer was pasted without its stops; pieces keep every pattern's cost in bounds."""


@dataclass(frozen=True)
class Line:
    """One line, or several that belong together; [start, end) without marker and surrounding space.

    `hashed` lines are marked as headings, by "#" or by a picture in front.

    `low` is the text in small letters with plain apostrophes, character for character: patterns over it need no
    case folding, which makes them three times as fast.
    """

    start: int
    end: int
    text: str
    low: str
    bullet: bool = False
    hashed: bool = False
    spaced: bool = False


@dataclass(frozen=True)
class Sentence:
    start: int
    end: int
    text: str
    low: str
    bullet: bool = False


def lines(text: str) -> list[Line]:
    """The lines that hold something, soft wraps undone and lone bullet marks joined to their text."""
    found: list[Line] = []
    low = lowered(text)
    at, spaced, pending = 0, True, False
    for raw in text.split("\n"):
        line = _line(raw, low[at : at + len(raw)], at, spaced=spaced, bullet=pending)
        at += len(raw) + 1
        if line is None:
            spaced = True
            continue
        pending = line.start == line.end
        if pending:
            continue
        if found and not spaced and _goes_on(found[-1], line):
            before = found.pop()
            whole = slice(before.start, line.end)
            line = replace(before, end=line.end, text=text[whole], low=low[whole])
        found.append(line)
        spaced = False
    return found


def lowered(text: str) -> str:
    """Small letters and plain apostrophes, of the same length."""
    low = text.lower().replace("’", "'")
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("’", "'")


def _line(raw: str, low: str, at: int, *, spaced: bool, bullet: bool) -> Line | None:
    if not raw.strip():
        return None
    hashes = _HASHES.match(raw)
    symbol = None if hashes else _SYMBOL.match(raw)
    marker = None if hashes else symbol or _MARKER.match(raw + " ")
    lead = hashes or marker
    begin = min(len(raw), lead.end()) if lead else 0
    begin += len(raw[begin:]) - len(raw[begin:].lstrip())
    end = max(begin, len(raw.rstrip()))
    kept = slice(begin, end)
    hashed = hashes is not None or (symbol is not None and _EMOJI.search(symbol[0]) is not None)
    return Line(at + begin, at + end, raw[kept], low[kept], bullet or marker is not None, hashed, spaced)


def _goes_on(before: Line, line: Line) -> bool:
    """A lower-case start goes on from a line that had not ended; people paste wrapped text."""
    if line.bullet or line.hashed or before.hashed:
        return False
    if not line.text[0].islower() or before.text[-1] in ".:!?;" or len(before.text) <= _SHORTEST_WRAPPED:
        return False
    return _OPENS_WISH.match(line.low) is None or _OPEN_END.search(before.low) is not None


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
    while end - begin > _LONGEST_SENTENCE:
        cut = line.text.rfind(" ", begin + 1, begin + _LONGEST_SENTENCE)
        cut = cut if cut > begin else begin + _LONGEST_SENTENCE
        _append(found, line, begin, cut)
        begin = cut
    text = line.text[begin:end]
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    if text:
        start = line.start + begin + lead
        low = line.low[start - line.start : start - line.start + len(text)]
        found.append(Sentence(start, start + len(text), text, low, line.bullet))
