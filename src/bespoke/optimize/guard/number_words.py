"""Numbers as words: "twenty-five", "three hundred and ten", "a dozen"."""

from __future__ import annotations

_UNITS = dict(
    zip(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(20),
        strict=True,
    )
)
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
MAGNITUDES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
SHORT_MAGNITUDES = {"k": 1_000, "m": 1_000_000, "mm": 1_000_000, "mn": 1_000_000, "mio": 1_000_000, "mil": 1_000_000}
SHORT_MAGNITUDES |= {"bn": 1_000_000_000, "b": 1_000_000_000, "lakh": 100_000, "crore": 10_000_000}
_GROUPS = {"dozen": 12.0, "dozens": 24.0}


def read_number(words: list[str], at: int) -> tuple[float, int] | None:
    """The number that begins at this word and how many words it takes; hyphens are passed over."""
    total, current, taken, seen = 0.0, 0.0, 0, False
    while at + taken < len(words):
        word = words[at + taken]
        if word in _UNITS or word in _TENS:
            if seen and not _continues(words[at + taken - 1], word):
                break
            current += _UNITS.get(word, _TENS.get(word, 0))
            seen = True
        elif word in MAGNITUDES and seen:
            total, current = _multiplied(total, current, MAGNITUDES[word])
        elif not (seen and word in ("and", "-") and _goes_on(words, at + taken)):
            break
        taken += 1
    if not seen and at < len(words) and words[at] in _GROUPS:
        return _GROUPS[words[at]], 1
    if not seen:
        return None
    if at + taken < len(words) and words[at + taken] == "dozen":
        return (total + current) * 12, taken + 1
    return total + current, taken


def _multiplied(total: float, current: float, factor: int) -> tuple[float, float]:
    return (total, current * factor) if factor == 100 else (total + current * factor, 0.0)


def _continues(before: str, word: str) -> bool:
    """Whether two number words make one number: "twenty five", "hundred ten", but not "three four"."""
    return (
        before in MAGNITUDES or before == "and" or ((before in _TENS or before == "-") and 0 < _UNITS.get(word, 0) < 10)
    )


def _goes_on(words: list[str], at: int) -> bool:
    if at + 1 >= len(words) or at == 0:
        return False
    before, after = words[at - 1], words[at + 1]
    if words[at] == "and":
        return before in MAGNITUDES and (after in _UNITS or after in _TENS)
    return before in _TENS and 0 < _UNITS.get(after, 0) < 10
