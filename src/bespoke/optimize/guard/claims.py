"""What kind of claim an unexplained word makes: a hard fact is refused, any other word is asked about."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.knowledge.degrees import degrees_in
from bespoke.knowledge.skills import skills
from bespoke.knowledge.titles import head_of
from bespoke.knowledge.verbs import verb_of
from bespoke.optimize.guard.align import Alignment
from bespoke.optimize.guard.clauses import Atom
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.lemmas import is_known_word, root
from bespoke.optimize.guard.lexicon import proficiency_rungs, word_set
from bespoke.optimize.guard.reading import read
from bespoke.optimize.guard.synonyms import expansion_of
from bespoke.optimize.model import FactKind

_VAGUE = {
    "several": 3,
    "multiple": 2,
    "various": 2,
    "many": 10,
    "numerous": 10,
    "dozens": 24,
    "hundreds": 200,
    "thousands": 2000,
}
_LABELS = frozenset(
    [
        "skill",
        "skills",
        "tool",
        "tools",
        "technology",
        "technologies",
        "added",
        "language",
        "languages",
        "certification",
        "summary",
    ]
)
_NO_DEGREES = frozenset(["ma", "as", "me", "do", "be", "march", "med", "associate"])
_MILD_PRAISE = frozenset(
    [
        "experienced",
        "skilled",
        "strong",
        "solid",
        "professional",
        "specialist",
        "extensive",
        "thorough",
        "deep",
        "working",
    ]
)
_LIGHT_NOUNS = frozenset(["experience", "role", "position", "work"])


def check_claims(alignment: Alignment, elsewhere: tuple[str, ...]) -> Iterator[Finding]:
    for atom in alignment.rewrite.atoms:
        if atom.kind not in ("word", "skill", "rate") or atom.quantity is not None:
            continue
        if alignment.place(atom) is None and not _is_free(alignment, atom):
            yield _finding(alignment, atom, elsewhere)


def _is_free(alignment: Alignment, atom: Atom) -> bool:
    if atom.low in _LABELS and alignment.rewrite.lows[atom.end : atom.end + 1] == (":",):
        return True
    if atom.low in _VAGUE and _vaguer(alignment, atom):
        alignment.license("a vaguer number")
        return True
    if atom.low in _LIGHT_NOUNS and not atom.is_verb and _has_done(alignment, atom):
        alignment.license("experience in what was done")
        return True
    return False


def _vaguer(alignment: Alignment, atom: Atom) -> bool:
    """ "several" where the evidence counts at least as many of the same thing."""
    words = [a for a in alignment.rewrite.atoms if a.phrase == atom.phrase and a.index > atom.index]
    place = alignment.place(words[-1]) if words else None
    if place is None:
        return False
    counts = [a.quantity for a in place.source.reading.atoms if a.phrase == place.atom.phrase and a.quantity]
    return any(
        q.unit == "" and q.low >= _VAGUE[atom.low] and q.bound in ("exact", "over", "at_least", "about") for q in counts
    )


def _has_done(alignment: Alignment, atom: Atom) -> bool:
    """ "experience" claims no more than having done it; an exposure or somebody else's deed is not that."""
    places = [alignment.place(a) for a in alignment.rewrite.atoms if a.clause == atom.clause and alignment.place(a)]
    known = [p for p in places if p is not None]
    return bool(known) and all(
        p.clause.doer == "self" and (p.clause.strength is None or p.clause.strength >= 2) for p in known
    )


def _finding(alignment: Alignment, atom: Atom, elsewhere: tuple[str, ...]) -> Finding:
    kind, blocks = claim_of(alignment, atom)
    if _stands_elsewhere(atom, elsewhere) and kind not in ("quantity", "date"):
        return Finding(
            kind, atom.raw, f"“{atom.raw}” stands elsewhere in the resume, not in this evidence", blocks=False
        )
    return Finding(kind, atom.raw, f"“{atom.raw}” is not in the evidence", blocks)


def _stands_elsewhere(atom: Atom, elsewhere: tuple[str, ...]) -> bool:
    for text in elsewhere:
        for other in read(text).atoms:
            if (atom.skill and atom.skill == other.skill) or (atom.keys == other.keys and atom.kind != "rate"):
                return True
    return False


