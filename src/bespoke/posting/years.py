"""Years of experience a posting asks for: the main path first, then the alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bespoke.posting.firsts import firsts
from bespoke.posting.lexicon import lexicon
from bespoke.posting.model import Years
from bespoke.posting.offsets import Reading
from bespoke.posting.paths import Asked

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "eighteen": 18, "thirty": 30, "thirty-six": 36,
    "twenty-four": 24, "a": 1, "an": 1,
}  # fmt: skip
_NUMBER = r"(?:\d{1,2}(?:\.5)?|" + "|".join(sorted((w for w in _WORDS if len(w) > 2), key=len, reverse=True)) + r"|an?)"
_AMOUNT = re.compile(
    rf"\b(?P<low>{_NUMBER})\s*(?:\(\s*(?P<digits>\d{{1,2}})\s*\)\s*)?(?P<plus>\+|plus\b|or more\b|or greater\b)?"
    rf"\s*(?:(?:-|–|—|to|or)\s*(?:{_NUMBER})\s*(?:\(\s*\d{{1,2}}\s*\)\s*)?\+?\s*)?"
    r"[-\s]?(?:full |calendar )?(?P<unit>years?|yrs?|months?|mos?|"
    r"jahren?|monaten?|ans|année?s|mois|años?|meses|anni|mesi|jaar)\b(?P<own>'s?)?\.?",
)
_LOOK_BACK = 60
_LOOK_AHEAD = 150
_WORKED = re.compile(
    r"\b(experienc\w+|expertise|track record|background|work(?:ing|ed)?\b|practi[cs]\w+|as an?\b|in (?:a|an|"
    r"the) .{0,40}(?:role|space|field|"
    r"environment|position|industry|setting)|managing|leading|building|developing|designing|creating|hands-on|"
    r"post[- ]qualif\w+|pqe|\w*erfahrung|expérience|experiencia|esperienza|ervaring|"
    r"tenure|in a similar|in sales|in marketing|in software|of [a-z]+ing\b|[a-z]+ing\b)",
)
_BEFORE = re.compile(
    r"\b(experience|experience:|experience of|minimum|at least|required|requires?|tenure|mindestens|"
    r"au moins|mínimo|al menos|almeno|\w*erfahrung|expérience|experiencia|esperienza)\W*(?:\w+\W+){0,4}$"
)
_NOT_ASKED = re.compile(
    r"(?:\b(?:last|past|previous|recent|next|within|every|per|first|after|for over|for more than|over the|"
    r"up to|over the course of|"
    r"not to exceed|term of|contract of|duration of|warranty|guarantee|age of|aged?|aged at least|older than|"
    r"least the age of|"
    r"founded|celebrat\w+|our|we have|for the|lasting|renewable)\s+(?:the\s+|nearly\s+|over\s+|almost\s+|"
    r"more than\s+)?(?:last\s+|past\s+|age of\s+)?|\$\s?)$",
)
_NOT_AFTER = re.compile(
    r"\s*(?:of age|old|ago|in business|of (?:history|existence|service to|age|growth|innovation)|or older|"
    r"and older|young|contract|term\b|"
    r"fixed|assignment|appointment|probation\w*|warranty|(?:high school|college|university|program|course|"
    r"degree|diploma|apprentice\w*|"
    r"full-time study|of (?:college|study|school|education|coursework|university|undergraduate|training))|"
    r"from (?:the )?date|after\b|maximum|"
    r"prior to|preceding|following|track record of (?:growth|success))",
)
_OF = re.compile(
    r"(?:'s?)?\s*(?:of\s+)?(?:[\w-]+\s+){0,3}?experience\s+(?:in|with|as|of|working (?:in|with|"
    r"as))\s+(?P<of>[^,.;:()\n]{3,60})"
    r"|\s*(?:of\s+)?(?P<kind>(?:[\w/&+#.-]+\s+){1,5}?)experience",
    re.IGNORECASE,
)
_OF_END = re.compile(
    r"\b(?:acquired|gained|obtained|within|of which|and|or|including|preferably|required|at|is|in an?|for)\b|\s[-–—]\s",
    re.IGNORECASE,
)
_OR = re.compile(r"\bor\b")
_LABELLED = re.compile(r"^[\w ,/&+#.-]{2,50}:\s*$")
_RATED = re.compile(r"\W{0,3}(?:required|preferred|minimum)\b")
_OPENS = re.compile(r"(?:at least|minimum(?: of)?|min\.?)?\W*$")
_EXCHANGED = re.compile(r"\b(?:credited|substitut\w+|may be exchanged)\b")


def years_asked(reading: Reading, sentences: Iterable[Asked]) -> tuple[Years, ...]:
    """Amounts asked for as a must, or else in the duties; in order, equal ones once."""
    found: dict[str, list[Years]] = {"must": [], "duty": []}
    for asked in sentences:
        low, last = asked.sentence.low, 0
        for match in _AMOUNT.finditer(low):
            level = asked.asking.at(match.start())
            years = _years(match)
            if level in found and years is not None and _is_asked(low, match, wished=asked.zone == "must"):
                other = asked.path > 0 or (last > 0 and _OR.search(low, last, match.start()) is not None)
                found[level].append(_found(reading, asked, match, years, alternative=other))
                last = match.end()
    return firsts(found["must"] or found["duty"], lambda one: one.years)


def _found(reading: Reading, asked: Asked, match: re.Match[str], years: float, *, alternative: bool) -> Years:
    start = asked.sentence.start
    return Years(
        years=years,
        of=_of(asked.sentence.text, match.end()),
        alternative=alternative,
        span=reading.span(start + match.start(), start + match.end()),
    )


def _years(match: re.Match[str]) -> float | None:
    text = (match["digits"] or match["low"]).lower()
    number = float(_WORDS.get(text, text))
    if match["unit"].lower().startswith("m"):
        number = round(number / 12, 2)
    return number if 0 < number <= 40 else None


def _is_asked(text: str, match: re.Match[str], *, wished: bool) -> bool:
    """`wished` tells that it stands in a list of requirements, where "3+ years residential service" says enough."""
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    after = text[match.end() : match.end() + _LOOK_AHEAD]
    if _EXCHANGED.search(after) or _NOT_ASKED.search(before) or _NOT_AFTER.match(after):
        return False
    if _LABELLED.match(before) or _RATED.match(after) or (wished and _OPENS.fullmatch(before)):
        return True
    return _WORKED.search(after.split(";")[0]) is not None or _BEFORE.search(before) is not None


def _of(text: str, start: int) -> str:
    match = _OF.match(text, start, start + _LOOK_AHEAD)
    if match is None:
        return ""
    words = _OF_END.split(match["of"] or match["kind"] or "")[0].split()
    if words and words[0].lower() == "described":
        return ""
    filler = lexicon().words["filler"]
    while words and words[0].lower() in filler:
        words.pop(0)
    return " ".join(words)
