"""User text made fit for a page: the same words, without what no page can show."""

from __future__ import annotations

import re
import unicodedata

from bespoke.render.errors import TextTooLong, UnprintableText

FIELD_LIMIT_BYTES = 64 * 1024
COMBINING_LIMIT = 24
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_FORMATTING = "\u00ad\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb"
_INVISIBLE = re.compile(f"[{_CONTROLS}{_FORMATTING}]")
_LINE_BREAK = re.compile("[\n\r\v\f\x85\u2028\u2029]+")
_SPACE = re.compile("[\t \n\r\v\f\x85\u2028\u2029]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_STRONG = {"L": False, "R": True, "AL": True}


def clean(text: str, path: str = "") -> str:
    """One line of text: control characters and direction overrides removed, white space collapsed.

    Raises TextTooLong and UnprintableText, each naming the field.
    """
    if text.isascii() and len(text) <= FIELD_LIMIT_BYTES and text.isprintable():
        return " ".join(text.split())
    _refuse(text, path)
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip(" ")


def paragraphs(text: str, path: str = "") -> tuple[str, ...]:
    """The text by its own lines, each clean; empty lines vanish."""
    cleaned = (clean(line, path) for line in _LINE_BREAK.split(text))
    if len(text) > FIELD_LIMIT_BYTES:
        _refuse(text, path)
    return tuple(line for line in cleaned if line)


def has_invisible(text: str) -> bool:
    """Whether `clean` removes characters a person may have meant to be there."""
    if text.isascii() and text.isprintable():
        return False
    return _INVISIBLE.search(text) is not None


def is_rtl(text: str) -> bool:
    """Whether the first letter with a direction of its own is written from right to left."""
    if text.isascii():
        return False
    directions = (_STRONG.get(unicodedata.bidirectional(c)) for c in text)
    return next((d for d in directions if d is not None), False)


def _refuse(text: str, path: str) -> None:
    if _SURROGATE.search(text):
        raise UnprintableText("half of a character pair stands alone", field=path, fix="delete the broken character")
    if len(text.encode()) > FIELD_LIMIT_BYTES:
        raise TextTooLong(
            f"the text of {path or 'a field'} is longer than {FIELD_LIMIT_BYTES // 1024} KiB",
            field=path,
            fix="shorten it; a page holds about 4 KiB",
        )
    if _longest_combining_run(text) > COMBINING_LIMIT:
        raise UnprintableText(
            f"more than {COMBINING_LIMIT} accents stand on one letter in {path or 'a field'}",
            field=path,
            fix="delete the stacked accents",
        )


def _longest_combining_run(text: str) -> int:
    if not any(map(unicodedata.combining, text)):
        return 0
    longest = run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        longest = max(longest, run)
    return longest
