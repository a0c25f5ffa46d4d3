"""The JSON Resume that our own PDFs carry: believed only when the visible page says the same.

An attachment can be exchanged without a trace on the page, and a page can be edited without its attachment. So every
text of the attachment must stand on the page, letter for letter, and no line of the page may be foreign to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bespoke.intake.ledger import LedgerLine, Warning
from bespoke.intake.lines import SourceLine
from bespoke.intake.structure.build import LineFate
from bespoke.platform.errors import Invalid
from bespoke.resume.jsonresume import parse_json_resume
from bespoke.resume.model import Resume
from bespoke.resume.paths import fields, join

ATTACHMENT_NAME = "resume.json"
_UNSHOWN = re.compile(
    r"/(?:url|image|country_code|network|address|postal_code|region|dates_text|type|level|fluency|title)$"
)
_DATE = re.compile(r"/(?:start|end|date)$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_TOKEN = re.compile(r"[^\W_]+[+#%]*")
_BETWEEN = re.compile(r"[^\w%$€£+#]|_")
_NUMBER = re.compile(r"[$€£]?\d+(?:[.,]\d+)*[%+]?")
_SHORT = 6
_FOREIGN_WORDS = 4
_LINE_MIN = 3
_TEXT_MIN = 2


def attached_resume(attachments: Mapping[str, bytes]) -> Resume | None:
    """None when there is none or it cannot be read; the page is read then as if it were not there."""
    content = attachments.get(ATTACHMENT_NAME)
    if content is None:
        return None
    try:
        return parse_json_resume(content)
    except Invalid:
        return None


def difference(resume: Resume, lines: Iterable[SourceLine]) -> str:
    """What page and attachment do not agree on, "" when they agree."""
    shown = [line for line in lines if not line.furniture]
    page = _Page.of(" ".join([line.text for line in shown] + [link for line in shown for link in line.links]))
    groups = {join("skills", skill.id, "name") for skill in resume.skills if skill.keywords}
    for path, text in fields(resume):
        if path not in groups and not _UNSHOWN.search(path) and not _is_shown(path, text, page):
            return text
    return _foreign_line(resume, shown)


def differs(text: str) -> Warning:
    return Warning(
        code="attachment_differs",
        message="The PDF carries a data copy of the résumé that does not match its pages; the pages were read instead. "
        f'First difference: "{text[:80]}".',
        fix="Check the result as for any other PDF.",
    )


def page_ledger(resume: Resume, lines: Sequence[SourceLine], fates: Sequence[LineFate]) -> tuple[LedgerLine, ...]:
    """Each line of the page with the attachment's fields that it shows; what shows none is left over."""
    texts = [(path, _condensed(text)) for path, text in fields(resume)]
    return tuple(
        _ledger_line(number, line, fate, texts)
        for number, (line, fate) in enumerate(zip(lines, fates, strict=True), start=1)
    )


def _ledger_line(number: int, line: SourceLine, fate: LineFate, texts: Sequence[tuple[str, str]]) -> LedgerLine:
    shown = _condensed(line.text)
    if fate.fate in ("heading", "furniture"):
        return LedgerLine(number=number, text=line.text, fate=fate.fate, confidence=fate.confidence, box=line.box)
    targets = _overlapping(shown, texts)
    return LedgerLine(
        number=number,
        text=line.text,
        fate="mapped" if targets else "left_over",
        targets=targets,
        confidence=1.0 if targets else 0.0,
        box=line.box,
    )


def _overlapping(line: str, texts: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Texts that the line is part of (a wrapped bullet), or that are part of the line (it shows several fields)."""
    if len(line) < _LINE_MIN:
        return tuple([path for path, text in texts if len(text) >= _TEXT_MIN and text in line])
    return tuple([path for path, text in texts if line in text or (text in line and len(text) >= _TEXT_MIN)])


@dataclass(frozen=True, slots=True)
class _Page:
    """The text of all pages: its words, and its letters and digits without anything between them.

    `inside` are the places in `condensed` that lie within a number ("4|0", "1|000", "40|%").
    """

    condensed: str
    words: frozenset[str]
    inside: frozenset[int]

    @classmethod
    def of(cls, text: str) -> _Page:
        folded = _folded(text)
        inside: set[int] = set()
        read = place = 0
        for match in _NUMBER.finditer(folded):
            place += len(_condensed(folded[read : match.start()]))
            length = len(_condensed(match[0]))
            inside.update(range(place + 1, place + length))
            read, place = match.end(), place + length
        return cls(_condensed(folded), frozenset(_TOKEN.findall(folded)), frozenset(inside))

    def shows(self, text: str) -> bool:
        """Short texts as whole words, long ones in one piece; numbers are never cut."""
        wanted = _condensed(text)
        if len(wanted) <= _SHORT:
            return self.words.issuperset(_TOKEN.findall(_folded(text)))
        return any(
            start not in self.inside and start + len(wanted) not in self.inside
            for start in _occurrences(wanted, self.condensed)
        )


def _is_shown(path: str, text: str, page: _Page) -> bool:
    if _DATE.search(path):
        return text == "present" or text[:4] in page.words
    return page.shows(text)


def _occurrences(text: str, page: str) -> Iterator[int]:
    start = page.find(text)
    while start >= 0:
        yield start
        start = page.find(text, start + 1)


def _foreign_line(resume: Resume, lines: Iterable[SourceLine]) -> str:
    """A line of the page made mostly of words that the attachment does not know."""
    known = _condensed(" ".join(text for _, text in fields(resume)))
    for line in lines:
        words = _WORD.findall(_folded(line.text))
        foreign = [word for word in words if (word if word.isascii() else _condensed(word)) not in known]
        if len(foreign) >= _FOREIGN_WORDS and len(foreign) * 2 > len(words):
            return line.text
    return ""


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _condensed(text: str) -> str:
    """Letters and digits only, so that line breaks, hyphenation and typography do not count."""
    return _BETWEEN.sub("", _folded(text))
