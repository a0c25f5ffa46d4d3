"""Which part of a posting a line stands in: told by headings first, then by cues inside the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bespoke.knowledge.verbs import form_of
from bespoke.posting.lexicon import Lexicon, lexicon
from bespoke.posting.lines import Line, Sentence, sentences
from bespoke.posting.model import Zone

_MAX_HEADING_CHARS = 70
_MAX_HEADING_WORDS = 9
_EDGES = re.compile(r"^[\W_]+|[^\w?)]+$")
_INLINE = re.compile(r"([A-Z][^:.;!?•]{1,60}?)\s*(?::|\s[-–—])\s+(?=\S)")
_LABELLED = re.compile(r"([A-Z][^:.;!?•]{1,60}?)\s*:\s+(?=\S)")
"""A heading with its content on the same line: "Nice to haves: Kafka, Terraform"."""
_RUN_ON = re.compile(
    r"((?:[A-Z][a-z]+/)?(?:[A-Z][a-z]+ ){0,2}(?:Requirements?|Qualifications|Responsibilities|Skills|"
    r"Duties))\s+(?=[A-Z(•]\w* [a-z])"
)
_LABEL = re.compile(
    r"(?:(?:technical|software|computer|required|work|professional|relevant|minimum|key|core) )*(?:education|"
    r"experience|knowledge|skills?|software|tools?|technolog(?:y|ies)|systems?|licen[cs]es?|certifications?|languages?|training|"
    r"abilities|background|stack|tech stack)(?: (?:and|&|/) \w+)?"
)
"""Opens one wish of a list ("Software: SolidWorks, PDM") rather than a part of the posting."""
_FIRST_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_MAX_PAY_CHARS = 200
_PAY = re.compile(
    r"(?:(?:base|total|annual|starting|hourly|expected|target|estimated|our|the|a) )*"
    r"(?:ote|on-target earnings|salary|pay|compensation|wage|hourly rate|rate|remuneration|gehalt|salaire|package)\b"
    r"|[$€£]\s?\d[\d,.]*\s?k?\s*(?:[-–—/]|to\b|per\b|an?\b|base\b|ote\b)"
)
_MONEY = re.compile(r"(?:[$€£]|\b(?:usd|eur|gbp|cad|chf)\b)\s?\d|\d\s?(?:[$€£]|usd\b|eur\b|gbp\b|chf\b)")
_ORDER: tuple[Zone, ...] = ("nice", "must", "duty", "boilerplate", "company")


@dataclass(frozen=True)
class Placed:
    """A sentence and the zone it stands in. `zone` "other" means no heading and no cue said anything."""

    sentence: Sentence
    zone: Zone
    block: int


def place(lines: Iterable[Line]) -> Iterator[Placed]:
    """Every sentence with its zone; `block` counts the headings passed, so neighbours can be told apart."""
    words = lexicon()
    zone: Zone = "other"
    block = 0
    role_seen = False
    for line in lines:
        heading, offset = _heading(line, words, zone)
        if heading is not None:
            zone, block, role_seen = heading, block + 1, False
        rest = _after(line, offset)
        paid = _is_pay(line)
        for sentence in sentences(rest) if rest else ():
            closing = _closing_heading(sentence, line, words)
            if closing is not None:
                zone, block, role_seen = closing, block + 1, False
                continue
            role_seen = role_seen or sentence.bullet or _is_about_work(sentence, words)
            told = "boilerplate" if paid else _sentence_zone(sentence, zone, words, role_seen=role_seen)
            yield Placed(sentence, told, block)


def _is_pay(line: Line) -> bool:
    """A line that names the pay and what comes with it: "OTE $180k - $220k (50/50). Equity. Health insurance." """
    return len(line.text) < _MAX_PAY_CHARS and _PAY.match(line.low) is not None and _MONEY.search(line.low) is not None


def _closing_heading(sentence: Sentence, line: Line, words: Lexicon) -> Zone | None:
    """A heading that lost its own line and stands at the end of the one before."""
    text = sentence.text
    alone = sentence.end == line.end and sentence.start > line.start and text[-1].isalnum()
    return known_heading(text, words) if alone and " " in text and _is_short(text) else None


def _only_leads_in(line: Line, zone: Zone) -> bool:
    """ "The ideal candidate will have the following skills:" does not make the wishes under it musts."""
    return zone == "nice" and re.search(r"\b(candidate|applicant|person|following)\b", line.low) is not None


def _is_about_work(sentence: Sentence, words: Lexicon) -> bool:
    if words.cues["role"].search(sentence.low) or words.cues["asks"].search(sentence.low):
        return True
    first = _FIRST_WORD.match(sentence.low)
    return first is not None and form_of(first[0]) in ("base", "third", "ing")


def _after(line: Line, offset: int) -> Line | None:
    if offset >= len(line.text):
        return None
    return replace(line, start=line.start + offset, text=line.text[offset:], low=line.low[offset:]) if offset else line


def _heading(line: Line, words: Lexicon, zone: Zone) -> tuple[Zone | None, int]:
    """The zone the line opens and where its own content starts; (None, 0) for a line of plain content."""
    text = line.text
    if (label := _LABELLED.match(text)) and (known := _label_of(label[1], line, words)):
        return _opened(label[1], known, zone), label.end()
    if _is_short(text):
        whole = known_heading(text, words)
        if whole and (not line.bullet or line.hashed or text.endswith(":")):
            return (zone if _only_leads_in(line, zone) else whole), len(text)
        if _looks_like_heading(line):
            return (_hinted(text, words) or zone), len(text)
    inline = _INLINE.match(text) or _RUN_ON.match(text)
    if inline and (known := _label_of(inline[1], line, words)):
        return _opened(inline[1], known, zone), inline.end()
    return None, 0


def _label_of(text: str, line: Line, words: Lexicon) -> Zone | None:
    """The zone that the beginning of a line names."""
    return known_heading(text, words) if not line.bullet and _is_short(text) else None


def _opened(label: str, known: Zone, zone: Zone) -> Zone:
    """ "Software: SolidWorks" is one wish of a list, and leaves the zone it stands in."""
    is_wish = zone in ("must", "nice") and known in ("must", "duty") and _LABEL.fullmatch(label.lower())
    return zone if is_wish else known


def known_heading(text: str, words: Lexicon) -> Zone | None:
    plain = " ".join(_EDGES.sub("", text.lower().replace("’", "'")).split())
    plain = re.sub(r"\s*\(.{0,40}\)$", "", plain)
    if not plain:
        return None
    return next((zone for zone in _ORDER if words.headings[zone].fullmatch(plain)), None)


def _is_short(text: str) -> bool:
    return len(text) <= _MAX_HEADING_CHARS and text.count(" ") < _MAX_HEADING_WORDS


def _looks_like_heading(line: Line) -> bool:
    text = line.text
    if line.bullet or text[-1] in ".;,":
        return False
    return line.hashed or text.endswith(":") or (text.isupper() and len(text) > 3)


def _hinted(text: str, words: Lexicon) -> Zone | None:
    plain = text.lower()
    return next((zone for zone, hint in words.hints.items() if hint.search(plain)), None)


def _sentence_zone(sentence: Sentence, zone: Zone, words: Lexicon, *, role_seen: bool) -> Zone:
    text = sentence.low
    if zone in ("company", "boilerplate"):
        return zone
    if words.cues["boilerplate"].search(text) and not (zone in ("must", "nice") and sentence.bullet):
        return "boilerplate"
    if zone in ("must", "nice") or sentence.bullet:
        return zone
    of_employer = words.cues["company"].search(text) and not words.cues["role"].search(text)
    if of_employer or (not role_seen and zone != "duty"):
        return "company"
    return zone
