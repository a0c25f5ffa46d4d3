"""Whether words that belong together in the rewrite belonged together in the evidence, in the same roles."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bespoke.knowledge.titles import head_of
from bespoke.optimize.guard.align import Alignment
from bespoke.optimize.guard.clauses import Atom
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.lexicon import proficiency_rungs, word_set
from bespoke.optimize.guard.sources import Place

_NOUN_LINKS = frozenset({"", "of", "place", "for", "tool", "role", "topic"})
_FREE = frozenset(
    {
        frozenset({"of", "place"}),
        frozenset({"of", "for"}),
        frozenset({"place", "for"}),
        frozenset({"tool", "place"}),
        frozenset({"", "topic"}),
        frozenset({"topic", "of"}),
    }
)
_SAME_PREPOSITIONS = ({"on", "about"}, {"on", "regarding"}, {"on", "concerning"}, {"into", "to"}, {"onto", "to"})
_HELPING = frozenset(["assist", "help", "support", "aid", "contribute", "participate", "collaborate", "work"])


def check_bonds(alignment: Alignment) -> Iterator[Finding]:
    yield from _neighbours(alignment)
    for atom in alignment.rewrite.atoms:
        place = alignment.place(atom)
        if place is None or atom.is_verb or atom.kind not in ("word", "skill") or place.source.kind != "text":
            continue
        finding = (
            _governed(alignment, atom, place)
            or _linked(alignment, atom, place)
            or _counted_up(alignment, atom, place)
            or _another_between(alignment, atom, place)
            or _another_head(alignment, atom, place)
        )
        if finding:
            yield finding


def _neighbours(alignment: Alignment) -> Iterator[Finding]:
    """Two words side by side must come from one phrase, or from two that a preposition joined."""
    atoms = [a for a in alignment.rewrite.atoms if a.kind in ("word", "skill")]
    for one, two in pairwise(atoms):
        if one.phrase != two.phrase or one.is_verb or two.is_verb:
            continue
        a, b = alignment.place(one), alignment.place(two)
        if a is None or b is None or a.atom is b.atom or _may_stand_together(a, b):
            continue
        if _share_a_head(alignment, one, two) or _is_level_of(one, a, b):
            continue
        if "broader" in (alignment.matches[one.index].licence + alignment.matches[two.index].licence):
            continue
        text = f"{one.raw} {two.raw}"
        yield Finding("role", text, f"“{text}” joins words that the evidence does not join", blocks=False)


def _share_a_head(alignment: Alignment, one: Atom, two: Atom) -> bool:
    """ "Large Berlin office": each of the two belongs to the office."""
    head = [a for a in alignment.rewrite.atoms if a.phrase == two.phrase and a.index > two.index]
    third = alignment.place(head[-1]) if head and head[-1].kind in ("word", "skill") else None
    both = [alignment.place(one), alignment.place(two)]
    return third is not None and all(p is not None and _may_stand_together(p, third) for p in both)


def _is_level_of(one: Atom, level: Place, language: Place) -> bool:
    """ "Fluent French" for "fluent in French", "native Arabic speaker" for "native speaker of Arabic"."""
    if one.low not in proficiency_rungs() or not language.atom.skill or level.source is not language.source:
        return False
    between = level.source.reading.atoms[level.atom.index + 1 : language.atom.index]
    return level.atom.index < language.atom.index and all(a.low in ("speaker", "user") for a in between)


def _may_stand_together(a: Place, b: Place) -> bool:
    if a.source is not b.source:
        return bool({a.source.kind, b.source.kind} & {"title", "employer", "asserted"})
    if a.same_phrase(b):
        return a.atom.index < b.atom.index or (a.atom.is_capital and b.atom.is_capital)
    reading = a.source.reading
    if a.atom.clause != b.atom.clause:
        return a.clause.verb == a.atom.index or b.clause.verb == b.atom.index
    if a.atom.index > b.atom.index:
        links = _between_links(reading.atoms[b.atom.index : a.atom.index + 1]) | {a.atom.link}
        moved = any(x.link == "target" and x.clause == a.atom.clause for x in reading.atoms)
        return links <= (_NOUN_LINKS if moved else _NOUN_LINKS | {"source"}) and not _merely_cared(a)
    gap = {a.atom.phrase + n for n in range(b.atom.phrase - a.atom.phrase + 1)}
    joined = all((p, p + 1) in reading.coordinated for p in sorted(gap)[:-1])
    return joined and not a.atom.low.endswith("s") and _is_modifier(a)


def _merely_cared(place: Place) -> bool:
    """ "Electrician with interest in solar" is no solar electrician."""
    before = _before_phrase(place.source.reading.atoms, place.atom)
    return before is not None and not before.is_verb and before.key in word_set("heading", "caring")


def _is_modifier(place: Place) -> bool:
    """Alone in its phrase, so that it can share the next phrase's head ("unit and integration tests")."""
    return sum(x.phrase == place.atom.phrase and x.kind != "quantity" for x in place.source.reading.atoms) == 1


