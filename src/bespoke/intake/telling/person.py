"""What people tell about themselves: name, address, links, what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from bespoke.intake.lexicon.places import place_score, read_place
from bespoke.intake.lexicon.words import title_score
from bespoke.intake.structure.names import looks_like_name
from bespoke.intake.structure.networks import EMAIL, URL, account_of
from bespoke.intake.structure.phones import find_phone
from bespoke.intake.telling.phrases import capitalised, is_fact, name, titled
from bespoke.knowledge.titles import head_of
from bespoke.resume.ids import UNIDENTIFIED
from bespoke.resume.model import Basics, Location, Profile

_NAME = re.compile(
    r"\b(?:(?:(?i:my (?:full )?name is|my name['’]s|i am called|call me|this is|"
    r"name\s*[:：])|(?i:\bI['’]?\s?a?m|^hi,? i['’]m|"
    r"^hello,? i['’]m))\s+)(?P<name>(?-i:[^\W\d_a-z])[\w.'’-]*(?:\s+(?:(?:de|van|von|der|"
    r"la|bin|al|di|da|dos|del)\s+)*(?-i:[^\W\d_a-z])[\w.'’-]*){0,4})"
)
_LOWER_NAME = re.compile(r"(?i)\bmy (?:full )?name is\s+(?P<name>[^\W\d_]+(?:\s+[^\W\d_]+){1,2})(?=\s*(?:,|$|\band\b))")
_PLACE = re.compile(
    r"(?:^|(?<=, )|(?<=and )|(?<=[^\W\d_] )(?=from\b)|\bmy )(?P<key>(?:I(?:['’]m| am)?\s+)?(?:currently |now )?"
    r"(?:based|living|located|live|reside|residing) (?:in|near|at|out of)|I(?:['’]m| am) from|from|"
    r"(?:home )?(?:address|location|city) (?:is|:))\s+"
    r"(?P<place>[^\W\d_][^,;()¦]*?(?:,\s*(?-i:[^\W\d_a-z])[^,;()¦]*?)?)(?=\s*(?:[,;()¦]|$)|"
    r"\s+(?:and|but|where|with|as)\s)",
    re.IGNORECASE,
)
_GREETING = re.compile(r"^(?:hi|hello|hey|good (?:morning|day|afternoon|evening))(?: there)?[,!.]?\s*", re.IGNORECASE)
_LABELS = re.compile(
    r"(?:\b(?:and|or|at|on|to|me|you can|reach|contact|email|e-mail|mail|write|call|phone|"
    r"number|mobile|cell|tel|telephone|is|my|it|website|site|portfolio|web page|blog|"
    r"github|linkedin|gitlab|profile|address|the|here|under|via|find|see|also|are)\b|"
    r"[,:;()|–—-]|\s)+$",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"^(?P<lead>(?:I(?:['’]m| am| have|['’]ve)(?: been)?|"
    r"with)\s+)(?P<text>.*(?:\byears?\b.*\bexperience\b|\bexperience(?:d)?\b|"
    r"\bpassionate\b|\bspeciali[sz](?:e|ed|ing)\b|\bmotivated\b|\bdedicated\b|"
    r"\bfocused on\b|\bcommitted\b|\bexpert\b|\bhard[- ]?working\b|\breliable\b|"
    r"\bbackground\b|\btrack record\b|\blooking for\b|\bknown for\b).*)$",
    re.IGNORECASE,
)
_SPECIALIZE = re.compile(r"^I (?:speciali[sz]e|focus|excel) ", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:and\s+)?(?:I(?:['’]m| am)|I work as|a|an)\b\s*(?:currently |"
    r"now )?(?:an?\s+)?(?P<title>[^,;()¦]+?)(?:\s+(?:by trade|by profession|"
    r"by training))?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Person:
    """Gathers what is told of the person over the whole telling."""

    fields: dict[str, Any] = field(default_factory=dict)
    profiles: list[Profile] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)

    def basics(self) -> Basics:
        told = {**self.fields, "profiles": tuple(self.profiles)}
        if self.summary:
            told["summary"] = " ".join(f"{text.rstrip('.')}." for text in self.summary)
        return Basics(**told)

    def put(self, key: str, value: object) -> None:
        if value:
            self.fields[key] = value


def take_addresses(sentence: str, person: Person) -> str:
    """The sentence without its mail address, links and phone number, which were put to the person."""
    text = sentence
    for match in EMAIL.finditer(sentence):
        person.fields.setdefault("email", match.group().replace(" ", ""))
        text = _without(text, match.group())
    for match in list(URL.finditer(text)):
        _put_link(match.group().rstrip(".,;:"), person)
        text = _without(text, match.group())
    phone = find_phone(text)
    if phone and "phone" not in person.fields:
        person.put("phone", phone)
        text = _without(text, phone)
    return text.strip(" ,;:")


def take_person(clause: str, person: Person) -> str:
    """The clause without the name and the place it tells of the person."""
    text = _GREETING.sub("", clause)
    named = match = _named(text)
    if match:
        person.put("name", name(match["name"]))
        text = _cut(text, match)
    if (match := _PLACE.search(text)) and _is_home(match, named=named is not None):
        place = read_place(name(match["place"].strip()))
        told = {
            "city": place.city,
            "region": place.region,
            "country_code": place.country_code,
            "address": place.address,
        }
        person.put("location", Location(**told, postal_code=place.postal_code))
        text = _cut(text, match)
    return text.strip(" ,;:.")


def take_statement(clause: str, person: Person, *, asked: bool = False) -> bool:
    """A profession, or a sentence for the summary. True when it was one."""
    if not is_fact(clause):
        return False
    if match := _SUMMARY.match(clause):
        person.summary.append(_statement(match["text"]))
        return True
    if _SPECIALIZE.match(clause):
        person.summary.append(capitalised(clause[2:].strip()))
        return True
    label = _LABEL.match(clause)
    if label and len(label["title"].split()) <= 6 and (title_score(label["title"]) >= 0.4 or head_of(label["title"])):
        person.put("label", titled(label["title"]))
        return True
    if asked:
        person.summary.append(_statement(re.sub(r"(?i)^I(?:['’]m| am)\s+", "", clause)))
        return True
    return False


def _named(text: str) -> re.Match[str] | None:
    for match in _NAME.finditer(text):
        called = match["name"]
        sure = re.match(r"(?i)(?:my|call|name|i am called)", match.group())
        if looks_like_name(called) and (
            sure or (not title_score(called) and not place_score(called) and _ends(text, match))
        ):
            return match
    return _LOWER_NAME.search(text)


def _ends(text: str, match: re.Match[str]) -> bool:
    """A name told by "I'm" stands alone: "I'm Head of Sales" goes on."""
    return re.match(r"\s*(?:$|[,;.()]|and\b|from\b|but\b)", text[match.end() :]) is not None


def _is_home(match: re.Match[str], *, named: bool) -> bool:
    """ "from" alone leads up to much else ("from Siemens", "from June 2013"): it counts beside the person's name."""
    place = match["place"]
    if match["key"].lower() == "from":
        return named and place_score(name(place)) >= 0.6 and not re.search(r"\d", place)
    return place_score(name(place)) >= 0.5 or (place[:1].isupper() and len(place.split()) <= 4)


def _put_link(url: str, person: Person) -> None:
    account = account_of(url)
    if account is None:
        person.fields.setdefault("url", url)
        return
    profile = Profile(id=UNIDENTIFIED, network=account.network, username=account.username, url=url)
    if all(profile.url != known.url for known in person.profiles):
        person.profiles.append(profile)


def _without(text: str, piece: str) -> str:
    before, _, after = text.partition(piece)
    before = _LABELS.sub("", f"{before} ")
    after = re.sub(r"^\s*(?:,|and\b|or\b)?\s*", "", after)
    return f"{before}, {after}" if before and after else before or after


def _cut(text: str, match: re.Match[str]) -> str:
    before, after = text[: match.start()].rstrip(" ,;"), text[match.end() :].lstrip(" ,;")
    after = re.sub(r"^(?:and|but)\s+", "", after)
    before = re.sub(r"\s*\b(?:and|but|I['’]m|I am)$", "", before)
    return f"{before}, {after}" if before and after else before or after


def _statement(text: str) -> str:
    bare = re.sub(r"^(?:an?|the)\s+", "", text.strip())
    return capitalised(re.sub(r"\bmy\s+", "", bare))
