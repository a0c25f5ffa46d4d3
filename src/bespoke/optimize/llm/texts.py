"""Text on its way to a model and back: one line, nothing unseen, nothing by which the person can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bespoke.intake.hygiene import clean
from bespoke.resume.model import Resume

_UNSEEN = re.compile("[\u034f\u115f\u1160\u180e\u200b-\u200f\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e01ef]")
_ADDRESS = re.compile(
    r"(?:https?|ftp|mailto|javascript|data)\s*:\S*|\bwww\.\S+|[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}/\S+",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"\b(?!asp\.net\b|socket\.io\b|draw\.io\b)[\w-]+(?:\.[\w-]+)*"
    r"\.(?:com|org|net|io|ai|co|dev|app|me|info|biz|xyz|ru|cn|de|uk|eu|test|example)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.,])\+?\(?\d[\d ().-]{7,}\d(?!\w)")
_MARKUP = re.compile(
    r"</?[A-Za-z!][^<>]{0,200}>|!?\[[^\]]{0,200}\]\([^)]{0,400}\)|[`*_]{2,}|`"
    r"|&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});|([^\w\s.])\1{2}|\b(\w+)(?: \2\b){2}",
    re.IGNORECASE,
)
_SHORTEST_CONTACT = 4
LEFT_OUT = "…"


def one_line(text: str) -> str:
    """Without control, zero-width, bidi and tag characters; every run of spaces and line breaks one space."""
    return " ".join(_UNSEEN.sub("", clean(text)).split())


def contact_of(resume: Resume) -> re.Pattern[str] | None:
    """Whatever in the resume says who and where the person is; None when nothing does."""
    known = sorted({one_line(word) for word in _contact_words(resume)}, key=len, reverse=True)
    words = [re.escape(word) for word in known if len(word) >= _SHORTEST_CONTACT]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) if words else None


def without_contact(text: str, contact: re.Pattern[str] | None) -> str:
    """The line as a model may see it: addresses, phone numbers and the person's own contact data left out."""
    told = contact.sub(LEFT_OUT, text) if contact else text
    return _PHONE.sub(LEFT_OUT, _ADDRESS.sub(LEFT_OUT, told))


def addresses_in(text: str) -> frozenset[str]:
    """Links, e-mail addresses and phone numbers: an edit may bring in none that did not stand there."""
    return frozenset(
        match.group().casefold() for pattern in (_ADDRESS, _HOST, _PHONE) for match in pattern.finditer(text)
    )


def has_markup(text: str) -> bool:
    """Tags, entities and marks of other formats, and what only stammers: one sign or word thrice in a row."""
    return _MARKUP.search(text) is not None


def _contact_words(resume: Resume) -> Iterator[str]:
    basics = resume.basics
    yield from (basics.name, basics.email, basics.phone, *_spellings(basics.url), *_spellings(basics.image))
    if len(names := basics.name.split()) > 1:
        yield from names
    yield from (basics.location.address, basics.location.postal_code)
    for profile in basics.profiles:
        yield from (profile.username, *_spellings(profile.url))


def _spellings(url: str) -> Iterator[str]:
    """As it is, and as people write it."""
    yield from (url, url.partition("://")[2].removeprefix("www.").rstrip("/"))
