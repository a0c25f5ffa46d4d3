"""Which piece of a header is the employer, which the position, which the place: judged for a whole section at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import permutations

from bespoke.intake.lexicon.places import place_score
from bespoke.intake.lexicon.words import organisation_score, remote_score, school_score, title_score
from bespoke.intake.structure.pieces import Header, HeaderPiece

Slot = tuple[int, bool, bool, int]
Scorer = Callable[[str], float]
_PLACE = 0.7


def place_of(text: str) -> float:
    return max(place_score(text), remote_score(text))


def split_places(headers: Sequence[Header]) -> list[list[HeaderPiece]]:
    """Takes the pieces that are places out of each header and returns them, header by header.

    A slot that holds places in most entries holds one in the others too, where nothing speaks against it.
    """
    slots: defaultdict[Slot, list[float]] = defaultdict(list)
    for header in headers:
        for piece in header.pieces:
            slots[piece.slot].append(place_of(piece.text))
    found: list[list[HeaderPiece]] = []
    for header in headers:
        count = len(header.pieces)
        places = [piece for piece in header.pieces if _is_place(piece, count)]
        if not places:
            places = [piece for piece in header.pieces if _stands_for_place(piece, slots[piece.slot], count)]
        header.pieces = [piece for piece in header.pieces if piece not in places]
        found.append(places)
    return found


def _is_place(piece: HeaderPiece, count: int) -> bool:
    own = place_of(piece.text)
    return count > 1 and own >= _PLACE and (own >= 0.9 or _named(piece) < 0.8)


def _stands_for_place(piece: HeaderPiece, slot: Sequence[float], count: int) -> bool:
    """An unknown place, where the other entries have their places."""
    usual = sum(score >= _PLACE for score in slot) / len(slot)
    return count > 1 and len(slot) > 1 and usual >= 0.5 and _named(piece) < 0.5 and len(piece.text.split()) <= 5


def _named(piece: HeaderPiece) -> float:
    return max(title_score(piece.text), organisation_score(piece.text), school_score(piece.text))


def assign(
    headers: Sequence[Header], scorers: Mapping[str, Scorer], *, prior: Callable[[str, HeaderPiece], float]
) -> list[dict[str, HeaderPiece]]:
    """For each header, role -> piece, so that the sum of own score, slot's mean score and prior is greatest."""
    means: dict[str, dict[Slot, float]] = {}
    for role, scorer in scorers.items():
        values: defaultdict[Slot, list[float]] = defaultdict(list)
        for header in headers:
            for piece in header.pieces:
                values[piece.slot].append(scorer(piece.text))
        means[role] = {slot: sum(scores) / len(scores) for slot, scores in values.items()}
    return [_best(header.pieces[:7], scorers, means, prior) for header in headers]


def _best(
    pieces: Sequence[HeaderPiece],
    scorers: Mapping[str, Scorer],
    means: dict[str, dict[Slot, float]],
    prior: Callable[[str, HeaderPiece], float],
) -> dict[str, HeaderPiece]:
    roles = list(scorers)
    value = {
        (role, index): 0.5 * scorers[role](piece.text) + 0.6 * means[role][piece.slot] + prior(role, piece)
        for role in roles
        for index, piece in enumerate(pieces)
    }
    choices: list[int | None] = [*range(len(pieces)), *([None] * max(0, len(roles) - len(pieces)))]
    best = max(
        permutations(choices, len(roles)),
        key=lambda pick: sum(value[role, index] for role, index in zip(roles, pick, strict=True) if index is not None),
        default=(),
    )
    return {role: pieces[index] for role, index in zip(roles, best, strict=True) if index is not None}
