"""Postings as people paste them, made readable: mojibake, markup, lost line breaks and run-on list items."""

from __future__ import annotations

import html
import re

from bespoke.posting.offsets import Reading

MAX_CHARS = 60_000
"""Characters read; the longest real postings have about 20,000."""

_MOJIBAKE = {
    "â€™": "’",
    "â€˜": "‘",
    "â€œ": "“",
    "â€\x9d": "”",
    "â€“": "–",
    "â€”": "—",
    "â€¢": "•",
    "â€¦": "…",
    "â€": "”",
    "Â·": "·",
    "Â®": "®",
    "Â\xa0": " ",
    "Â ": " ",
    "Ã©": "é",
    "Ã¨": "è",
    "Ã¼": "ü",
    "Ã¶": "ö",
    "Ã¤": "ä",
    "Ã±": "ñ",
    "ï‚·": "•",
    "\uf0b7": "•",
    "\uf0a7": "•",
}
_CHARACTERS = re.compile(
    "|".join(map(re.escape, _MOJIBAKE))
    + r"|\r\n?|[\x00\x0b\x0c\x85\u2028\u2029]|[\u00a0\u2000-\u200a\u202f\u3000]"
    + r"|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\U000e0000-\U000e007f]"
    + r"|&(?:amp|lt|gt|quot|apos|nbsp|bull|middot|ndash|mdash|rsquo|lsquo|rdquo|ldquo|#\d{2,5}|#x[0-9a-fA-F]{2,4});"
    + r"|</?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>\n]{0,300})?/?>"
    + r"|\*\*|__(?=\S)|(?<=\S)__|\\(?=[-*#_.!|])"
    + r"|¿(?=\s)|\. NET\b"
)
_BLOCK_TAG = re.compile(r"</?(?:br|p|div|li|ul|ol|h[1-6]|tr|table|section|hr)\b", re.IGNORECASE)
_SURE_STARTERS = (
    "About|Ability|Attention|Bachelor|Bachelors|Benefits|Competenc[ey]|Degree|Demonstrated|Education|Equal|Excellent|Experience|Experienced|"
    "Expertise|Extensive|Familiar|Familiarity|Hands-on|Ideally|In-depth|Knowledge|Knowledgeable|Master|Masters|Minimum|Must|Nice|"
    "Outstanding|Preferred|Proficiency|Proficient|Proven|Qualifications|Required|Requirements|Responsibilities|Strong|Understanding|What|Willingness"
)
_STARTERS = (
    f"{_SURE_STARTERS}|Able|Advanced|BA|BS|Basic|Bonus|Candidates?|Certification|Comfortable|Communicates?|Creates?|Deep|Design|Develops?|Ensures?|"
    "Equivalent|Good|High|Highly|How|Job|Leads?|Location|Maintains?|Manages?|Our|Passion|Performs?|Possess|Prepares?|Prior|Provides?|Responsible|Salary|"
    "Self-motivated|Solid|Superior|Supports?|The|This|Valid|We|Who|Why|Willing|Work|Working|Works|You|Your|Build|Own|Run|Drive|Collaborate|Partner|Write|"
    "Analy[sz]e|Assist|Conduct|Coordinate|Define|Deliver|Execute|Help|Identify|Implement|Improve|Monitor|Oversee|Participate|Plan|Report|Review|Serve|Train"
)
_SURE = re.compile(rf"(?:{_SURE_STARTERS})(?![a-z])")
_PHRASE_STARTERS = (
    r"Knowledge of|(?:[A-Z]\w+ experience|Experience) (?:with|in|using|working)|Proficien(?:t|cy) (?:in|with|"
    r"using)|Ability to|Able to|"
    r"Familiar(?:ity)? with|Demonstrated |Must (?:have|be|possess)|Bachelor[’']?s? [Dd]egree|Minimum (?:of )?[\w(]+ |"
    r"Excellent \w+|Strong \w+|Working knowledge|Understanding of|Previous \w+|Proven \w+|Willingness to"
)
_BREAKS = re.compile(
    rf"[a-z](?=[A-Z])(?<=[a-z]{{2}})()(?=(?:{_STARTERS})(?![a-z]))"
    rf"|[A-Z](?=[A-Z][a-z])()(?=(?:{_SURE_STARTERS})(?![a-z]))"
    r"|(?:Requirements|Qualifications|Experience|Responsibilities)()(?=\d{1,2}\+? )"
    r"|[.;:!?](?<=[a-z0-9)].)()(?=[A-Z][a-z]+[ ,])"
    r"|[.;:]([ \t]*)(?=(?:\d{1,2}[.)]|\(\d{1,2}\))\s+[A-Z])"
    rf"|( )(?=[A-Z])(?<=[a-z)]{{3}} )(?=(?:{_PHRASE_STARTERS}))"
    r"|()[•▪●◦‣►➢✓✔▸■□]"
)
_INLINE_BULLET = re.compile(r"(?<=[a-z.;)])[ \t]+(?=[-*] +[A-Z][a-z])")
_GLUED = re.compile(r"(?<![^\W\d_])[a-z]{3}[a-z]*()(?=[A-Z][a-z]{2,}(?:[ ,/&-]|$))", re.MULTILINE)
"""A small word with a capital one glued to it: "operativesAllocate labour"."""
_ELIDED = re.compile(r"\b[dlDL]['’]()(?=[A-Z])")
"""The article of "maîtrise d'Excel", which hides the name from a lookup by words."""
_CAMEL_TAILS = ("Script", "Hub", "Lab", "Shift", "Query", "Node", "Flow", "Base", "Stack", "Works", "Press", "Point")
_LONGEST_LINE = 600
_LONGEST_INDENT = 20
_CAMEL_GROUP = 1
_BULLET_GROUP = 7
_LONGEST_TOKEN = 30


