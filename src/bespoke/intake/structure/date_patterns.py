"""The regular expressions of dates, built from the lexicon of months and date words.

They run over folded text (`lexicon/folding.py`), which keeps places, so a match tells where the date stands.
"""

from __future__ import annotations

import re
from functools import cache

from bespoke.intake.lexicon.folding import fold
from bespoke.intake.lexicon.load import load, word_set

YEAR = r"(?:18[3-9]\d|19\d\d|20[0-4]\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.|er)?"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_BLANK = r"(?:xxxx|____|yyyy)"


@cache
def months() -> dict[str, int]:
    """Folded spelling -> number of the month, all languages together."""
    found: dict[str, int] = {}
    for names in load("dates")["months"].values():
        for number, spellings in enumerate(names, start=1):
            for spelling in spellings.split("/"):
                found.setdefault(fold(spelling), number)
    return found


def _words(key: str) -> str:
    spellings = {fold(word) for word in word_set("dates", "words", key)}
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(spellings, key=lambda w: (-len(w), w)))


@cache
def atom_pattern() -> re.Pattern[str]:
    """One date. Named groups tell which form it has."""
    month = "|".join(re.escape(name) for name in sorted(months(), key=lambda n: (-len(n), n)))
    word = rf"(?<![^\W\d_])(?:{month})(?![^\W\d_])\.?"
    before = rf"(?:(?:{word}|month)[\s,]*(?:{_DAY}\s*,\s*)?|(?:{_MONTH_NUMBER}|mm|xx|__)\s?[./-]\s?)"
    seasons, present = _words("seasons"), _words("present")
    forms = [
        rf"(?P<placeholder>(?<![\w$€£+.])(?:{before}?(?:19|20)(?:xx|_{{2,4}}|\?\?|\d[x_])|{before}{_BLANK})(?![\w?]))",
        rf"(?P<bare_placeholder>(?<![\w$€£+.-])(?<![\dx] ){_BLANK}(?![\w@]|[-. ]?x))",
        rf"(?P<cjk_year>{YEAR})\s*[年년](?:\s*(?P<cjk_month>{_MONTH_NUMBER})\s*[月월](?:\s*(?P<cjk_day>\d{{1,2}})\s*[日일])?)?",
        rf"(?P<iso_year>{YEAR})-(?P<iso_month>0[1-9]|1[0-2])(?:-(?P<iso_day>0[1-9]|[12]\d|3[01]))?(?!\d)",
        rf"(?P<ymd_year>{YEAR})\s?[./]\s?(?P<ymd_month>{_MONTH_NUMBER})(?:[./](?P<ymd_day>0?[1-9]|[12]\d|3[01]))?(?![\d/])",
        rf"(?P<dmy_day>0?[1-9]|[12]\d|3[01])[./-](?P<dmy_month>\d{{1,2}})[./-](?P<dmy_year>{YEAR})(?!\d)",
        rf"(?<!\d)(?P<my_month>{_MONTH_NUMBER})\s?[./-]\s?(?P<my_year>{YEAR})(?!\d)",
        r"(?P<mys_month>0[1-9]|1[0-2])/(?P<mys_year>\d{2})(?![\w/])",
        rf"(?:(?P<day>{_DAY})\s+(?:de\s+|of\s+)?)?(?P<month>{word})[\s,]*(?:de\s+|del\s+|of\s+|do\s+)?(?P<word_year>{YEAR})(?!\d)",
        rf"(?P<month2>{word})\s+(?P<day2>{_DAY})\s*,?\s*(?P<word_year2>{YEAR})(?!\d)",
        rf"(?P<month3>{word})\s*['’]\s?(?P<short_year>\d{{2}})(?!\w)",
        rf"(?P<month5>{word})[-\s](?P<short_year2>[0-4]\d)(?![\w:]|\s*[,.]?\s*{YEAR})",
        rf"(?P<year_first>{YEAR})[,.]?\s+(?P<month4>{word})",
        rf"(?<![^\W\d_])(?:(?:{seasons})[\s,/]*)+(?:of\s+)?(?P<season_year>{YEAR})(?:\s*/\s*\d{{2,4}})?",
        rf"(?:(?<![\w$€£./-])|(?<=\d{{4}}-))(?P<year>{YEAR})(?![\d%]|\s?[€$]|[.,]\d|'s)",
        rf"(?<![^\W\d_])(?P<present>{present})(?![^\W\d_])",
        rf"(?P<bare_month>{word})",
        rf"(?<![\w])(?P<bare_season>{seasons})(?![\w])",
    ]
    return re.compile("|".join(f"(?:{form})" for form in forms))


SEPARATOR = re.compile(rf"\s*(?:-+|->|=>|→|/(?=\s)|~|至|到|から)\s*|\s+(?:{_words('until')})\s+")


@cache
def opener_pattern() -> re.Pattern[str]:
    """A word before a date that makes it open at one side, or expected, at the end of the text before it."""
    return re.compile(
        rf"(?:(?<![^\W_])(?P<since>{_words('since')})|(?<![^\W_])(?P<until>{_words('until')})|(?<![^\W_])(?P<expected>{_words('expected')}))"
        r"(?:\s+graduation)?\s*[:.]?\s*$"
    )


@cache
def duration_pattern() -> re.Pattern[str]:
    """A length of time such as "2 years 10 months" or "(3 mos)"."""
    # A number begins where its digits do and is short, else each digit of a long row is a beginning to be tried.
    unit = rf"(?:(?<!\d)\d{{1,4}}|one|two|three|four|five|six)\+?\s*(?:{_words('durations')})(?![^\W\d_])\.?"
    return re.compile(rf"[(\[]?\s*{unit}(?:[\s,]*(?:and|und|et|e|y)?\s*{unit})*\s*[)\]]?")
