"""A part must not become the whole: "had a hand in redesigning" is no "redesigned", a "nurse's aide" no "nurse"."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.knowledge.titles import head_of
from bespoke.knowledge.verbs import verb_of
from bespoke.optimize.guard.align import Alignment
from bespoke.optimize.guard.clauses import Atom, Clause
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.lemmas import is_known_word
from bespoke.optimize.guard.lexicon import word_set
from bespoke.optimize.guard.sources import Place

_ORDINALS = frozenset(
    ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "next", "joint")
)
_RANKED = frozenset(["prize", "place", "award", "medal", "author", "winner", "rank", "position", "honor", "finish"])
_WIDE = frozenset(["across", "throughout"])
_OBJECTS = (("it",), ("them",), ("him",), ("her",), ("these",), ("those",), ("this",), ("that",))
_TIMES = frozenset(["after", "before", "while", "when", "by", "through", "from", "since"])
_PLAIN_VERBS = frozenset(
    (
        "perform",
        "conduct",
        "complete",
        "handle",
        "execute",
        "undertake",
        "do",
        "give",
        "make",
        "deliver",
        "provide",
        "hold",
    )
)
_LIGHT_NOUNS = frozenset(
    ["experience", "experienced", "duty", "responsibility", "task", "responsible", "work", "accountable", "charge"]
)


def check_promotions(alignment: Alignment) -> Iterator[Finding]:
    matched = {id(match.place.atom) for match in alignment.matches.values()}
    for clause in alignment.rewrite.clauses:
        if clause.kind == "main" and clause.verb is not None:
            verb = alignment.rewrite.atoms[clause.verb]
            place = alignment.place(verb)
            if place is not None and place.source.kind == "text":
                yield from _deed(verb, place, matched)
                yield from _conferred(alignment, verb, place)
    for atom in alignment.rewrite.atoms:
        place = alignment.place(atom)
        if place is not None and place.source.kind != "employer" and not atom.is_verb:
            yield from _head(alignment, atom, place, matched)
            yield from _half(atom, place, matched)
            yield from _ranked(atom, place, matched)
            yield from _unreal(atom, place, matched)
    yield from _widened(alignment)


def _deed(verb: Atom, place: Place, matched: set[int]) -> Iterator[Finding]:
    clause = place.clause
    if verb.quantity and place.atom.quantity:
        return
    licensed = _verb_may_lead(clause, place, matched) if place.atom.is_verb else _noun_may_lead(clause, place)
    if licensed:
        return
    reading = place.source.reading
    outer = clause if not place.atom.is_verb else reading.clauses[clause.parent or 0]
    words = " ".join(reading.lows[_start(place, outer) : place.atom.end])
    yield Finding("verb", verb.raw, f"the evidence says “{words}”, not simply “{verb.raw}”", blocks=False)


def _conferred(alignment: Alignment, verb: Atom, place: Place) -> Iterator[Finding]:
    """ "Certified nurses in first aid" without the nurses reads as if the doer was certified."""
    if verb.key not in word_set("heading", "conferred") or not place.atom.is_verb or place.clause.passive:
        return
    reading, rewrite = place.source.reading, alignment.rewrite
    thing = next((a for a in reading.atoms if a.clause == place.atom.clause and a.index > place.atom.index), None)
    things = [a for a in rewrite.atoms if a.clause in rewrite.sharing(verb.clause) and not a.link and not a.is_verb]
    left = [a for a in things if (found := alignment.place(a)) is None or not found.atom.link]
    pronoun = rewrite.lows[verb.end : verb.end + 1]
    if thing is None or thing.link or left or pronoun in _OBJECTS:
        return
    message = f"the evidence says “{place.atom.raw} … {thing.raw}”; without it, it was done to you"
    yield Finding("agent", verb.raw, message, blocks=False)


def _start(place: Place, clause: Clause) -> int:
    atoms = [a.start for a in place.source.reading.atoms if a.clause == clause.index]
    return max(min(atoms, default=0), place.atom.start - 6)


def _verb_may_lead(clause: Clause, place: Place, matched: set[int]) -> bool:
    """A verb inside another's clause may stand alone when the outer verb only said when, how or with what."""
    if clause.kind not in ("infinitive", "gerund") or clause.parent is None or clause.marker in _TIMES:
        return True
    reading = place.source.reading
    outer = reading.clauses[clause.parent]
    if outer.verb is not None:
        verb = reading.atoms[outer.verb]
        return id(verb) in matched or verb.key == "use"
    words = [a for a in reading.atoms if a.clause == outer.index]
    return all(a.key in _LIGHT_NOUNS for a in words)


def _noun_may_lead(clause: Clause, place: Place) -> bool:
    """ "Responsible for the installation of" and "performed the installation of" say the deed itself."""
    reading = place.source.reading
    if clause.verb is not None:
        return place.atom.link == "" and reading.atoms[clause.verb].key in _PLAIN_VERBS
    before = [a for a in reading.atoms if a.clause == clause.index and a.phrase < place.atom.phrase]
    if all(a.key in _LIGHT_NOUNS for a in before) or place.atom.link == "":
        return True
    return _is_parallel(place, before)


