"""Units that stand away from their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bespoke.optimize.guard.clauses import Atom
from bespoke.optimize.guard.tokens import Token
from bespoke.optimize.guard.units import CURRENCIES, PERIOD_NOUNS, unit_of


def share_units(atoms: list[Atom], tokens: Sequence[Token]) -> None:
    """ "from five days to two": the second number is in days too."""
    counted = [a for a in atoms if a.quantity]
    for one, two in pairwise(counted):
        a, b = one.quantity, two.quantity
        if a is None or b is None or (one.link, two.link) != ("source", "target") or one.clause != two.clause:
            continue
        if b.unit and not a.unit and _ends_bare(atoms, one):
            _take_unit(one, tokens[two.end - 1].low)
            continue
        unit = unit_of(tokens[one.end - 1].low) if a.unit and not b.unit else None
        if unit and _ends_bare(atoms, two):
            two.quantity = replace(b, low=b.low * unit[1], high=b.high * unit[1], unit=unit[0])
        elif a.unit in CURRENCIES.values() and not b.unit and _ends_bare(atoms, two):
            two.quantity = replace(b, unit=a.unit)


def _take_unit(atom: Atom, word: str) -> None:
    """ "from 90 to 35 minutes": the first number is in minutes too."""
    unit, quantity = unit_of(word), atom.quantity
    if unit is not None and quantity is not None and unit[0] not in CURRENCIES.values():
        atom.quantity = replace(quantity, low=quantity.low * unit[1], high=quantity.high * unit[1], unit=unit[0])


def join_far_units(atoms: list[Atom]) -> None:
    """ "400 clinical practice hours" are 400 hours."""
    for atom in atoms:
        quantity = atom.quantity
        if quantity is None or quantity.unit or quantity.is_verb:
            continue
        phrase = [a for a in atoms[atom.index + 1 :] if a.phrase == atom.phrase]
        last = phrase[-1] if len(phrase) > 1 and phrase[-1].kind == "word" else None
        unit = unit_of(last.low) if last else None
        if last is not None and unit is not None and last.low.rstrip("s") in PERIOD_NOUNS:
            atom.quantity = replace(quantity, low=quantity.low * unit[1], high=quantity.high * unit[1], unit=unit[0])
            last.kind = "unit"


def _ends_bare(atoms: list[Atom], atom: Atom) -> bool:
    after = atoms[atom.index + 1 : atom.index + 2]
    return not after or after[0].phrase != atom.phrase
