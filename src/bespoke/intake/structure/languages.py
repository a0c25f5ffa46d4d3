"""Languages and how well they are spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from bespoke.intake.lexicon.words import vocabulary
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.items import split_items
from bespoke.intake.structure.skills import is_level
from bespoke.intake.structure.values import Draft

_MAX_OPEN = 60
_PART = re.compile(r"[;,|•·/\t、，；]|\s[–—-]\s|(?<=\))\s+(?=[^\W\d_])")


def names_language(text: str) -> bool:
    return bool(vocabulary("languages", name="levels").hits(text))


def mostly_languages(text: str) -> bool:
    """True where most items of a list are languages people speak."""
    items = split_items(text)
    return bool(items) and sum(names_language(item) for item in items) >= 0.5 * len(items)


def read_languages(lines: Sequence[Line]) -> list[Draft]:
    drafts: list[Draft] = []
    held = ""
    places: tuple[int, ...] = ()
    for line, levels in _with_levels(lines):
        if levels is not None:
            drafts += _spoken(line, levels)
            continue
        for cell in line.cells:
            held, places = f"{held} {cell}".strip(), (*places, line.index)
            if held.count("(") > held.count(")") and len(held) < _MAX_OPEN:
                continue
            read_language_text(held, tuple(dict.fromkeys(places)), drafts)
            held, places = "", ()
    if held:
        read_language_text(held, places, drafts)
    return drafts


def _with_levels(lines: Sequence[Line]) -> Iterator[tuple[Line, Line | None]]:
    """Each line, with the line of levels below it where languages and levels stand side by side."""
    rest = iter(zip_longest(lines, lines[1:]))
    for line, below in rest:
        paired = below is not None and _is_pair(line, below)
        yield line, below if paired else None
        if paired:
            next(rest)


def _spoken(line: Line, levels: Line) -> Iterator[Draft]:
    for name, level in zip(line.cells, levels.cells, strict=True):
        draft = Draft("languages", lines={line.index, levels.index})
        draft.put("language", name, [line.index])
        draft.put("fluency", level, [levels.index])
        yield draft


def _is_pair(above: Line, below: Line) -> bool:
    alike = 1 < len(above.cells) == len(below.cells)
    return alike and all(map(names_language, above.cells)) and all(map(is_level, below.cells))


def read_language_text(text: str, places: tuple[int, ...], drafts: list[Draft]) -> None:
    """Adds the languages of a text; how well one is spoken may stand in the next piece."""
    for part in _parts(text):
        name, rest = _cut(part)
        if name:
            draft = Draft("languages", lines=set(places))
            draft.put("language", name, places)
            draft.put("fluency", rest, places)
            drafts.append(draft)
        elif drafts and rest:
            separator = "" if not drafts[-1].text("fluency") else ", "
            known = drafts[-1].fields.pop("fluency", None)
            joined = f"{known.text}{separator}{rest}" if known else rest
            drafts[-1].put("fluency", joined, (*(known.lines if known else ()), *places))
            drafts[-1].lines.update(places)
        elif rest:
            draft = Draft("languages", lines=set(places))
            draft.put("language", rest, places)
            drafts.append(draft)


def _parts(text: str) -> list[str]:
    """Pieces, with brackets kept whole."""
    parts, depth, current = [], 0, ""
    for piece in re.split(r"([()（）\[\]])", text):
        depth += (piece in "(（[" and piece != "") - (piece in ")）]" and piece != "")
        if depth > 0 or piece in ("(", ")", "（", "）", "[", "]"):
            current += piece
            continue
        split = _PART.split(piece)
        current += split[0]
        for more in split[1:]:
            parts.append(current)
            current = more
    parts.append(current)
    return [part.strip(" .·•") for part in parts if re.search(r"\w", part)]


def _cut(part: str) -> tuple[str, str]:
    """(language, how well) of "English: fluent", "English (C1)", "Fluent in English"."""
    label, colon, after = part.partition(":") if ":" in part else part.partition("：")
    if colon and names_language(label):
        return label.strip(), after.strip()
    head, bracket, tail = part.partition("(") if "(" in part else part.partition("（")
    if bracket and head.strip():
        return head.strip(), tail.strip(" )）")
    hits = vocabulary("languages", name="levels").hits(part)
    if not hits:
        return "", part
    words = part.split()
    place = min(hits[0], len(words) - 1)
    count = 2 if place + 1 < len(words) and (place + 1) in hits else 1
    name = " ".join(words[place : place + count]).strip(" ,:;-–")
    if place == 0:
        return name, " ".join(words[count:]).strip(" ,:;-–")
    before = " ".join(words[:place])
    if is_level(before) or re.fullmatch(
        r"(?i)(?:fluent|native|proficient|basic|conversational)(?:\s+\w+)?(?:\s+in)?", before
    ):
        return name, re.sub(r"\s+in$", "", before)
    return part, ""