def _between_links(atoms: list[Atom]) -> set[str]:
    return {a.link for a in atoms[1:] if a.phrase != atoms[0].phrase}


def _governed(alignment: Alignment, atom: Atom, place: Place) -> Finding | None:
    """What is done to a thing must have been done to it in the evidence."""
    clause = alignment.rewrite.clauses[atom.clause]
    verb = alignment.rewrite.atoms[clause.verb] if clause.verb is not None else None
    found = alignment.place(verb) if verb else None
    if verb is None or found is None or found.source.kind != "text":
        return None
    if found.source is not place.source:
        text = f"{verb.raw} … {atom.raw}"
        return Finding("role", text, f"“{verb.raw}” and “{atom.raw}” come from two different statements", blocks=False)
    reading = place.source.reading
    if (
        _same_verb(found, place)
        or _is_fronted(found, place)
        or place.atom.clause in reading.sharing(found.atom.clause)
        or _reaches_down(reading.ancestors(place.atom.clause), found, place)
    ):
        return None
    if atom.kind == "skill" and atom.link in ("tool", "place") and _was_used_for(found, place):
        return None
    text = f"{verb.raw} … {atom.raw}"
    return Finding("role", text, f"the evidence does not say “{verb.raw}” of “{atom.raw}”", blocks=False)


def _was_used_for(found: Place, place: Place) -> bool:
    """ "Used Python to clean data": cleaned with Python."""
    reading = place.source.reading
    if found.atom.clause in reading.ancestors(place.atom.clause):
        return True
    verb = place.clause.verb
    used = verb is not None and reading.atoms[verb].key in ("use", "apply")
    return used and place.atom.clause in reading.ancestors(found.atom.clause)


def _same_verb(found: Place, place: Place) -> bool:
    """ "Designed logos. Designed brochures.": the same deed said twice."""
    verb = place.clause.verb
    if verb is None or place.clause.doer != found.clause.doer:
        return False
    return place.source.reading.atoms[verb].key == found.atom.key and found.atom.is_verb


def _is_fronted(found: Place, place: Place) -> bool:
    """ "Using Splunk, investigated alerts and documented incidents": what opens the sentence goes with all of it."""
    verb = place.clause.verb
    opens = verb is not None and place.atom.index < verb and place.atom.link in ("tool", "place", "for")
    return opens and found.clause.kind == place.clause.kind == "main" and found.atom.sentence == place.atom.sentence


def _reaches_down(ancestors: list[int], found: Place, place: Place) -> bool:
    """The thing stands in a clause inside the verb's own, and nobody else is its doer."""
    if found.atom.clause not in ancestors:
        return False
    between = ancestors[: ancestors.index(found.atom.clause)]
    clauses = [place.source.reading.clauses[i] for i in between]
    return all(c.kind in ("infinitive", "gerund") for c in clauses)


def _linked(alignment: Alignment, atom: Atom, place: Place) -> Finding | None:
    """From, to, by, for, under: the role a preposition gives may not change."""
    new, old = atom.link, place.atom.link
    before = alignment.matches.get(atom.index - 1)
    if new == old or (before is not None and before.place.atom is place.atom):
        return None
    if atom.is_capital and atom.kind == "word" and new == "place" and old in ("for", "tool"):
        return _organisation_role(alignment, atom)
    if old == "of" and new in ("for", "place") and not _keeps_head(alignment, atom, place):
        return _role(atom, place, blocks=False)
    if new == "" and (thing := _object_left_out(alignment, atom, place)):
        return Finding("role", atom.raw, f"the evidence says this of “{thing.raw}”, not of “{atom.raw}” itself", False)
    if _means_the_same(atom, place) or _is_helped(alignment, atom, place) or _counts_as_before(alignment, atom, place):
        return None
    return _moved_role(alignment, atom, place)