def claim_of(alignment: Alignment, atom: Atom) -> tuple[FactKind, bool]:
    """The kind of fact, and whether lacking evidence refuses it outright."""
    if any(c.isdigit() for c in atom.raw) or atom.kind == "rate":
        return "quantity", True
    if atom.kind == "skill":
        kind, blocks = _skill_claim(atom)
        return kind, blocks and not _is_spelled_out(alignment, atom) and not _is_short_name(alignment, atom)
    if degrees_in(atom.raw) and atom.low not in _NO_DEGREES:
        return "degree", True
    if atom.is_verb:
        return _verb_claim(alignment, atom)
    return _listed_claim(alignment, atom.low) or _name_claim(alignment, atom)


def _listed_claim(alignment: Alignment, low: str) -> tuple[FactKind, bool] | None:
    if low == "degree" and any(s.reading.text and degrees_in(s.reading.text) for s in alignment.sources.all):
        return "degree", False
    if low in word_set("licence"):
        return "licence", True
    if low in proficiency_rungs():
        return "proficiency", low not in _MILD_PRAISE
    if low in word_set("scope", "wide") | word_set("scope", "praise") and low not in _VAGUE:
        return "scope", True
    if low in word_set("scope", "some"):
        return "scope", False
    return None


def _is_spelled_out(alignment: Alignment, atom: Atom) -> bool:
    """Whether the evidence has every word of the name, though not side by side."""
    words = {key for place in alignment.sources.places for key in place.atom.keys}
    return len(atom.keys) > 1 and set(atom.keys) <= words


def _is_short_name(alignment: Alignment, atom: Atom) -> bool:
    """Whether the evidence may say the skill by a name that is also a word ("Node" for Node.js)."""
    skill = skills().get(atom.skill)
    said = {place.atom.raw for place in alignment.sources.places if place.atom.is_capital}
    return skill is not None and bool(said & set(skill.ambiguous))


def _skill_claim(atom: Atom) -> tuple[FactKind, bool]:
    skill = skills().get(atom.skill)
    kind = skill.kind if skill else "skill"
    if kind == "licence":
        return "licence", True
    return "skill", kind in ("tool", "language") or any(c.isupper() for c in atom.raw[1:])


def _verb_claim(alignment: Alignment, atom: Atom) -> tuple[FactKind, bool]:
    """A stronger verb than any the evidence has is refused; one as strong may be another word for the same."""
    verb = verb_of(atom.low)
    strongest = max(
        (c.strength for s in alignment.sources.all for c in s.reading.clauses if c.strength is not None), default=2
    )
    if atom.low in word_set("licence"):
        return "licence", False
    return "verb", verb is not None and verb.strength > max(strongest, 3)


def _name_claim(alignment: Alignment, atom: Atom) -> tuple[FactKind, bool]:
    if atom.low in word_set("seniority") and _is_in_title(alignment, atom):
        return "title", True
    if head_of(atom.low) is not None and _is_in_title(alignment, atom) and verb_of(atom.low) is None:
        return "title", True
    if len(atom.raw) > 1 and atom.raw.isupper():
        return "skill", not _may_stand_for(alignment, atom)
    if atom.is_capital and not atom.opens and not is_known_word(atom.low) and not is_known_word(root(atom.low)):
        return "organisation", True
    if _is_result(alignment, atom):
        return "outcome", True
    return "word", False


def _may_stand_for(alignment: Alignment, atom: Atom) -> bool:
    """Whether the evidence has all words of the acronym, though not as one name ("accounts payable and receivable")."""
    words = (expansion_of(atom.low) or "").split()
    lows = {low for source in alignment.sources.all for low in source.reading.lows}
    return bool(words) and set(words) <= lows


def _is_in_title(alignment: Alignment, atom: Atom) -> bool:
    """Said of the person: in a text without a verb, or after "as"."""
    clause = alignment.rewrite.clauses[atom.clause]
    return (
        (clause.verb is None and atom.link in ("", "role"))
        or atom.link == "role"
        or (atom.is_capital and not atom.opens)
    )


def _is_result(alignment: Alignment, atom: Atom) -> bool:
    """A gain that an unexplained deed brought about ("that drove revenue growth")."""
    if atom.low not in word_set("outcome", "nouns"):
        return False
    clause = alignment.rewrite.clauses[atom.clause]
    verb = alignment.rewrite.atoms[clause.verb] if clause.verb is not None else None
    return (
        verb is not None and alignment.place(verb) is None and verb.key not in ("manage", "track", "report", "monitor")
    )