def _is_parallel(place: Place, before: list[Atom]) -> bool:
    """ "Responsible for the preparation of binders and the filing of motions": the second is a deed too."""
    reading, phrase = place.source.reading, place.atom.phrase
    after = next((a for a in reading.atoms if a.index > place.atom.index and a.phrase != phrase), None)
    deeds = [a for a in before if a.key not in _LIGHT_NOUNS]
    of_its_own = after is not None and after.link == "of" and after.clause == place.atom.clause
    coordinated = any(one in reading.coordinated for one in ((phrase - 1, phrase), (phrase - 2, phrase - 1)))
    return of_its_own and coordinated and bool(deeds) and deeds[0].link == "for" and verb_of(deeds[0].key) is not None


def _head(alignment: Alignment, atom: Atom, place: Place, matched: set[int]) -> Iterator[Finding]:
    """What stood before a noun to describe it may not stand alone for it."""
    if atom.kind != "word" or place.atom.kind != "word" or place.atom.is_verb or not _ends_phrase(alignment, atom):
        return
    phrase = [a for a in place.source.reading.atoms if a.phrase == place.atom.phrase and a.index > place.atom.index]
    rest = [a for a in phrase if a.kind in ("word", "skill") and not a.low.endswith("ly")]
    if not rest or any(id(a) in matched for a in rest):
        return
    text = " ".join(a.raw for a in [place.atom, *rest])
    message = f"the evidence says “{text}”, not “{atom.raw}”"
    if head_of(atom.low) is not None or atom.low in word_set("seniority"):
        yield Finding("title", atom.raw, message)
    elif len({a.phrase for a in alignment.rewrite.atoms}) > 1:
        yield Finding("word", atom.raw, message, blocks=False)


def _ends_phrase(alignment: Alignment, atom: Atom) -> bool:
    after = alignment.rewrite.atoms[atom.index + 1 : atom.index + 2]
    return not after or after[0].phrase != atom.phrase


def _half(atom: Atom, place: Place, matched: set[int]) -> Iterator[Finding]:
    """ "second-best" and "co-author" lose their meaning without their first half."""
    reading = place.source.reading
    at = place.atom.start
    if at < 2 or reading.lows[at - 1] != "-" or place.atom.kind != "word":
        return
    first = next((a for a in reading.atoms if a.end == at - 1), None)
    if first is None or id(first) in matched or first.kind != "word" or atom.low.startswith(first.low):
        return
    text = f"{first.raw}-{place.atom.raw}"
    blocks = atom.low in word_set("scope", "praise") or head_of(atom.low) is not None
    yield Finding("word", atom.raw, f"the evidence says “{text}”, not “{atom.raw}”", blocks)


def _ranked(atom: Atom, place: Place, matched: set[int]) -> Iterator[Finding]:
    """ "Third best" and "top 10%" lose their meaning without the rank."""
    if atom.low not in word_set("scope", "praise") and atom.key not in _RANKED:
        return
    atoms = place.source.reading.atoms
    around = atoms[max(0, place.atom.index - 1) : place.atom.index + 2]
    near = [a for a in around if a is not place.atom and a.phrase == place.atom.phrase and id(a) not in matched]
    for rank in near:
        ordinal = rank.index < place.atom.index and (rank.low in _ORDINALS or rank.low[:1].isdigit())
        if ordinal or (rank.quantity is not None and rank.index > place.atom.index):
            yield Finding("scope", atom.raw, f"the evidence says “{rank.raw}” with “{place.atom.raw}”")


def _unreal(atom: Atom, place: Place, matched: set[int]) -> Iterator[Finding]:
    """ "Projected savings" are no savings, an "unpublished paper" is less than a paper."""
    atoms = place.source.reading.atoms
    before = atoms[max(0, place.atom.index - 3) : place.atom.index]
    for word in before:
        near = word.phrase == place.atom.phrase or (word.is_verb and word.clause == place.atom.clause and word.opens)
        if near and id(word) not in matched and _takes_back(word):
            yield Finding("hedge", atom.raw, f"the evidence says “{word.raw} {place.atom.raw}”", blocks=False)


def _takes_back(word: Atom) -> bool:
    if word.low in word_set("heading", "unreal"):
        return True
    for prefix in ("un", "non"):
        rest = word.low.removeprefix(prefix)
        if rest != word.low and len(rest) > 4 and is_known_word(rest):
            return True
    return False


def _widened(alignment: Alignment) -> Iterator[Finding]:
    """ "In the district" is not "across the district"."""
    for atom in alignment.rewrite.atoms:
        place = alignment.place(atom)
        if (
            atom.preposition not in _WIDE
            or place is None
            or place.atom.preposition in _WIDE
            or not _ends_phrase(alignment, atom)
        ):
            continue
        several = any(a.quantity for a in alignment.rewrite.atoms if a.phrase == atom.phrase) or atom.low.endswith("s")
        if not several and place.source.kind == "text":
            text = f"{atom.preposition} … {atom.raw}"
            yield Finding("scope", text, f"the evidence does not say “{atom.preposition}”", blocks=False)