def _character(match: re.Match[str]) -> str:
    found = match.group()
    if found in _MOJIBAKE:
        return _MOJIBAKE[found]
    if found[0] in "\r\x0b\x0c\x85\u2028\u2029":
        return "\n"
    if found[0] == "<":
        return "\n" if _BLOCK_TAG.match(found) else ""
    if found[0] == "&":
        return html.unescape(found).replace("\xa0", " ")
    if found == "¿":
        return "•"
    if found == ". NET":
        return " .NET"
    return " " if found == "\x00" or found.isspace() else ""


def clean(text: str) -> Reading:
    """The text ready for reading, its positions still known. Reads at most MAX_CHARS characters."""
    reading = Reading(text[:MAX_CHARS]).edited(_CHARACTERS, _character)
    reading = reading.edited(_BREAKS, _break)
    reading = reading.edited(_GLUED, _part)
    reading = reading.edited(_ELIDED, lambda _: " ")
    return reading.edited(_INLINE_BULLET, lambda match: "\n" if _in_bullet(match) else None)


def _break(match: re.Match[str]) -> str | None:
    """A new line, unless a bullet mark begins its line already or the word is a name such as SolidWorks."""
    if match.lastindex == _CAMEL_GROUP and _is_camel_name(match):
        return None
    before = match.string[max(0, match.start() - _LONGEST_INDENT) : match.start()].rstrip(" \t")
    starts_line = match.lastindex == _BULLET_GROUP and (not before or before[-1] in "\n•▪●◦‣►➢✓✔▸■□")
    return None if starts_line else "\n"


def _part(match: re.Match[str]) -> str | None:
    """A new line, unless the whole is a name written in small letters such as "javaScript"."""
    return None if match.string.startswith(_CAMEL_TAILS, match.end()) else "\n"


def _is_camel_name(match: re.Match[str]) -> bool:
    """After a word with a capital only words that surely open a phrase begin a new one."""
    token = match.string[max(0, match.end() - _LONGEST_TOKEN) : match.end()].split()
    return bool(token) and not token[-1][0].islower() and not _SURE.match(match.string, match.end())


def _in_bullet(match: re.Match[str]) -> bool:
    """Whether the line is itself a bullet; a dash elsewhere parts a title from a place."""
    nearest = max(0, match.start() - _LONGEST_LINE)
    begin = match.string.rfind("\n", nearest, match.start()) + 1
    return match.string[begin : begin + 8].lstrip().startswith(("-", "*")) and (begin > 0 or nearest == 0)
