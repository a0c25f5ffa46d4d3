"""Which word of the evidence explains which word of the rewrite, and by what licence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from bespoke.knowledge.skills import skills
from bespoke.knowledge.titles import head_of
from bespoke.optimize.guard.clauses import Atom, Reading
from bespoke.optimize.guard.collocations import Collocation, collocations_of
from bespoke.optimize.guard.lemmas import american, lemma, root
from bespoke.optimize.guard.lexicon import link_classes, word_set
from bespoke.optimize.guard.sources import Place, Sources
from bespoke.optimize.guard.synonyms import expansion_of, is_short_for, may_replace

_SMALL = word_set("function") | frozenset(link_classes())


@dataclass(frozen=True, slots=True)
class Match:
    place: Place
    score: float
    licence: str = ""


@dataclass
class Alignment:
    """`matches` by the rewrite's atom index; `licences` in the order they were first used."""

    rewrite: Reading
    sources: Sources
    matches: dict[int, Match] = field(default_factory=dict)
    licences: dict[str, None] = field(default_factory=dict)
    expanded: set[int] = field(default_factory=set)

    def place(self, atom: Atom) -> Place | None:
        match = self.matches.get(atom.index)
        return match.place if match else None

    def license(self, name: str) -> None:
        if name:
            self.licences[name] = None


def align(rewrite: Reading, sources: Sources) -> Alignment:
    """Words and skills aligned; quantities and dates are judged by their own rules."""
    alignment = Alignment(rewrite, sources)
    options = {
        atom.index: list(_options(atom, sources)) for atom in rewrite.atoms if atom.kind in ("word", "skill", "rate")
    }
    previous: Match | None = None
    for atom in rewrite.atoms:
        found = options.get(atom.index)
        if atom.opens:
            previous = None
        if found:
            ahead = [m for later in _following(rewrite, atom) for m in options.get(later.index, ())]
            previous = max(found, key=lambda m: m.score + _closeness(m, previous, atom) + _company(m, ahead))
            alignment.matches[atom.index] = previous
    _align_compounds(alignment)
    _align_acronyms(alignment)
    _align_named(alignment)
    _align_collocations(alignment)
    for match in alignment.matches.values():
        alignment.license(match.licence)
    return alignment


def _following(rewrite: Reading, atom: Atom) -> list[Atom]:
    return [a for a in rewrite.atoms[atom.index + 1 : atom.index + 4] if a.sentence == atom.sentence]


def _closeness(match: Match, previous: Match | None, atom: Atom) -> float:
    bonus = 1.0 if match.place.atom.is_verb == atom.is_verb else -4.0 if _is_beside(atom, match.place) else 0.0
    bonus += 0.5 if match.place.atom.link == atom.link else 0.0
    bonus += 3.0 if match.place.source.kind == "asserted" else 0.0
    if previous is None or match.place.source is not previous.place.source:
        return bonus
    bonus += 1.5 if match.place.same_clause(previous.place) else 0.5
    return bonus + (1.0 if match.place.atom.index == previous.place.atom.index + 1 else 0.0)


def _is_beside(atom: Atom, place: Place) -> bool:
    """ "supporting documents" is no deed of supporting."""
    after = place.source.reading.atoms[place.atom.index + 1 : place.atom.index + 2]
    described = bool(after) and after[0].phrase == place.atom.phrase
    return atom.is_verb and place.atom.low.endswith("ing") and described


def _company(match: Match, ahead: list[Match]) -> float:
    return 1.0 if any(match.place.same_clause(other.place) for other in ahead) else 0.0


def _options(atom: Atom, sources: Sources) -> Iterator[Match]:
    for place in sources.places:
        found = (
            _skill_match(atom, place.atom) if atom.skill else _word_match(atom, place.atom) or _named(atom, place.atom)
        )
        if found:
            yield Match(place, *found)


def _skill_match(atom: Atom, other: Atom) -> tuple[float, str] | None:
    if [american(low) for low in atom.lows] == [american(low) for low in other.lows]:
        return 12.0, ""
    if other.does and atom.skill == other.does:
        return 11.0, "another name of the same skill"
    if not other.skill:
        return None
    if atom.skill == other.skill:
        return None if _adds_detail(atom, other) else (11.0, "another name of the same skill")
    return (6.0, "a broader skill") if atom.skill in skills().broader(other.skill) else None


