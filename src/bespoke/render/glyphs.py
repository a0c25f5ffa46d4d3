"""Which characters of a document no font can show, told before anything is set.

A compiled page shows an empty box without a word, so the fonts' own character tables are asked first. A family counts
as covering a character when all its faces do.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from functools import cache

from bespoke.render.cmap import covered_ranges
from bespoke.render.display import Run
from bespoke.render.fonts import faces
from bespoke.render.model import Notice

# Every chain ends in Source Sans 3, which covers all of this; most documents hold nothing else.
_SURE = frozenset(
    chr(c)
    for first, last in ((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x17E), (0x391, 0x3A1), (0x3A3, 0x3C9), (0x410, 0x44F))
    for c in range(first, last + 1)
) | frozenset("–—‘’‚“”„•…‹›€−≤≥→←↑↓✓™")
_CJK = ((0x1100, 0x11FF), (0x2E80, 0x9FFF), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F),
        (0xFF00, 0xFFEF), (0x20000, 0x323AF))  # fmt: skip
# Here the rules of composition draw even some of the sure characters in another way.
_COMPOSING = frozenset({"Open Sauce Sans"})
_NAMED_LIMIT = 12


def needs_cjk(characters: Iterable[str]) -> bool:
    return any(_within(ord(character), _CJK) for character in characters)


def unusual_characters(runs: Iterable[Run]) -> dict[str, str]:
    """Characters beyond the sure ones, each with the field where it first stands."""
    shown = tuple(runs)
    if _SURE.issuperset("".join([run.text for run in shown])):
        return {}
    found: dict[str, str] = {}
    for run in shown:
        for character in set(run.text) - _SURE:
            found.setdefault(character, run.paths[0] if run.paths else "")
    return found


def needs_composition(unusual: Collection[str], families: Iterable[str]) -> bool:
    """Whether a font's rules for letters and their marks can change what these families show of a document."""
    return bool(unusual) or not _COMPOSING.isdisjoint(families)


def missing_glyphs(characters: Iterable[str], chain: Iterable[str]) -> tuple[str, ...]:
    """The characters that no family of the chain can show, in code point order."""
    coverage = [_coverage(family) for family in chain]
    return tuple(
        character
        for character in sorted(characters)
        if not _needs_no_glyph(character) and not any(_covered(character, faces) for faces in coverage)
    )


def missing_notice(missing: Iterable[str], fields: dict[str, str]) -> Notice:
    named = [f"{_describe(character)} in {fields.get(character) or 'a text'}" for character in missing]
    more = f", and {len(named) - _NAMED_LIMIT} more" if len(named) > _NAMED_LIMIT else ""
    return Notice(
        code="missing_glyphs",
        message=f"No font has a glyph for {'; '.join(named[:_NAMED_LIMIT])}{more}. "
        "An empty box stands in its place, and machines may read another letter or none.",
        fix="Replace these characters, or export as DOCX, HTML or TXT, which use the reader's own fonts.",
    )


def _describe(character: str) -> str:
    return f"{character} (U+{ord(character):04X} {unicodedata.name(character, 'unnamed')})"


@cache
def _coverage(family: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    return tuple(covered_ranges(face) for face in faces(family))


def _covered(character: str, faces: tuple[tuple[tuple[int, int], ...], ...]) -> bool:
    return bool(faces) and all(_within(ord(character), ranges) for ranges in faces)


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def _needs_no_glyph(character: str) -> bool:
    """Joiners and variation selectors shape their neighbours and show nothing themselves."""
    return unicodedata.category(character) == "Cf" or "VARIATION SELECTOR" in unicodedata.name(character, "")
