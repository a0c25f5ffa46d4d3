"""One key for every form of a word: spelling, inflection, and the noun of a verb ("delivery" for "deliver")."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bespoke.knowledge.english import base_form, is_english
from bespoke.knowledge.inflection import british
from bespoke.knowledge.verbs import verb_of, verbs
from bespoke.optimize.guard.lexicon import table

_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^programme(s|d|r)?$"), r"program\1"),
    (re.compile(r"^(.{3,})is(e|ed|es|ing|er|ers|ation|ations)$"), r"\1iz\2"),
    (re.compile(r"^(.{3,})ys(e|ed|es|ing)$"), r"\1yz\2"),
    (re.compile(r"^(col|fav|hon|lab|behavi|neighb|harb|rum|hum|vap|end?eav|arm|flav)our(.*)$"), r"\1or\2"),
    (re.compile(r"^(cent|theat|lit|fib|met|calib)re(s?)$"), r"\1er\2"),
    (re.compile(r"^(.*[aeiou])ll(ed|ing|er|ers)$"), r"\1l\2"),
    (re.compile(r"^(def|off|pret)ence$"), r"\1ense"),
    (re.compile(r"^(licen|practi)[cs](e|es|ed|ing)$"), r"\1s\2"),
    (re.compile(r"^p?a?ediatric(.*)$"), r"pediatric\1"),
    (re.compile(r"^an(a?)esthe(.*)$"), r"anesthe\2"),
    (re.compile(r"^(catalog|dialog|analog)ue(s?)$"), r"\1\2"),
    (re.compile(r"^(fulfil|enrol|instal|skil)(ment|ful|ed|s)?$"), r"\1l\2"),
    (re.compile(r"^judgement(.*)$"), r"judgment\1"),
    (re.compile(r"^ageing$"), "aging"),
    (re.compile(r"^artefact(s?)$"), r"artifact\1"),
    (re.compile(r"^grey(.*)$"), r"gray\1"),
    (re.compile(r"^tyre(s?)$"), r"tire\1"),
    (re.compile(r"^maths$"), "math"),
    (re.compile(r"^cheque(s?)$"), r"check\1"),
    (re.compile(r"^aluminium$"), "aluminum"),
)
_KEPT_ISE = re.compile(
    r"^(adv|superv|rev|exerc|comprom|surpr|enterpr|expert|prom|prec|conc|ra|pra|franch|merchand|televi)"
)
_COMPARED = re.compile(r".{3,}(est|ier)$")
_NOT_COMPARED = frozenset(
    [
        "request",
        "test",
        "interest",
        "invest",
        "forest",
        "harvest",
        "guest",
        "quest",
        "suggest",
        "digest",
        "contest",
        "west",
    ]
)
_KEPT = frozenset(
    [
        "best",
        "better",
        "most",
        "more",
        "less",
        "least",
        "worse",
        "worst",
        "further",
        "data",
        "media",
        "people",
        "staff",
        "sales",
        "news",
        "goods",
        "analytics",
        "logistics",
        "mathematics",
        "physics",
        "economics",
        "electronics",
        "operations",
        "communications",
        "services",
        "relations",
        "left",
        "leaves",
        "found",
        "during",
        "business",
        "lead",
        "leading",
        "building",
        "finding",
        "meeting",
        "training",
        "marketing",
        "engineering",
        "united",
        "states",
    ]
)


@lru_cache(maxsize=16384)
def american(word: str) -> str:
    """The American spelling of a lower-case word."""
    if _KEPT_ISE.match(word) and not word.startswith("merchandi"):
        return word
    for pattern, replacement in _SPELLINGS:
        spelled = pattern.sub(replacement, word)
        if spelled != word:
            return spelled
    return word


@lru_cache(maxsize=16384)
def lemma(word: str) -> str:
    """The base form of a lower-case word. Comparatives and superlatives stay themselves: they claim more."""
    spelled = american(word)
    if verb := verb_of(spelled) or verb_of(word):
        return verb.base
    if spelled in _KEPT or (_COMPARED.match(spelled) and spelled not in _NOT_COMPARED):
        return spelled
    if not spelled:
        return spelled
    base = base_form(spelled)
    if spelled.endswith("er") and base == spelled[:-2]:
        return spelled
    return american(base)


@lru_cache(maxsize=16384)
def root(word: str) -> str:
    """The lemma, or the verb that the lemma is the noun of."""
    base = lemma(word)
    return _roots().get(base) or _roots().get(american(word)) or _adverb_root(base)


def _adverb_root(base: str) -> str:
    if base.endswith("ly") and len(base) > 6:
        stem = base[:-2]
        return stem[:-1] + "y" if stem.endswith("i") else stem
    return base


@lru_cache(maxsize=16384)
def is_known_word(word: str) -> bool:
    """Whether English has the word, so that a capital alone does not make it a name."""
    return (bool(word) and is_english(word)) or verb_of(word) is not None


@cache
def _roots() -> dict[str, str]:
    found: dict[str, str] = {}
    for verb in verbs():
        for noun in _nouns_of(verb.base) | {verb.ing, *british(verb.ing)}:
            found.setdefault(noun, verb.base)
    return found | dict(table("synonyms")["nominal"])


def _nouns_of(base: str) -> set[str]:
    short = base.removesuffix("e")
    nouns = {base + "ment", short + "ation", short + "ion", short + "al", short + "ance", short + "ence"}
    if base.endswith("y"):
        nouns.add(base[:-1] + "ication")
    if base.endswith(("ver", "ter")):
        nouns.add(base + "y")
    nouns |= {noun + "s" for noun in nouns}
    return nouns - {"general", "commercial", "formal", "ration", "portion", "station", "national", "mention", "action"}