def _named(atom: Atom, other: Atom) -> tuple[float, str] | None:
    """ "Go" for "Golang": alone the short name may be any word, beside the evidence it is the skill's."""
    skill = skills().get(other.skill) if other.skill and atom.is_capital else None
    if skill is None or atom.raw not in (skill.name, *skill.aliases, *skill.acronyms, *skill.ambiguous):
        return None
    return 9.0, "another name of the same skill"


def _adds_detail(atom: Atom, other: Atom) -> bool:
    """A version or a level that only the new name holds ("Python 3", "fluent English")."""
    added = set(atom.lows) - set(other.lows)
    digits = any(c.isdigit() for low in added for c in low if low != "k8s")
    name = skills().get(atom.skill)
    settled = name is not None and atom.raw in (name.name, *name.acronyms)
    praised = added & (
        word_set("scope", "praise") | {"fluent", "native", "advanced", "expert", "business", "certified"}
    )
    return (digits and not settled and atom.raw.lower() != "k8s") or bool(praised)


def _word_match(atom: Atom, other: Atom) -> tuple[float, str] | None:
    if atom.kind == "rate" or other.kind == "rate":
        return (8.0, "") if atom.keys == other.keys else None
    if other.kind in ("quantity", "date") and not (atom.kind == other.kind or other.is_verb):
        return None
    best: tuple[float, str] | None = None
    for low in other.lows:
        found = _low_match(atom.low, low, verb=atom.is_verb or other.is_verb)
        if found and found[1] == "synonym" and _are_names(atom, other):
            found = None
        if found and (best is None or found[0] > best[0]):
            best = found
    if best and len(other.lows) > 1:
        return None if atom.is_capital and not atom.opens else (best[0] - 2, best[1])
    return best


def _are_names(atom: Atom, other: Atom) -> bool:
    """Capitals inside a sentence make names, and names have no synonyms: a College is no University."""
    return atom.is_capital and not atom.opens and other.is_capital and not other.opens


@lru_cache(maxsize=65536)
def _low_match(new: str, old: str, *, verb: bool) -> tuple[float, str] | None:
    if new == old:
        return 10.0, ""
    if american(new) == american(old):
        return 9.8, "spelling"
    if not verb and _names_a_job(new) != _names_a_job(old):
        return None
    if lemma(new) == lemma(old):
        return 9.5, "inflection"
    if root(new) == root(old):
        return 8.5, "inflection"
    if is_short_for(new, old):
        return 8.0, "short form"
    return (6.0, "synonym") if may_replace(new, old) else None


@lru_cache(maxsize=16384)
def _names_a_job(low: str) -> str:
    """The head noun of a title; "engineer" is not what "engineering" is."""
    head = head_of(low)
    return head.noun if head and low.rstrip("s") == head.noun.rstrip("s") else ""


def _unmatched(alignment: Alignment) -> list[Atom]:
    return [
        a
        for a in alignment.rewrite.atoms
        if a.index not in alignment.matches and a.kind in ("word", "skill") and a.index not in alignment.expanded
    ]


def _align_compounds(alignment: Alignment) -> None:
    """ "ecommerce" for "e-commerce" and the other way round."""
    atoms, places = alignment.rewrite.atoms, alignment.sources.places
    for atom in _unmatched(alignment):
        for one, two in pairwise(places):
            if one.same_phrase(two) and _same_joined(atom.low, one.atom.low + two.atom.low):
                alignment.matches[atom.index] = Match(two, 7.0, "spelling")
        nearby = atoms[atom.index + 1] if atom.index + 1 < len(atoms) else None
        if nearby is None or nearby.phrase != atom.phrase:
            continue
        for place in places:
            if _same_joined(place.atom.low, atom.low + nearby.low):
                alignment.matches[atom.index] = alignment.matches[nearby.index] = Match(place, 7.0, "spelling")


def _same_joined(one: str, other: str) -> bool:
    return one == other or (len(one) > 5 and lemma(one) == lemma(other))


def _align_acronyms(alignment: Alignment) -> None:
    """SOPs for "standard operating procedures", by their initials, and the other way round."""
    texts = [source.reading for source in alignment.sources.all]
    for atom in _unmatched(alignment):
        if _is_acronym(atom.raw):
            run = next((run for text in texts for run in _runs(text) if spells(atom.raw, [a.low for a in run])), None)
            place = _place_of(alignment.sources, run[-1 if run[0].link == run[-1].link else 0]) if run else None
            if place:
                alignment.matches[atom.index] = Match(place, 7.0, "acronym")
    short = [place for place in alignment.sources.places if _is_acronym(place.atom.raw)]
    for place in short:
        for run in _runs(alignment.rewrite):
            if any(a.index not in alignment.matches for a in run) and spells(
                place.atom.raw, [low for a in run for low in a.lows]
            ):
                for atom in run:
                    alignment.matches[atom.index] = Match(place, 7.0, "acronym written out")