def _counts_as_before(alignment: Alignment, atom: Atom, place: Place) -> bool:
    """ "A 120-room hotel" is a hotel with 120 rooms: the number keeps its thing, and the thing its owner."""
    mine = alignment.rewrite.atoms[atom.index - 1] if atom.index else None
    found = alignment.place(mine) if mine is not None and mine.quantity and mine.phrase == atom.phrase else None
    if found is None or found.source is not place.source or found.atom.index != place.atom.index - 1:
        return False
    owner = _before_phrase(alignment.rewrite.atoms, atom)
    theirs = place.source.reading.atoms[place.atom.index + 1 : place.atom.index + 2]
    known = alignment.place(owner) if owner is not None else None
    hyphened = place.source.reading.lows[found.atom.end : found.atom.end + 1] == ("-",)
    return atom.link == "tool" and hyphened and known is not None and bool(theirs) and known.atom is theirs[0]


def _means_the_same(atom: Atom, place: Place) -> bool:
    pair = frozenset({atom.link, place.atom.link})
    words = {atom.preposition, place.atom.preposition}
    if words in _SAME_PREPOSITIONS:
        return True
    by_means = pair == {"agent", "tool"} and not atom.is_capital and atom.low not in word_set("people", "nouns")
    return pair in _FREE or by_means


def _object_left_out(alignment: Alignment, atom: Atom, place: Place) -> Atom | None:
    """ "Raised concerns about safety" is not "raised safety": the object itself is gone."""
    mine, theirs = alignment.rewrite.clauses[atom.clause].verb, place.clause.verb
    found = alignment.place(alignment.rewrite.atoms[mine]) if mine is not None else None
    if place.atom.link != "topic" or found is None or theirs is None or found.atom.index != theirs:
        return None
    things = [a for a in place.source.reading.atoms if a.clause == place.atom.clause and _is_object(a)]
    used = {id(match.place.atom) for match in alignment.matches.values()}
    thing = next((a for a in things if a.index > theirs), None)
    return thing if thing is not None and not used & {id(a) for a in things} else None


def _moved_role(alignment: Alignment, atom: Atom, place: Place) -> Finding | None:
    new, old = atom.link, place.atom.link
    alone = _is_head(alignment.rewrite.atoms, atom) and not _shares_head(alignment, atom)
    if {new, old} == {"source", "target"}:
        return _role(atom, place, blocks=True)
    if old == "agent" and new == "" and alone:
        return _role(atom, place, blocks=True)
    if not alone and new in _NOUN_LINKS | {"target"} and old in _NOUN_LINKS | {"source"}:
        return None
    if alignment.rewrite.clauses[atom.clause].verb is None:
        return _heading_role(atom, place)
    return None if _renamed(alignment, atom, place) else _role(atom, place, blocks=False)


def _keeps_head(alignment: Alignment, atom: Atom, place: Place) -> bool:
    """ "a vendor of Google" is not Google: what "of" hangs on must still stand there."""
    mine = _before_phrase(alignment.rewrite.atoms, atom)
    theirs = _before_phrase(place.source.reading.atoms, place.atom)
    found = alignment.place(mine) if mine else None
    return theirs is None or mine is None or (found is not None and found.atom is theirs) or theirs.kind != "word"


def _before_phrase(atoms: list[Atom], atom: Atom) -> Atom | None:
    before = [a for a in atoms if a.index < atom.index and a.phrase != atom.phrase and a.clause == atom.clause]
    return before[-1] if before else None


def _organisation_role(alignment: Alignment, atom: Atom) -> Finding:
    """Work for a client is not work at the client."""
    heading = alignment.rewrite.clauses[atom.clause].verb is None
    return Finding("organisation", atom.raw, f"the evidence does not say “at {atom.raw}”", blocks=heading)


