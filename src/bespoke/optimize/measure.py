"""Which number a bullet lacks, asked in its own words: "Maintained servers" -> "How many servers did you maintain?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bespoke.knowledge.questions import own_questions, questions_for
from bespoke.knowledge.verbs import Verb, form_of, is_noun_too, verb_of

_FEWEST_WORDS = 3
_LONGEST_OBJECT_WORDS = 4
_OBJECT = re.compile(
    r"^(?P<words>[A-Za-z][\w’'&./+#-]*(?: (?!(?:of|for|with|in|on|to|by|using|via|from|at|that|which|and|or|as|into"
    r"|through|within|across|between|during|under|after|before|while|so|but|about|over|against|based|including)\b)"
    r"[A-Za-z][\w’'&./+#-]*){0,5})(?P<next>.?)"
)
_DETERMINER = re.compile(
    r"^(?:(?:a|an|the|my|our|their|its|all|any|each|every|new|daily|weekly|monthly|various|several|multiple|many|numerous|"
    r"different|other|some|high-quality|novel) )+",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?<![aius])s$")
_NOT_COUNTED = (
    "sales operations logistics analytics news goods communications resources economics physics mathematics statistics"
    " kubernetes devops postgres aws js windows headquarters series means electronics sports graphics metrics ethics"
    " needs relations affairs"
)
_NO_PLURALS = frozenset(_NOT_COUNTED.split())
_COUNTS_ONLY = re.compile(r"How many(?:,| people, or| (?:\w+ )?(?:did you|or|cases))")


def measure_questions(text: str) -> Iterator[str]:
    """The best first; none for a bullet that does not open with a deed."""
    words = text.split()
    verb = verb_of(words[0]) if len(words) >= _FEWEST_WORDS else None
    if verb is None or text.rstrip().endswith("?") or (is_noun_too(words[0]) and form_of(words[0]) == "base"):
        return
    own = own_questions(verb)
    named = _about_object(verb, " ".join(words[1:])) if not own or _COUNTS_ONLY.match(own[0]) else None
    yield from filter(None, [named])
    yield from own
    if verb.category in _TELLING_CATEGORIES:
        yield from questions_for(verb)[len(own) :]


_TELLING_CATEGORIES = frozenset(
    ["analyze", "build", "care", "design", "finance", "improve", "research", "sell", "teach", "assist"]
)


def _about_object(verb: Verb, rest: str) -> str | None:
    thing = _object(rest)
    if thing is None or verb.category in ("exposure", "assist"):
        return None
    if _is_plural(thing.split()[-1]):
        return f"How many {thing} did you {verb.base}?"
    if thing.lower().endswith("team"):
        return f"How many people were on the {thing}?"
    if verb.category in _USED and thing.split()[-1].lower() not in _USABLE:
        return None
    asked = _OF_ONE_THING.get(verb.category)
    return asked.format(thing=thing, verb=verb.base) if asked else None


_USED = ("build", "design")
_USED_BY_SOMEBODY = (
    "agent api app application architecture assistant backend bot calculator catalogue catalog chatbot client"
    " cluster compiler component course crm curriculum dashboard database engine environment extension feature form"
    " framework frontend game gateway guide handbook infrastructure interface intranet kit lab library manual model"
    " module network package page pipeline platform playbook plugin portal program programme prototype registry"
    " repository scheduler sdk server service shop simulator site software spreadsheet stack store suite syllabus"
    " system template tool toolkit tracker tutorial warehouse web-app webpage website wiki workflow workshop workspace"
)
_USABLE = frozenset(_USED_BY_SOMEBODY.split())
"""What people or systems are said to use; of anything else ("trust", "research") the question is nonsense."""

_OF_ONE_THING = {
    "build": "How many people or systems use the {thing}?",
    "design": "How many people use the {thing}?",
    "improve": "By how much did you {verb} the {thing}, and how was it measured?",
    "lead": "How many people took part in the {thing}, and how long did it take?",
    "manage": "How large was the {thing}: people, budget or sites?",
    "research": "How large was the {thing}: samples, subjects or sites?",
    "secure": "How many systems, sites or cases did the {thing} cover?",
}


def _object(rest: str) -> str | None:
    """What was acted on, without its article: None where it is longer than a name or shares its verb with another.

    What stands before a verbal form is whole only in the plural: "servers running Linux", not "reinforcement learning".
    """
    match = _OBJECT.match(rest)
    if match is None or match["next"] not in ("", " ", ",", ".", ";") or _AND.match(rest[match.end("words") :]):
        return None
    words = _DETERMINER.sub("", match["words"].rstrip(".")).split()
    end = next((at for at, word in enumerate(words) if at and form_of(word) in _VERBAL), len(words))
    if end < len(words) and not _is_plural(words[end - 1]):
        return None
    words = words[:end]
    if not 0 < len(words) <= _LONGEST_OBJECT_WORDS or verb_of(words[0]) or len(words[-1]) < _FEWEST_WORDS:
        return None
    return None if words[0].lower() in _NO_OBJECTS else " ".join(words)


_AND = re.compile(r" (?:and|or) ")
_VERBAL = ("past", "participle", "ing")
_NO_OBJECTS = frozenset(
    ["and", "or", "of", "for", "with", "in", "on", "to", "by", "from", "at", "as", "up", "out", "it", "them"]
)


def _is_plural(word: str) -> bool:
    return bool(_PLURAL.search(word.lower())) and word.lower() not in _NO_PLURALS and not word.isupper()
