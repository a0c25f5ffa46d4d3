"""Bold fonts that their names do not tell: one name for two fonts, or "Medium" where nothing is bolder."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bespoke.intake.pdf.spans import Span
from bespoke.intake.pdf.styles import Style

_FAMILY = re.compile(r"[-,_ ]?(?:regular|roman|book|medium|light|thin|normal|text)(?:mt)?$", re.IGNORECASE)
_MEDIUM = re.compile(r"medium$", re.IGNORECASE)
_WIDER = 1.015


def settle_weights(spans: Sequence[Span]) -> None:
    """Marks as bold what is set in the wider, rarer one of two fonts that pass for the same."""
    chars: Counter[tuple[str, int]] = Counter()
    for span in spans:
        chars[span.style.font, span.style.font_id] += len(span.chars)
    bold = _wider_twins(spans, chars) | _mediums(spans, chars)
    if not bold:
        return
    changed: dict[Style, Style] = {}
    for span in spans:
        style = span.style
        if (style.font, style.font_id) in bold and not style.bold:
            span.style = changed.setdefault(style, replace(style, bold=True))


def _wider_twins(spans: Sequence[Span], chars: Counter[tuple[str, int]]) -> set[tuple[str, int]]:
    twins = defaultdict(list)
    for name, number in chars:
        twins[name].append(number)
    found: set[tuple[str, int]] = set()
    for name, numbers in twins.items():
        if len(numbers) < 2:
            continue
        widths = {number: _widths(spans, name, number) for number in numbers}
        usual = max(numbers, key=lambda number: chars[name, number])
        found |= {(name, number) for number in numbers if number != usual and _is_wider(widths[number], widths[usual])}
    return found


def _mediums(spans: Sequence[Span], chars: Counter[tuple[str, int]]) -> set[tuple[str, int]]:
    families: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for key in chars:
        families[_FAMILY.sub("", key[0])].append(key)
    strong = {_FAMILY.sub("", span.style.font.split("-")[0]) for span in spans if span.style.bold}
    found: set[tuple[str, int]] = set()
    for family, members in families.items():
        usual = max(members, key=lambda key: chars[key])
        medium = [key for key in members if _MEDIUM.search(key[0]) and not _MEDIUM.search(usual[0])]
        if family not in strong:
            found.update(key for key in medium if chars[key] < 0.5 * chars[usual])
    return found


def _widths(spans: Sequence[Span], name: str, number: int) -> dict[str, float]:
    """Width of each letter in units of the size."""
    found: dict[str, float] = {}
    for span in spans:
        if span.style.font == name and span.style.font_id == number and span.style.size_pt > 0:
            for char, (left, right) in zip(span.chars, span.edges, strict=True):
                if char.isalpha() and char not in found and right > left:
                    found[char] = (right - left) / span.style.size_pt
    return found


def _is_wider(widths: dict[str, float], usual: dict[str, float]) -> bool:
    shared = widths.keys() & usual.keys()
    if len(shared) < 4:
        return False
    ratios = sorted(widths[char] / usual[char] for char in shared)
    return ratios[len(ratios) // 2] > _WIDER