def _align_named(alignment: Alignment) -> None:
    """A skill the book knows but the evidence spells in its own words: every word must be there, side by side."""
    for atom in _unmatched(alignment):
        if atom.kind != "skill":
            continue
        for place in alignment.sources.places:
            run = [p for p in alignment.sources.places if p.same_phrase(place)][: len(place.atom.lows) + 8]
            lows = [low for p in run for low in _name_of(p.atom)]
            keys = [root(low) for low in lows]
            wanted = [root(word) for low in atom.lows for word in (expansion_of(low) or low).split()]
            for start in range(len(keys) - len(wanted) + 1):
                if keys[start : start + len(wanted)] == wanted:
                    alignment.matches[atom.index] = Match(place, 7.0, "")
                    break


def _name_of(atom: Atom) -> tuple[str, ...]:
    """The words of the skill's own name: "Salesforce" for "Salesforce.com"."""
    skill = skills().get(atom.skill) if atom.skill else None
    return tuple(skill.name.lower().split()) if skill is not None else atom.lows


def _align_collocations(alignment: Alignment) -> None:
    """ "Taught lessons" for "delivered lessons", by the thing both are said of."""
    for verb in [a for a in _unmatched(alignment) if a.is_verb]:
        place = next(_same_deeds(alignment, verb), None)
        if place is not None:
            alignment.matches[verb.index] = Match(place, 6.0, "usual word for it")


def _same_deeds(alignment: Alignment, verb: Atom) -> Iterator[Place]:
    rewrite, near = alignment.rewrite, alignment.rewrite.sharing(verb.clause)
    mine = [a for a in rewrite.atoms if a.clause in near and not a.is_verb and a.index in alignment.matches]
    for one in collocations_of(verb.low):
        before = one.holds_before(rewrite.lows[verb.end : verb.end + 3])
        for atom in mine:
            place = alignment.matches[atom.index].place
            if before or (not atom.link and one.holds_of(atom.lows[-1])):
                yield from (p for p in _deeds_of(place) if _says(one, p, before=before))


def _deeds_of(place: Place) -> Iterator[Place]:
    """The verbs that the evidence says of a thing."""
    reading = place.source.reading
    verbs = [reading.clauses[i].verb for i in sorted(reading.sharing(place.atom.clause))]
    yield from (Place(place.source, reading.atoms[v]) for v in verbs if v is not None and v != place.atom.index)


def _says(one: Collocation, deed: Place, *, before: bool) -> bool:
    after = deed.source.reading.lows[deed.atom.end : deed.atom.end + 3]
    return lemma(deed.atom.low) in one.verbs and (not before or one.holds_before(after))


def _is_acronym(raw: str) -> bool:
    letters = raw.replace(".", "").replace("&", "").rstrip("s")
    plain = letters.isalpha() or expansion_of(letters) is not None
    return 2 <= len(letters) <= 7 and letters.isupper() and plain


def spells(acronym: str, words: list[str]) -> bool:
    """Whether the words are what the acronym stands for. A well-known acronym stands for nothing else."""
    letters = acronym.replace(".", "").replace("&", "").rstrip("s").lower()
    known = expansion_of(letters) or expansion_of(letters + "s")
    big = [word for word in words if word not in _SMALL]
    if known:
        wanted = [lemma(w) for w in known.split() if w not in _SMALL]
        return [lemma(w) for w in big] == wanted
    enough = len(letters) >= 3 or "&" in acronym
    return enough and "".join(word[0] for word in big) == letters and not set(big) & word_set("licence")


def _runs(reading: Reading) -> Iterator[list[Atom]]:
    """Runs of two to six neighbouring words of one sentence."""
    atoms = reading.atoms
    for start in range(len(atoms)):
        for size in range(1, 7):
            run = atoms[start : start + size]
            words = sum(len(a.lows) for a in run)
            if (
                len(run) == size
                and words > 1
                and run[0].sentence == run[-1].sentence
                and all(a.kind in ("word", "skill") for a in run)
            ):
                yield run


def _place_of(sources: Sources, atom: Atom) -> Place | None:
    return next((place for place in sources.places if place.atom is atom), None)