def _is_helped(alignment: Alignment, atom: Atom, place: Place) -> bool:
    """ "helped with", "contributed to" and "supported" take their object each in their own way."""
    verb = alignment.rewrite.clauses[atom.clause].verb
    keys = {alignment.rewrite.atoms[verb].key} if verb is not None else set()
    if place.clause.verb is not None:
        keys.add(place.source.reading.atoms[place.clause.verb].key)
    return bool(keys & _HELPING) and {atom.link, place.atom.link} <= {"", "target", "tool", "place"}


def _heading_role(atom: Atom, place: Place) -> Finding | None:
    """Without a verb only the roles that say who did it for whom count; a job in such a role is not a title held."""
    if place.atom.link not in ("target", "source", "under", "agent", "against", "for") or atom.link not in (
        "",
        "role",
        "place",
    ):
        return None
    verb = place.clause.verb
    if place.atom.link == "source" and verb is not None and place.source.reading.atoms[verb].key == "graduate":
        return None
    return _role(atom, place, blocks=head_of(atom.low) is not None)


def _renamed(alignment: Alignment, atom: Atom, place: Place) -> bool:
    """A verb that became a noun, or a noun a verb, takes its object with or without "of"."""
    new, old = atom.link, place.atom.link
    clause = alignment.rewrite.clauses[atom.clause]
    verb = alignment.rewrite.atoms[clause.verb] if clause.verb is not None else None
    found = alignment.place(verb) if verb else None
    theirs = place.source.reading.atoms[place.clause.verb].key if place.clause.verb is not None else ""
    if old == "" and new in ("tool", "place") and atom.kind == "skill" and theirs in ("use", "apply"):
        return True
    if {new, old} <= {"", "of", "place", "for"}:
        if found is not None and found.atom.low.endswith("ing") and {new, old} == {"", "of"}:
            return True
        was_noun = found is not None and not found.atom.is_verb
        inside = not _is_head(place.source.reading.atoms, place.atom)
        nominal = old == "" and new in ("of", "for", "place") and _has_nominal(alignment, atom, place)
        return was_noun or inside or nominal
    if verb is not None and verb.key == "use" and atom.link == "":
        return old in ("tool", "place")
    if old == "" and new in ("tool", "place") and atom.kind == "skill":
        return not _is_head(place.source.reading.atoms, place.atom)
    return old == "" and not _is_head(place.source.reading.atoms, place.atom) and new in _NOUN_LINKS


def _has_nominal(alignment: Alignment, atom: Atom, place: Place) -> bool:
    """ "migrated the CRM" as "migration of the CRM": the noun before "of" is the evidence's verb."""
    before = alignment.rewrite.atoms[atom.index - 1] if atom.index else None
    while before is not None and before.phrase == atom.phrase and before.index:
        before = alignment.rewrite.atoms[before.index - 1]
    found = alignment.place(before) if before else None
    return found is not None and found.atom.is_verb and found.same_clause(place)


def _shares_head(alignment: Alignment, atom: Atom) -> bool:
    """ "the iOS and Android app": each of a list stands before the noun that closes it."""
    rewrite, phrase = alignment.rewrite, atom.phrase
    while (phrase, phrase + 1) in rewrite.coordinated and phrase < atom.phrase + 8:
        phrase += 1
    last = [a for a in rewrite.atoms if a.phrase == phrase and a.kind in ("word", "skill")]
    return phrase > atom.phrase and len(last) > 1


def _is_head(atoms: list[Atom], atom: Atom) -> bool:
    after = atoms[atom.index + 1] if atom.index + 1 < len(atoms) else None
    return (
        after is None or after.phrase != atom.phrase or after.kind not in ("word", "skill") or after.low.endswith("ly")
    )


def _another_between(alignment: Alignment, atom: Atom, place: Place) -> Finding | None:
    """ "contractor for A on a project for B" is no "contractor for B": no other name may be skipped between."""
    if not atom.is_capital or atom.kind != "word" or not atom.link or not atom.index:
        return None
    before = alignment.place(alignment.rewrite.atoms[atom.index - 1])
    if before is None or before.source is not place.source or before.atom.index > place.atom.index:
        return None
    skipped = place.source.reading.atoms[before.atom.index + 1 : place.atom.index]
    names = [a for a in skipped if a.is_capital and a.kind == "word" and a.phrase != place.atom.phrase and a.link]
    if not names or before.atom.phrase in {a.phrase for a in names}:
        return None
    text = f"{before.atom.raw} … {atom.raw}"
    message = f"the evidence says “{before.atom.raw}” of {names[0].raw}, not of {atom.raw}"
    return Finding("organisation", text, message, blocks=False)


