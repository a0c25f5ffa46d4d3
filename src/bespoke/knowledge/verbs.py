"""Action verbs: what kind of doing a word claims, and how strongly.

Strength is the order in which a rewrite may only stay level or go down: exposure 0, assist 1, do 2, own 3, lead 4.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from bespoke.knowledge.inflection import Forms, british, regular_forms
from bespoke.knowledge.tables import word_table

Form = Literal["base", "third", "past", "participle", "ing"]
STRENGTHS = ("exposure", "assist", "do", "own", "lead")


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb. `synonyms` are base forms of the same category, and so of equal strength."""

    base: str
    category: str
    strength: int
    past: str
    participle: str
    ing: str
    third: str
    synonyms: frozenset[str] = field(default_factory=frozenset)

    def inflected(self, form: Form) -> str:
        spelled: str = getattr(self, form)
        return spelled


@cache
def verbs() -> tuple[Verb, ...]:
    """All verbs in the order of the file."""
    table = word_table("verbs")
    doubled = frozenset(table["spelling"]["doubled"])
    return tuple(
        _verb(base, name, category, _forms(base, table["irregular"], doubled))
        for name, category in table["category"].items()
        for base in category["verbs"]
    )


def verb_of(word: str) -> Verb | None:
    """The verb behind any inflected form, American or British. A form of two verbs means the weaker ("found")."""
    entry = _index().get(word.strip().lower())
    return entry[0] if entry else None


def form_of(word: str) -> Form | None:
    """Which form of its verb a word is; "past" wins where past and participle are spelled alike."""
    entry = _index().get(word.strip().lower())
    return entry[1] if entry else None


def is_noun_too(word: str) -> bool:
    """Whether a base form may well be a noun where it stands ("design", "test")."""
    return word.strip().lower() in _nouns_too()


def seldom_fits(verb: Verb) -> bool:
    """Whether the verb takes so few objects that it is not to be put in the place of another ("ran a caseload")."""
    return verb.base in _seldom_fitting()


def verbs_in(category: str) -> tuple[Verb, ...]:
    return tuple(verb for verb in verbs() if verb.category == category)


def are_synonyms(one: str, other: str) -> bool:
    """Whether two words, in any form, are forms of one verb or of two that may stand for each other."""
    left, right = verb_of(one), verb_of(other)
    if left is None or right is None:
        return False
    return left.base == right.base or right.base in left.synonyms


def _verb(base: str, name: str, category: dict[str, Any], forms: Forms) -> Verb:
    together = {other for group in category["synonyms"] if base in group for other in group}
    return Verb(
        base=base,
        category=name,
        strength=category["strength"],
        past=forms.past,
        participle=forms.participle,
        ing=forms.ing,
        third=forms.third,
        synonyms=frozenset(together - {base}),
    )


def _forms(base: str, irregular: dict[str, list[str]], doubled: frozenset[str]) -> Forms:
    forms = regular_forms(base, doubled=base in doubled)
    if base in irregular:
        past, participle = irregular[base]
        return Forms(past=past, participle=participle, ing=forms.ing, third=forms.third)
    return forms


@cache
def _nouns_too() -> frozenset[str]:
    return frozenset(word_table("verbs")["nouns_too"]["words"])


@cache
def _seldom_fitting() -> frozenset[str]:
    return frozenset(word_table("verbs")["seldom_fits"]["verbs"])


@cache
def _index() -> dict[str, tuple[Verb, Form]]:
    index: dict[str, tuple[Verb, Form]] = {}
    forms: tuple[Form, ...] = ("base", "past", "participle", "ing", "third")
    for verb in sorted(verbs(), key=lambda v: v.strength):
        for form in forms:
            for spelling in british(verb.inflected(form)):
                index.setdefault(spelling, (verb, form))
    return index
