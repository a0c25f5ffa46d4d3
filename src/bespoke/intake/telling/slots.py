"""Dates, lengths of time and places taken out of a clause; a broken bar stays where each stood."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bespoke.intake.lexicon.places import place_score
from bespoke.intake.structure.dates import DateSpan, find_dates
from bespoke.resume.dates import EndDate, PartialDate

BAR = "¦"
_WORDED = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|a couple of|several"
)
# "a year" is a rate ("60 contracts a year") unless "for" or the like leads up to it.
_NUMBER = (
    rf"(?:\d+(?:[.,]\d)?|(?:(?<=for )|(?<=about )|(?<=over )|(?<=nearly )|(?<=almost )|"
    rf"(?<=around )|(?<=and ))an?|{_WORDED})"
)
_DURATION = re.compile(
    rf"(?<!\bafter )(?<!\bwithin )(?<!\bper )(?P<lead>(?:\bfor\s+|\bspent\s+|"
    rf",\s*)?)(?P<text>(?:(?:about|over|almost|nearly|more than|around|roughly|the last|"
    rf"the past|another)\s+)?"
    rf"{_NUMBER}(?:\s+and a half)?\+?\s+(?:more\s+)?(?:years?|yrs?|months?|weeks?)\b"
    rf"(?:\s+(?:and\s+)?{_NUMBER}\s+(?:months?|weeks?))?)(?!['’]|\s+(?:of\s+(?!my\b)|"
    rf"experience|old|later|ago|in a row|early|ahead))(?P<now>\s+now)?",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(
    r"(?:[,(]\s*)?\b(?:(?:back\s+)?in|from|on|during|between|around|since|until|till|early|"
    r"late|mid|as of|starting|beginning|class of|"
    r"the year|summer of|(?:which\s+)?I\s+(?:finished|completed|passed|got|received|left|"
    r"graduated)(?:\s+in)?|(?:and\s+)?(?:graduated|graduating|finished|finishing|completed|"
    r"passed)(?:\s+in)?)\s*$",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(
    r"^\s*(?:onwards?|\)|and (?:I(?:['’]m| am) )?still (?:am|there|do|work there|working there))", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_STILL = re.compile(r"\b(?:still|currently|now|these days|at the moment|right now|presently)\b", re.IGNORECASE)
_PLACE = re.compile(
    rf"(?:,\s*|\s+(?:in|near|based in|"
    rf"out of)\s+)(?P<place>(?-i:[^\W\d_a-z])[^{BAR},()]*?(?:,\s*(?-i:[^\W\d_a-z])[^{BAR},()"
    rf"]*?)?)(?=\s*(?:{BAR}|,|$|\s(?:as|where|for|at|with|and|doing|from)\s))"
)


@dataclass(frozen=True, slots=True)
class Slots:
    """`text` is what is left. `ranged` says that the telling gave a period; `is_now` that it goes on."""

    text: str
    start: PartialDate | None = None
    end: EndDate | None = None
    ranged: bool = False
    duration: str = ""
    is_now: bool = False

    @property
    def printed(self) -> str:
        """What the dates do not say: how long it took."""
        return "" if self.ranged else self.duration

    @property
    def has_dates(self) -> bool:
        return self.start is not None or self.end is not None


def take_slots(clause: str) -> Slots:
    text = clause.replace(BAR, ",")
    spans = _joined(text)
    start, end, ranged = _period(spans)
    for span in reversed(spans):
        text = _barred(text, span.first, span.last)
    duration = _DURATION.search(text)
    said, is_now = "", bool(_STILL.search(text))
    if duration:
        said = duration["text"]
        text = f"{text[: duration.start()]} {BAR} {text[duration.end() :]}"
        is_now = is_now or bool(duration["now"])
    if len(spans) == 1 and not ranged:
        said = _printed(clause, spans[0], said)
    return Slots(_spaced(text), start, end, ranged, said, is_now)


def take_place(text: str) -> tuple[str, str]:
    """(the place, the text without it); only what is known to be a place."""
    for match in _PLACE.finditer(text):
        whole = match["place"].strip()
        for place in (whole, whole.split(",")[0]):
            if place_score(place) >= 0.6:
                end = match.start("place") + len(place)
                return place, _spaced(f"{text[: match.start()]} {BAR} {text[end:]}")
    return "", text


def _joined(text: str) -> list[DateSpan]:
    """ "between 2018 and 2022" is one period."""
    spans = list(find_dates(text))
    if len(spans) == 2 and _BETWEEN.search(text[: spans[0].first]):
        first, second = spans
        if text[first.last : second.first].strip() in ("and", "&"):
            return [DateSpan(first.first, second.last, first.start, second.end, ranged=True)]
    return spans


def _period(spans: list[DateSpan]) -> tuple[PartialDate | None, EndDate | None, bool]:
    if not spans:
        return None, None, False
    first = next((span for span in spans if span.ranged), spans[0])
    if first.ranged:
        return first.start, first.end, True
    return first.start, None, False


def _printed(clause: str, span: DateSpan, duration: str) -> str:
    """The date as told where the fields say less ("summer 2016"), with the length of time told beside it."""
    together = f"{duration} in {clause[span.first : span.last]}"
    if duration and together in _spaced(clause):
        return together
    return duration or (
        clause[span.first : span.last] if span.vague and not clause[: span.first][-1:].isalpha() else ""
    )


def _barred(text: str, first: int, last: int) -> str:
    before, after = text[:first], text[last:]
    before = _BEFORE_DATE.sub("", before)
    return f"{before} {BAR} {_AFTER_DATE.sub('', after)}"


def _spaced(text: str) -> str:
    return " ".join(text.split())
