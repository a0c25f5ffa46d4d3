"""What a text without a verb says of the person: what the evidence only mentions may not stand alone as theirs."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.knowledge.skills import skills
from bespoke.knowledge.titles import head_of
from bespoke.knowledge.verbs import verb_of
from bespoke.optimize.guard.align import Alignment
from bespoke.optimize.guard.clauses import Atom
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.lexicon import proficiency_rungs, word_set
from bespoke.optimize.guard.sources import Place

_HUNG = frozenset(["of", "tool", "place", "topic"])
_USED = frozenset(["tool", "method"])


def check_headings(alignment: Alignment) -> Iterator[Finding]:
    used = {id(match.place.atom) for match in alignment.matches.values()}
    atoms = alignment.rewrite.atoms
    is_bare = len({atom.phrase for atom in atoms}) == 1 and not any(atom.quantity for atom in atoms)
    for atom in atoms:
        place = alignment.place(atom)
        if place is None or place.source.kind != "text" or atom.is_verb or not _stands_alone(alignment, atom):
            continue
        hung = _hung(atom, place, used, is_bare=is_bare)
        finding = _merely_met(atom, place, used) or hung or _not_held(atom, place)
        if finding:
            yield finding


def _stands_alone(alignment: Alignment, atom: Atom) -> bool:
    """The last word of a phrase that no verb and no preposition governs."""
    clause = alignment.rewrite.clauses[atom.clause]
    after = alignment.rewrite.atoms[atom.index + 1 : atom.index + 2]
    closes = not after or after[0].phrase != atom.phrase
    return clause.verb is None and atom.link in ("", "role") and atom.kind in ("word", "skill") and closes


def _merely_met(atom: Atom, place: Place, used: set[int]) -> Finding | None:
    """ "Watched tutorials about Blender", "sold Oracle licences", "recruited Java developers": not used."""
    skill = skills().get(place.atom.skill)
    if skill is None or skill.kind not in _USED:
        return None
    reading = place.source.reading
    said = [a for a in reading.atoms if a.clause == place.atom.clause and a.index < place.atom.index]
    met = next((a for a in reversed(said) if a.key in word_set("heading", "merely") and id(a) not in used), None)
    met = met if met is None or met.is_verb or _governor(place) is met else None
    beside = [a for a in reading.atoms if a.phrase == place.atom.phrase and a.index > place.atom.index]
    others = next((a for a in beside if _is_of_others(a) and id(a) not in used), None)
    odd = met or others
    if odd is None:
        return None
    return Finding(
        "skill", atom.raw, f"the evidence says “{odd.raw}” of “{atom.raw}”, not that it was used", blocks=False
    )


def _is_of_others(atom: Atom) -> bool:
    return atom.kind == "word" and (head_of(atom.low) is not None or atom.key in word_set("heading", "goods"))


def _hung(atom: Atom, place: Place, used: set[int], *, is_bare: bool) -> Finding | None:
    """ "Friend of the founder", "firm with 12 lawyers": what a word hung on may not be left out of a heading. A bare
    name that a deed was done with may be an item of a list."""
    head = _governor(place)
    if atom.skill or place.atom.skill or (is_bare and head_of(atom.low) is None and _was_done_with(place, head)):
        return None
    if place.atom.link not in _HUNG or head is None or id(head) in used or _says_it_is_held(head):
        return None
    if head_of(atom.low) is None and verb_of(head.key) is not None and head_of(head.low) is None:
        return None
    message = f"the evidence says “{atom.raw}” only of “{head.raw}”"
    return Finding("title" if head_of(atom.low) else "role", atom.raw, message, blocks=False)


def _was_done_with(place: Place, head: Atom | None) -> bool:
    """Whether a deed stands before the name that does more than meet it."""
    verb = place.source.reading.atoms[place.clause.verb] if place.clause.verb is not None else None
    merely = word_set("heading", "merely")
    return verb is not None and verb.key not in merely and (head is None or head.key not in merely)


def _governor(place: Place) -> Atom | None:
    """The last word of the phrase before, which a preposition hangs this one on; None when that is the verb."""
    before = [a for a in place.source.reading.atoms if a.index < place.atom.index and a.phrase != place.atom.phrase]
    mine = [a for a in before if a.clause == place.atom.clause and a.kind in ("word", "skill")]
    return mine[-1] if mine and not mine[-1].is_verb else None


def _says_it_is_held(head: Atom) -> bool:
    known = word_set("heading", "knowing") | word_set("licence") | set(proficiency_rungs())
    return head.key in known or head.low in known


def _not_held(atom: Atom, place: Place) -> Finding | None:
    """ "Offered a post as manager": only who worked or was taken on as one was one."""
    verb = place.source.reading.atoms[place.clause.verb] if place.clause.verb is not None else None
    if place.atom.link != "role" or verb is None or head_of(atom.low) is None or verb.index > place.atom.index:
        return None
    if verb.key in word_set("heading", "serving") or verb.low in word_set("heading", "serving"):
        return None
    return Finding("title", atom.raw, f"the evidence says “{verb.raw} … as {atom.raw}”", blocks=False)
