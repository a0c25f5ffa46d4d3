"""Whether a word is the verb of its clause, from its form and the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bespoke.knowledge.english import base_form
from bespoke.knowledge.verbs import form_of
from bespoke.optimize.guard.lexicon import link_classes, word_set
from bespoke.optimize.guard.tokens import Token

HELPERS = frozenset(
    [
        "help",
        "helped",
        "helping",
        "helps",
        "assist",
        "assisted",
        "let",
        "make",
        "made",
        "enable",
        "enabled",
        "allow",
        "allowed",
    ]
)
BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being", "got", "get", "getting"])
HAVE = frozenset(["has", "have", "had", "having"])
SELF = frozenset(["i", "me"])
TEAM = frozenset(["we", "us"])
ARTICLES = frozenset(["the", "my", "our", "their", "its", "your", "his", "her"])
RELATIVES = frozenset(["that", "which", "who", "whom", "whose", "where"])
NEVER_INNER = frozenset(
    ["certified", "licensed", "registered", "chartered", "accredited", "qualified", "bonded", "experienced"]
)
CONJUNCTIONS = frozenset(
    ["and", "or", "but", "then", "while", "whilst", "when", "after", "before", "also", "&", "plus"]
)


@lru_cache(maxsize=16384)
def form(low: str) -> str:
    """base, past, ing or third; empty for what is no verb we know."""
    if not low.isalpha() and "-" not in low:
        return ""
    known = form_of(low)
    if known == "participle":
        return "past"
    if known:
        return known
    if low.removesuffix("s") in word_set("verbs", "bases"):
        return "third" if low.endswith("s") else "base"
    base = base_form(low)
    if low.endswith("ed") and len(low) > 4 and base != low:
        return "past"
    if low.endswith("ing") and len(low) > 5 and base != low and low not in word_set("not_verbs", "nouns_in_ing"):
        return "ing"
    return "past" if low in _IRREGULAR else ""


_IRREGULAR = frozenset(
    [
        "began",
        "brought",
        "caught",
        "chose",
        "fell",
        "felt",
        "fought",
        "forgot",
        "got",
        "held",
        "hit",
        "hung",
        "knew",
        "laid",
        "left",
        "lost",
        "put",
        "rose",
        "said",
        "saw",
        "sent",
        "shook",
        "shut",
        "sat",
        "split",
        "spread",
        "stood",
        "struck",
        "swung",
        "took",
        "thought",
        "threw",
        "told",
        "understood",
        "went",
        "woke",
        "wore",
        "became",
        "came",
        "broke",
        "bred",
        "dug",
        "drank",
        "ate",
        "froze",
        "hid",
        "hurt",
        "let",
        "lit",
        "quit",
        "read",
        "rode",
        "rang",
        "sang",
        "slept",
        "spun",
        "stole",
        "stuck",
        "swore",
        "swam",
        "tore",
        "withdrew",
        "overcame",
        "oversaw",
        "rewrote",
        "rebuilt",
        "undertook",
        "bound",
        "bet",
        "brought",
        "dealt",
        "made",
        "met",
    ]
)


def opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """A verb at the start of a sentence, or after a comma, a conjunction or an adverb that starts one."""
    low, shape = tokens[at].low, form(tokens[at].low)
    if not shape or (shape in ("base", "ing", "third") and _starts_heading(tokens, at)):
        return False
    return low not in _PARTICIPLES_AS_ADJECTIVES or not _before_noun(tokens, at)


_PARTICIPLES_AS_ADJECTIVES = frozenset(
    [
        "registered",
        "certified",
        "licensed",
        "qualified",
        "experienced",
        "skilled",
        "dedicated",
        "accredited",
        "chartered",
        "advanced",
        "motivated",
        "seasoned",
        "accomplished",
        "retired",
    ]
)


def _before_noun(tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.raw in (",", "/", "&", "(", ";"):
        return True
    return after.kind == "word" and after.low not in word_set("function") | {"to"} | set(link_classes())


def _starts_heading(tokens: Sequence[Token], at: int) -> bool:
    """ "Test engineer", "Research and development": a noun that only looks like a verb."""
    low = tokens[at].low
    if low not in word_set("not_verbs", "at_start"):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or (
        after.kind == "word" and (after.low not in word_set("function") or after.low in ("and", "or"))
    )


def follows_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word stands just before, so that a past form or -ing form starts a clause about it."""
    if at == 0:
        return False
    before = tokens[at - 1]
    if before.raw == "-" and at == 2 and takes_object(tokens, at):
        before = tokens[0]
    if before.kind == "number":
        return True
    skip = word_set("function") | set(link_classes()) | word_set("negation")
    return before.kind == "word" and before.low not in skip and not before.low.endswith("ly")


def takes_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows can only be the object of an -ing verb: an article, a number, an amount, a name."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    articles = ("a", "an", "the", "my", "our", "their", "its", "all", "over", "up", "more", "$", "€", "£")
    return after.kind == "number" or after.low in articles