def _another_head(alignment: Alignment, atom: Atom, place: Place) -> Finding | None:
    """ "Used Excel for budgets and paper for payroll" is not "used Excel for payroll"."""
    if not atom.link or place.atom.link != atom.link:
        return None
    head = _object_before(alignment.rewrite.atoms, atom)
    found = alignment.place(head) if head else None
    if head is None or found is None or found.source is not place.source:
        return None
    used = {id(match.place.atom) for match in alignment.matches.values()}
    if found.atom.index > place.atom.index:
        return _taken_over(atom, head, place, used)
    between = place.source.reading.atoms[found.atom.index + 1 : place.atom.index]
    own = next((a.index for a in between if a.link and a.clause == place.atom.clause), None)
    others = [
        a for a in between if own is not None and a.index > own and _is_object(a) and a.clause == place.atom.clause
    ]
    others = others or _repeated(place)
    if not others or any(id(a) in used for a in others):
        return None
    text = f"{head.raw} … {atom.raw}"
    return Finding("role", text, f"the evidence says “{atom.raw}” of “{others[-1].raw}”", blocks=False)


def _taken_over(atom: Atom, head: Atom, place: Place, used: set[int]) -> Finding | None:
    """ "Tests in Python, deployment in Go" is no "deployment in Python"."""
    theirs = _before_phrase(place.source.reading.atoms, place.atom)
    if theirs is None or theirs.is_verb or theirs.quantity or theirs.date or id(theirs) in used:
        return None
    text = f"{head.raw} … {atom.raw}"
    return Finding("role", text, f"the evidence says “{atom.raw}” of “{theirs.raw}”", blocks=False)


def _repeated(place: Place) -> list[Atom]:
    """ "for budgets and paper for payroll": the second "for" belongs to what "and" brought in."""
    reading = place.source.reading
    theirs = _before_phrase(reading.atoms, place.atom)
    coordinated = reading.coordinated
    if theirs is None or theirs.is_verb or (theirs.phrase - 1, theirs.phrase) not in coordinated:
        return []
    if (theirs.phrase, place.atom.phrase) in coordinated:
        return []
    before = [a for a in reading.atoms if a.phrase == theirs.phrase - 1]
    return [theirs] if before and before[-1].preposition == place.atom.preposition else []


def _object_before(atoms: list[Atom], atom: Atom) -> Atom | None:
    mine = [a for a in atoms[: atom.index] if a.clause == atom.clause and _is_object(a)]
    return mine[-1] if mine else None


def _is_object(atom: Atom) -> bool:
    return not atom.link and not atom.is_verb and atom.kind in ("word", "skill")


def _role(atom: Atom, place: Place, *, blocks: bool) -> Finding:
    words = place.source.reading.lows[max(0, place.atom.start - 3) : place.atom.end]
    said = " ".join(words)
    return Finding("role", atom.raw, f"“{atom.raw}” has another role here; the evidence says “{said}”", blocks)


def _counted_up(alignment: Alignment, atom: Atom, place: Place) -> Finding | None:
    """One thing does not become several; in a list the plural may be the list's ("reach and side-loading trucks")."""
    if not place.atom.one or not _is_head(place.source.reading.atoms, place.atom) or place.atom.is_verb:
        return None
    if not _is_plural(atom.low) or _is_plural(place.atom.low) or atom.low == place.atom.low:
        return None
    listed = any((atom.phrase - n, atom.phrase - n + 1) in alignment.rewrite.coordinated for n in (0, 1))
    message = f"the evidence says one {place.atom.raw}, not “{atom.raw}”"
    return Finding("quantity", atom.raw, message, blocks=not listed)


def _is_plural(low: str) -> bool:
    return low.endswith("s") and not low.endswith(("ss", "us", "is"))
