"""Phrases put as a résumé prints them: names with their capitals, deeds without the person who tells them."""

from __future__ import annotations

import re

from bespoke.intake.lexicon.load import word_set
from bespoke.knowledge.skills import skills
from bespoke.knowledge.verbs import form_of, verb_of

_LOW = word_set("telling", "words", "low")
_EDGES = ' \t,.;:–—-¦"“”'
_ARTICLE = re.compile(r"^(?:a|an|the|my|our)\s+", re.IGNORECASE)
_PERSON = r"(?:I|he|she)"
_TAKEN = r"(?:also|then|basically|really|just|actually|currently|now|there|even|later|mainly|personally)"
_HAVE = rf"(?:['’]ve|['’]d| have| had)(?: {_TAKEN})?(?: been)?"
_BE = rf"(?:['’]m| am| was)(?: {_TAKEN})?"
_STATE = re.compile(
    rf"^{_PERSON}(?: {_TAKEN})?(?:{_BE}) (?={'(?:also )?'}(?:responsible|in charge|"
    rf"accountable|involved|tasked|promoted|part|one|named|chosen|elected|"
    r"selected|trusted|trained|the (?:first|only|main|lead)|head|lead)\b)",
    re.IGNORECASE,
)
_ING = re.compile(rf"^(?:{_PERSON}(?:{_BE}|{_HAVE}) )?(?P<verb>[A-Za-z-]+ing)\b", re.IGNORECASE)
_USED = re.compile(rf"^{_PERSON} used to (?P<verb>\w+)", re.IGNORECASE)
_OPENING = re.compile(rf"^(?:{_PERSON}(?:{_HAVE})?\s+)?(?:{_TAKEN}\s+)*(?P<verb>[A-Za-z-]+)(?=\s|$)", re.IGNORECASE)
_LATER = re.compile(rf"(?P<and>,? and|,|;) {_PERSON}(?:{_HAVE})?(?: {_TAKEN})* (?=\w)")
_OWN = re.compile(r"\b(?:my|our) (?!own\b)", re.IGNORECASE)
_THERE = re.compile(r"\s+there(?=$|[,;])", re.IGNORECASE)
_NO_FACT = re.compile(
    r"\b(?:not|never|no longer|cannot|wish|hope|hoped|want|wanted|would|could|(?-i:might|"
    r"may|will)|shall|should|almost|nearly|"
    r"plan|planned|planning to|going to|applied (?:to|for)|dream|think|guess|maybe|perhaps|"
    r"if|supposed|tried|offered)\b|n['’]t\b|['’](?:ll|d)\b",
    re.IGNORECASE,
)


def is_fact(clause: str) -> bool:
    """False for what somebody wishes, plans, doubts or denies."""
    return not _NO_FACT.search(clause) and not clause.rstrip().endswith("?")


def name(text: str) -> str:
    """A name as told; one told without capitals is given them."""
    bare = _ARTICLE.sub("", " ".join(text.split()).strip(_EDGES))
    if re.match(r"\s*an?\s", text, re.IGNORECASE):
        return capitalised(bare)  # "a small restaurant" is no name
    return titled(bare) if bare == bare.lower() else bare


def titled(text: str) -> str:
    """With a capital on every word but the small ones; words that have capitals keep theirs."""
    words = text.strip(_EDGES).split()
    return " ".join(_capital(word) if i == 0 or word not in _LOW else word for i, word in enumerate(words))


def skill_name(text: str) -> str:
    """Spelled as the skill is usually spelled where it is known, else with a capital."""
    bare = _ARTICLE.sub("", " ".join(text.split()).strip(_EDGES))
    known = skills().by_name(bare)
    if known:
        spelled = (known.name, *known.acronyms, *known.aliases)
        return _first_capital(next((name for name in spelled if name.casefold() == bare.casefold()), bare))
    return _first_capital(bare)


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def deed(clause: str) -> str:
    """ "I've managed my team" -> "Managed team". "We" stays: the work of a team is not one person's."""
    text = _OWN.sub("", _THERE.sub("", clause.strip(_EDGES)))
    text = _LATER.sub(lambda m: f"{m['and']} ", text)
    if _STATE.match(text):
        return capitalised(_STATE.sub("", text))
    if match := _ING.match(text):
        return capitalised(_of_gerund(match["verb"], clause) + text[match.end() :])
    if match := _USED.match(text):
        return capitalised(_past(match["verb"]) + text[match.end() :])
    if match := _OPENING.match(text):
        return capitalised(_simple(match["verb"]) + text[match.end() :])
    return capitalised(text)


def in_past(bullet: str) -> str:
    """The bullet of a job that is over: its first verb in the past where the verb is known."""
    first, space, rest = bullet.partition(" ")
    verb = verb_of(first)
    if verb is None or not rest or form_of(first) not in ("base", "third"):
        return bullet
    return capitalised(verb.past) + space + rest


def opens_with_verb(text: str) -> bool:
    """Whether the first word is a verb in the past, or in -ing."""
    first = text.split(maxsplit=1)[0].strip(_EDGES) if text.split() else ""
    return form_of(first) in ("past", "ing")


def _of_gerund(word: str, clause: str) -> str:
    verb = verb_of(word)
    if verb is None or form_of(word) != "ing":
        return word
    return verb.base if re.search(r"\b(?:am|currently|now)\b|['’]m\b|have been|['’]ve been", clause) else verb.past


def _past(word: str) -> str:
    verb = verb_of(word)
    return verb.past if verb else word


def _simple(word: str) -> str:
    """A participle after "have" is the past; everything else stays as told."""
    verb = verb_of(word)
    return verb.past if verb and form_of(word) == "participle" else word


def _first_capital(text: str) -> str:
    """ "iOS" and "eBay" have their own."""
    return text if re.match(r"[a-z]+[A-Z]", text) else capitalised(text)


def _capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-")) if word.islower() else word
