"""Verbs: a rewrite may say an equal or a weaker deed, never a stronger one, and never somebody else's."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.knowledge.verbs import STRENGTHS, verb_of
from bespoke.optimize.guard.align import Alignment, Match
from bespoke.optimize.guard.clauses import Atom, Clause
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.numbers import compare
from bespoke.optimize.guard.sources import Place
from bespoke.optimize.guard.verb_forms import form

_WEAKER = frozenset(["assist", "help", "support", "contribute", "participate", "work"])
_LIGHT = frozenset(["perform", "conduct", "complete", "handle", "execute", "undertake", "do"])
_OF_DUTY = frozenset(["manage", "handle"])
_DUTIES = frozenset(["responsible", "accountable", "charge"])
_UP = frozenset(
    [
        "increase",
        "raise",
        "grow",
        "boost",
        "lift",
        "expand",
        "improve",
        "accelerate",
        "double",
        "triple",
        "gain",
        "enhance",
        "strengthen",
    ]
)
_DOWN = frozenset(
    [
        "reduce",
        "decrease",
        "lower",
        "cut",
        "shrink",
        "shorten",
        "minimize",
        "drop",
        "lose",
        "halve",
        "trim",
        "slash",
        "eliminate",
        "decline",
    ]
)


def check_verbs(alignment: Alignment) -> Iterator[Finding]:
    for clause in alignment.rewrite.clauses:
        if clause.verb is None:
            yield from _only_met(alignment, clause)
            continue
        verb = alignment.rewrite.atoms[clause.verb]
        _license_multiple(alignment, clause, verb)
        place = alignment.place(verb) or _place_of_multiple(alignment, verb)
        if place is None:
            _license_weaker(alignment, clause, verb)
            _license_light(alignment, clause, verb)
            _license_duty(alignment, clause, verb)
            place = alignment.place(verb)
        finding = _check(alignment, clause, verb, place)
        if finding:
            yield finding
    yield from _nouns_of_deeds(alignment)


def _only_met(alignment: Alignment, clause: Clause) -> Iterator[Finding]:
    """A skill named alone claims more than having seen or begun to learn it."""
    for atom in alignment.rewrite.atoms:
        place = alignment.place(atom) if atom.clause == clause.index else None
        if place is not None and place.source.kind == "text" and place.clause.strength == 0 and not place.atom.is_verb:
            said = place.source.reading.atoms[place.clause.verb or 0].raw
            yield Finding("hedge", atom.raw, f"the evidence only says “{said}” of “{atom.raw}”", blocks=False)
            return


def _check(alignment: Alignment, clause: Clause, verb: Atom, place: Place | None) -> Finding | None:
    ceiling = _ceiling(alignment, clause, verb, place)
    strength = clause.strength if clause.strength is not None else 2
    if place is not None and (helper := _by_somebody(clause, place)):
        return Finding("agent", verb.raw, f"the evidence says that it was done by “{helper}”", blocks=False)
    if place is not None and _present(verb, place, clause, alignment):
        return Finding("date", verb.raw, f"the evidence says “{place.atom.raw}”, which may be over", blocks=False)
    if place is not None and _is_others(clause, place):
        sure = place.clause.doer in ("team", "other") and not place.clause.passive
        return Finding("agent", verb.raw, f"the evidence says that somebody else {place.atom.raw}", blocks=sure)
    if ceiling is not None and strength > ceiling:
        said = _said(alignment, clause, place)
        message = f"“{verb.raw}” claims to {STRENGTHS[strength]}; the evidence says “{said}”"
        named = place is not None and (not place.atom.is_verb or _worked_to(place))
        return Finding("verb", verb.raw, message, blocks=not named and (strength > 3 or ceiling <= 1))
    if place is None and (opposite := _opposite(alignment, clause, verb)):
        return Finding("outcome", verb.raw, f"“{verb.raw}” turns around what the evidence says: “{opposite}”")
    return None


def _place_of_multiple(alignment: Alignment, verb: Atom) -> Place | None:
    """ "Doubled": a number, and yet a deed that somebody did."""
    if verb.quantity is None:
        return None
    same = [p for p in alignment.sources.places if p.atom.is_verb and p.atom.quantity]
    return next((p for p in same if p.atom.quantity and p.atom.quantity.low == verb.quantity.low), None)


def _license_multiple(alignment: Alignment, clause: Clause, verb: Atom) -> None:
    """ "Reduced by 50%" for "halved": the number says which way it went."""
    if verb.index in alignment.matches or verb.key not in _UP | _DOWN:
        return
    numbers = [a for a in alignment.rewrite.atoms if a.clause == clause.index and a.quantity and a.link == "delta"]
    for place in (p for p in alignment.sources.places if p.atom.is_verb and p.atom.quantity):
        times = place.atom.quantity
        same = any(compare(a.quantity, times) for a in numbers)
        if same and times is not None and (times.low > 1) == (verb.key in _UP):
            alignment.matches[verb.index] = Match(place, 6.0, "exact arithmetic")
            alignment.license("exact arithmetic")


def _ceiling(alignment: Alignment, clause: Clause, verb: Atom, place: Place | None) -> int | None:
    """The strongest that the evidence allows for this verb and for each thing it is said of."""
    found: list[int] = []
    if place is not None and place.clause.strength is not None:
        found.append(place.clause.strength if place.atom.is_verb else _noun_ceiling(place))
    objects = [alignment.place(a) for a in alignment.rewrite.atoms if a.clause == clause.index and a is not verb]
    found += [
        p.clause.strength
        for p in objects
        if p and p.clause.strength is not None and p.source.kind == "text" and place is None
    ]
    return min(found) if place is not None and found else max(found, default=None)


def _worked_to(place: Place) -> bool:
    """ "Worked with a team to build a car" leaves open who built."""
    reading = place.source.reading
    outer = reading.clauses[place.clause.parent] if place.clause.parent is not None else None
    return outer is not None and outer.verb is not None and reading.atoms[outer.verb].key == "work"


def _noun_ceiling(place: Place) -> int:
    own = verb_of(place.atom.low)
    strength = place.clause.strength or 0
    return strength if own is None or strength <= 1 else max(strength, min(own.strength, 3))


def _is_others(clause: Clause, place: Place) -> bool:
    theirs = place.clause.doer if place.atom.is_verb else "self"
    if clause.doer != "self" or clause.kind == "relative":
        return False
    if theirs == "thing":
        return clause.kind == "main" and not place.clause.passive
    return theirs in ("team", "other", "unclear")


def _by_somebody(clause: Clause, place: Place) -> str:
    """ "Contracts were negotiated by the legal team": the passive names who did it."""
    if clause.doer != "self" or clause.passive or not place.atom.is_verb or not place.clause.passive:
        return ""
    mine = [a for a in place.source.reading.atoms if a.clause == place.atom.clause and a.link == "agent"]
    doers = [a for a in mine if a.kind == "word" and not a.is_verb]
    return " ".join(a.raw for a in doers) if doers and doers[0].index > place.atom.index else ""


def _present(verb: Atom, place: Place, clause: Clause, alignment: Alignment) -> bool:
    """ "Led" as "leads": what was done once goes on, unless the entry does."""
    if clause.kind != "main" or verb.low == place.atom.low or not place.atom.is_verb or place.clause.passive:
        return False
    if any(period.end == "present" for period in alignment.sources.periods):
        return False
    known = verb_of(verb.low)
    same = known is not None and known.past == verb.low
    return form(verb.low) in ("base", "third") and form(place.atom.low) == "past" and not same


def _said(alignment: Alignment, clause: Clause, place: Place | None) -> str:
    if place is None:
        objects = [alignment.place(a) for a in alignment.rewrite.atoms if a.clause == clause.index]
        place = next((p for p in objects if p and p.clause.verb is not None), None)
    if place is None or place.clause.verb is None:
        return place.atom.raw if place else ""
    reading = place.source.reading
    parent = reading.clauses[place.clause.parent] if place.clause.parent is not None else None
    words = [reading.atoms[parent.verb].raw] if parent and parent.verb is not None else []
    return " … ".join([*words, reading.atoms[place.clause.verb].raw])


def _license_light(alignment: Alignment, clause: Clause, verb: Atom) -> None:
    """ "completed the migration" for "migrated": the deed is the noun, the verb adds nothing."""
    if verb.key not in _LIGHT:
        return
    for atom in alignment.rewrite.atoms[verb.index + 1 :]:
        place = alignment.place(atom)
        if atom.clause != clause.index or atom.link or (place is not None and place.clause.doer != "self"):
            return
        if (
            place is not None
            and place.atom.is_verb
            and (place.clause.strength or 0) >= 2
            and not place.atom.low.endswith("ing")
        ):
            alignment.matches[verb.index] = Match(place, 5.0, "a plain verb for a deed")
            alignment.license("a plain verb for a deed")
            return


def _license_duty(alignment: Alignment, clause: Clause, verb: Atom) -> None:
    """ "Responsible for a caseload" is "managed a caseload", and no more than that."""
    if verb.key not in _OF_DUTY or verb.index in alignment.matches:
        return
    things = (a for a in alignment.rewrite.atoms[verb.index + 1 :] if a.clause == clause.index and not a.link)
    place = next((p for a in things if (p := alignment.place(a)) is not None), None)
    if place is None or place.clause.verb is not None or place.atom.link not in ("for", "of"):
        return
    before = [a for a in place.source.reading.atoms if a.clause == place.atom.clause and a.phrase < place.atom.phrase]
    if before and before[-1].key in _DUTIES:
        alignment.matches[verb.index] = Match(Place(place.source, before[-1]), 5.0, "a duty as a deed")
        alignment.license("a duty as a deed")


def _license_weaker(alignment: Alignment, clause: Clause, verb: Atom) -> None:
    """ "supported" may stand for "led", and "helped write" for "wrote": who did it also helped."""
    known = verb_of(verb.low)
    if known is None or known.base not in _WEAKER:
        return
    inner = {c.index for c in alignment.rewrite.clauses if c.parent == clause.index} | {clause.index}
    for atom in alignment.rewrite.atoms:
        place = alignment.place(atom)
        if atom.clause not in inner or place is None or place.clause.verb is None or not place.clause.strength:
            continue
        if place.clause.doer == "self":
            target = place.source.reading.atoms[place.clause.verb]
            alignment.matches[verb.index] = Match(Place(place.source, target), 5.0, "a weaker verb")
            alignment.license("a weaker verb")
        return


def _opposite(alignment: Alignment, clause: Clause, verb: Atom) -> str:
    sides = (_UP, _DOWN) if verb.key in _UP else (_DOWN, _UP) if verb.key in _DOWN else None
    if sides is None:
        return ""
    for atom in alignment.rewrite.atoms:
        place = alignment.place(atom)
        if atom.clause == clause.index and place and place.clause.verb is not None:
            said = place.source.reading.atoms[place.clause.verb]
            if said.key in sides[1]:
                return said.raw
    return ""


def _nouns_of_deeds(alignment: Alignment) -> Iterator[Finding]:
    """ "Won the tender" hides in "winner of the tender" too: somebody else's deed stays somebody else's."""
    for atom in alignment.rewrite.atoms:
        place = alignment.place(atom)
        if place is None or atom.is_verb or not place.atom.is_verb or place.source.kind != "text":
            continue
        if place.clause.doer in ("team", "other") and place.clause.kind != "relative":
            yield Finding("agent", atom.raw, f"the evidence says that somebody else {place.atom.raw}", blocks=False)
