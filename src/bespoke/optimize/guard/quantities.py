"""Quantities in a text: value or range, unit, and how exact it is said to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bespoke.optimize.guard.number_words import MAGNITUDES, SHORT_MAGNITUDES, read_number
from bespoke.optimize.guard.tokens import Token
from bespoke.optimize.guard.units import CURRENCIES, unit_of

Bound = Literal["exact", "over", "at_least", "at_most", "under", "about", "nearly"]

_BOUNDS: dict[tuple[str, ...], Bound] = {
    ("more", "than"): "over", ("over",): "over", ("above",): "over", ("exceeding",): "over",
    ("upwards", "of"): "over",
    ("greater", "than"): "over", ("in", "excess", "of"): "over", (">",): "over", ("well", "over"): "over",
    ("at", "least"): "at_least", ("a", "minimum", "of"): "at_least", ("no", "fewer", "than"): "at_least",
    ("minimum",): "at_least",
    ("no", "less", "than"): "at_least", ("≥",): "at_least",
    ("up", "to"): "at_most", ("at", "most"): "at_most", ("no", "more", "than"): "at_most",
    ("as", "many", "as"): "at_most",
    ("as", "much", "as"): "at_most", ("maximum", "of"): "at_most", ("a", "maximum", "of"): "at_most", ("≤",): "at_most",
    ("less", "than"): "under", ("fewer", "than"): "under", ("under",): "under", ("below",): "under", ("<",): "under",
    ("about",): "about", ("around",): "about", ("approximately",): "about", ("approx",): "about", ("roughly",): "about",
    ("circa",): "about", ("some",): "about", ("~",): "about", ("approx", "."): "about", ("an", "estimated"): "about",
    ("c", "."): "about",
    ("nearly",): "nearly", ("almost",): "nearly", ("close", "to"): "nearly", ("just", "under"): "nearly",
}  # fmt: skip
_TIMES_VERBS = {
    "double": 2.0, "doubled": 2.0, "doubling": 2.0, "doubles": 2.0, "twofold": 2.0, "tripled": 3.0, "triple": 3.0,
    "tripling": 3.0, "threefold": 3.0, "quadrupled": 4.0, "quadruple": 4.0, "quadrupling": 4.0, "fourfold": 4.0,
    "halved": 0.5, "halve": 0.5, "halving": 0.5, "tenfold": 10.0, "fivefold": 5.0, "twice": 2.0, "thrice": 3.0,
}  # fmt: skip
_NATIONAL = {
    (country, noun): code
    for countries, nouns, code in (
        (("us", "american"), ("dollar", "dollars"), "USD"), (("canadian",), ("dollar", "dollars"), "CAD"),
        (("australian",), ("dollar", "dollars"), "AUD"), (("swiss",), ("franc", "francs"), "CHF"),
        (("british",), ("pound", "pounds"), "GBP"), (("indian",), ("rupee", "rupees"), "INR"),
    )
    for country in countries
    for noun in nouns
}  # fmt: skip
_MOST_DIGITS = 12
_TOO_LARGE = 10.0**15
_CROSS = ("-", "–", "to")


@dataclass(frozen=True, slots=True)
class Quantity:
    """Tokens [start, end). `low` and `high` are in the canonical unit and differ only in a range."""

    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    bound: Bound = "exact"
    text: str = ""
    is_verb: bool = False

    @property
    def is_range(self) -> bool:
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class _Number:
    value: float
    end: int
    unit: str = ""


def find_quantities(tokens: Sequence[Token], taken: frozenset[int] = frozenset()) -> list[Quantity]:
    """All quantities in order; tokens in `taken` belong to dates or names."""
    words = ["\0" if i in taken else token.low for i, token in enumerate(tokens)]
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        quantity = _times(tokens, words, at) or _quantity(tokens, words, at)
        if quantity is None:
            at += 1
        else:
            found.append(quantity)
            at = quantity.end
    return found


def _times(tokens: Sequence[Token], words: list[str], at: int) -> Quantity | None:
    word = words[at]
    if word in ("twice", "thrice") and words[at + 1 : at + 2] not in (["the"], ["as"]):
        return None
    if word in _TIMES_VERBS:
        return Quantity(at, at + 1, _TIMES_VERBS[word], _TIMES_VERBS[word], "times", text=tokens[at].raw, is_verb=True)
    if word in ("half", "halves") and (words[at - 1 : at] == ["by"] or words[at - 2 : at] == ["in", "by"]):
        return Quantity(at, at + 1, 50.0, 50.0, "percent", text=tokens[at].raw)
    if word == "one" and words[at + 1 : at + 2] == ["half"]:
        return Quantity(at, at + 2, 50.0, 50.0, "percent", text=_text(tokens, at, at + 2))
    if word == "half" and words[at + 2 : at + 3] and words[at + 2] in MAGNITUDES:
        return None
    if word == "half" and words[at + 1 : at + 2] in (["of"], ["the"], ["a"]):
        return Quantity(at, at + 1, 50.0, 50.0, "percent", text=tokens[at].raw)
    return None


def _spoken(words: list[str], at: int) -> _Number | None:
    """ "half a million", "a quarter of a million", "a hundred", "for a year"."""
    rest = words[at : at + 5]
    for opening, share in ((["half", "a"], 0.5), (["a", "quarter", "of", "a"], 0.25), (["a"], 1.0)):
        size = len(opening)
        if rest[:size] == opening and len(rest) > size and rest[size] in MAGNITUDES:
            return _Number(share * MAGNITUDES[rest[size]], at + size + 1, _currency_before(words, at))
    if rest[:1] in (["a"], ["an"]) and rest[1:2] in (["year"], ["month"], ["decade"]):
        before = words[at - 1] if at else ""
        return (
            _Number(1.0, at + 1) if before in ("for", "over", "within", "after", "of", "in", "under", "than") else None
        )
    return None


def _quantity(tokens: Sequence[Token], words: list[str], at: int) -> Quantity | None:
    first = _spoken(words, at) or _number(tokens, words, at)
    if first is None:
        return None
    start, bound = _bound_before(words, _currency_start(words, at))
    low, high, end, unit = first.value, first.value, first.end, first.unit
    second = _second(tokens, words, at, first)
    if second is not None:
        high, end, unit = second.value, second.end, unit or second.unit
        if high >= 1000 * max(low, 1):
            low *= _shared_magnitude(high)
    if words[end : end + 1] == ["+"]:
        bound, end = "at_least", end + 1
    unit, factor, end = _unit_after(tokens, words, end, unit)
    text = _text(tokens, start, end)
    return Quantity(start, end, low * factor, high * factor, unit, bound, text)


def _shared_magnitude(high: float) -> float:
    """In "$2-3 million" the magnitude belongs to both ends."""
    return next(float(m) for m in (1_000_000_000, 1_000_000, 1_000) if high >= m)


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    return "".join(("" if t.glued or i == 0 else " ") + t.raw for i, t in enumerate(tokens[start:end]))


def _second(tokens: Sequence[Token], words: list[str], at: int, first: _Number) -> _Number | None:
    """The upper end of a range: 3-8, 3 to 8, between 3 and 8; "from 3 to 8" is a change, not a range."""
    cross = words[first.end : first.end + 1]
    before = words[max(0, _currency_start(words, at) - 1) : at]
    between = "between" in before and cross == ["and"]
    if not between and (cross not in ([c] for c in _CROSS) or ("from" in before and cross == ["to"])):
        return None
    after = first.end + 1
    while after < len(words) and words[after] in CURRENCIES:
        after += 1
    second = _number(tokens, words, after)
    return second if second and second.value >= first.value else None


def _number(tokens: Sequence[Token], words: list[str], at: int) -> _Number | None:
    if at >= len(tokens) or words[at] == "\0":
        return None
    unit = _currency_before(words, at)
    if tokens[at].kind == "number":
        value, end = _digits(tokens[at].raw), at + 1
        if value is None:
            return None
        value, end, odd = _magnified(tokens, words, value, end)
        return None if odd else _Number(value, end, unit)
    if words[at] == "one" and (words[at + 1 : at + 2] == ["of"] or not _counts_one(words, at)):
        return None
    spelled = read_number(words, at)
    return _Number(spelled[0], at + spelled[1], unit) if spelled and spelled[0] < _TOO_LARGE else None


def _counts_one(words: list[str], at: int) -> bool:
    after = words[at + 1] if at + 1 < len(words) else ""
    return after in MAGNITUDES or unit_of(after) is not None or after in ("-", "dozen")


def _magnified(tokens: Sequence[Token], words: list[str], value: float, end: int) -> tuple[float, int, bool]:
    """Value with its k, M, million; `odd` when letters are glued on that make it no number ("5O0")."""
    if end >= len(tokens):
        return value, end, False
    word, glued = words[end], tokens[end].glued and tokens[end].kind == "word"
    if word in MAGNITUDES:
        return value * MAGNITUDES[word], end + 1, False
    if glued and word.rstrip("+") in SHORT_MAGNITUDES:
        return value * SHORT_MAGNITUDES[word.rstrip("+")], end + 1, False
    if word in ("mm", "mn", "mio", "bn", "lakh", "crore"):
        return value * SHORT_MAGNITUDES[word], end + 1, False
    return value, end, glued and unit_of(word) is None and word not in ("am", "pm", "h")


def _digits(raw: str) -> float | None:
    """1,000 and 1.000.000 are thousands, 1.5 and 0,75 are decimals; what is too long to be exact is a mere name."""
    if sum(c.isdigit() for c in raw) > _MOST_DIGITS:
        return None
    if raw.count(",") and raw.count("."):
        raw = raw.replace(",", "") if raw.rfind(".") > raw.rfind(",") else raw.replace(".", "").replace(",", ".")
    elif raw.count(",") > 1 or (raw.count(",") == 1 and len(raw.split(",")[1]) == 3):
        raw = raw.replace(",", "")
    elif raw.count(".") > 1:
        parts = raw.split(".")
        if any(len(part) != 3 for part in parts[1:]):
            return None
        raw = "".join(parts)
    try:
        return float(raw.replace(",", "."))
    except ValueError:
        return None


def _currency_start(words: list[str], at: int) -> int:
    return at - 1 if at and words[at - 1] in CURRENCIES else at


def _currency_before(words: list[str], at: int) -> str:
    return CURRENCIES[words[at - 1]] if at and words[at - 1] in CURRENCIES else ""


def _bound_before(words: list[str], start: int) -> tuple[int, Bound]:
    for size in (3, 2, 1):
        bound = _BOUNDS.get(tuple(words[max(0, start - size) : start]))
        if bound and start >= size:
            return start - size, bound
    return start, "exact"


def _unit_after(tokens: Sequence[Token], words: list[str], end: int, unit: str) -> tuple[str, float, int]:
    at = end + 1 if words[end : end + 1] == ["-"] else end
    here, after = (words[at] if at < len(words) else ""), (words[at + 1] if at + 1 < len(words) else "")
    if here == "percentage" and after.startswith("point"):
        return "points", 1.0, at + 2
    if here == "per" and after == "cent":
        return "percent", 1.0, at + 2
    if here in ("%", "percent") and after in ("point", "points", "pts"):
        return "points", 1.0, at + 2
    if (here, after) in _NATIONAL and not unit:
        return _NATIONAL[here, after], 1.0, at + 2
    known = unit_of(here) if here else None
    if here == "s" and at == end and end < len(tokens) and not tokens[end].glued:
        known = unit_of("second")
    if known is None or (unit and known[0] != unit):
        return unit, 1.0, end
    return known[0], known[1], at + 1
