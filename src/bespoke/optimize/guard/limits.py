"""Hedges, limiters and negations: what held the claim back in the evidence must hold it back in the rewrite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from bespoke.knowledge.titles import head_of
from bespoke.optimize.guard.align import Alignment
from bespoke.optimize.guard.clauses import Reading
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.lexicon import table
from bespoke.optimize.guard.sources import Place, Source

_WHOLES = frozenset(
    ["all", "every", "everything", "everyone", "everybody", "each", "any", "anything", "whole", "entire"]
)


@dataclass(frozen=True, slots=True)
class Limiter:
    """Tokens [start, end) of a reading limit the clause they stand in."""

    name: str
    blocks: bool
    start: int
    end: int
    clause: int
    text: str


def check_limits(alignment: Alignment) -> Iterator[Finding]:
    kept = {limiter.name for limiter in limiters(alignment.rewrite)}
    for source in alignment.sources.all:
        if source.kind != "text":
            continue
        for limiter in limiters(source.reading):
            if limiter.name not in kept and _is_used(alignment, source, limiter):
                yield Finding("hedge", limiter.text, f"the evidence limits this: “{limiter.text}”", limiter.blocks)
    yield from _negations(alignment)


def _is_used(alignment: Alignment, source: Source, limiter: Limiter) -> bool:
    """Whether the rewrite takes something from the limited clause, or from one inside it."""
    reading = source.reading
    words = [m.place.atom for m in alignment.matches.values() if m.place.source is source]
    inside = [a for a in words if limiter.start <= a.start < limiter.end]
    if inside and len(inside) == sum(limiter.start <= a.start < limiter.end for a in reading.atoms):
        return False
    return any(
        limiter.clause in reading.ancestors(a.clause) and not limiter.start <= a.start < limiter.end for a in words
    )


@lru_cache(maxsize=8192)
def _limiters_of(lows: tuple[str, ...], clauses: tuple[int, ...]) -> tuple[Limiter, ...]:
    found: list[Limiter] = []
    at = 0
    while at < len(lows):
        hit = _excepting(lows, at) or _phrase_at(lows, at)
        if hit is None:
            at += 1
            continue
        words, name, blocks = hit
        clause = clauses[min(at + len(words) - 1, len(clauses) - 1)]
        found.append(Limiter(name, blocks, at, at + len(words), min(clauses[at], clause), " ".join(words)))
        at += len(words)
    return tuple(found)


def _phrase_at(lows: tuple[str, ...], at: int) -> tuple[tuple[str, ...], str, bool] | None:
    """The longest phrase that begins here; "as a team leader" holds no "as a team"."""
    hit = next((h for h in _phrases().get(lows[at], ()) if lows[at : at + len(h[0])] == h[0]), None)
    after = lows[at + len(hit[0]) : at + len(hit[0]) + 1] if hit else ()
    if hit and hit[0][-1] == "team" and after and head_of(after[0]) is not None:
        return None
    return hit


def _excepting(lows: tuple[str, ...], at: int) -> tuple[tuple[str, ...], str, bool] | None:
    """ "everything but payroll", "all courses save one": what is left out of a whole."""
    if lows[at] not in ("but", "save") or not _WHOLES & set(lows[max(0, at - 4) : at]):
        return None
    return (lows[at],), "part", True


def limiters(reading: Reading) -> tuple[Limiter, ...]:
    """All limiters of a text, but those that a quantity already holds ("up to 50")."""
    held = {i for a in reading.atoms if a.quantity and not a.quantity.is_verb for i in range(a.start, a.end)}
    return tuple(one for one in _limiters_of(reading.lows, reading.token_clauses) if one.start not in held)


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """By first word, the longest phrase first."""
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for row in table("limiters")["limiter"]:
        for phrase in row["phrases"]:
            words = tuple(phrase.replace("-", " - ").split())
            found.setdefault(words[0], []).append((words, row["name"], row["weight"] == "block"))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


def _negations(alignment: Alignment) -> Iterator[Finding]:
    for atom in alignment.rewrite.atoms:
        place = alignment.place(atom)
        if place is None or place.atom.negated == atom.negated or place.source.kind != "text":
            continue
        yield Finding("negation", atom.raw, _turned(atom.raw, place))
        return
    if alignment.rewrite.negations and not any(s.reading.negations for s in alignment.sources.all):
        at = alignment.rewrite.negations[0]
        word = alignment.rewrite.lows[at]
        yield Finding("negation", word, f"“{word}” is not in the evidence", blocks=False)


def _turned(text: str, place: Place) -> str:
    said = "denies" if place.atom.negated else "does not deny"
    return f"the evidence {said} “{text}”"
