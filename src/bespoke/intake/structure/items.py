"""Lists printed in a line: "a, b and c", "a | b | c", "Label: a, b"."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"\s*(?:[|·•◦∙;；、，◆■▪●]|\s/\s|\s[–—-]\s)\s*")
_LABEL = re.compile(r"^\s*([^\W\d_][^:：]{0,44}?)\s*[:：]\s*(.*)$", re.DOTALL)


def split_label(text: str) -> tuple[str, str]:
    """("Label", rest) of "Label: rest"; ("", text) where there is no label."""
    match = _LABEL.match(text)
    if match is None or "//" in text[: match.end(1) + 3] or len(match.group(1).split()) > 6:
        return "", text
    return match.group(1).strip(), match.group(2).strip()


def split_items(text: str) -> list[str]:
    """The items of a printed list. Commas in brackets part nothing."""
    items: list[str] = []
    for chunk in _BREAKS.split(text):
        items += _commas(chunk)
    cleaned = (item.strip(" ,;.·•|–—\t") if not item.strip().endswith("etc.") else item.strip() for item in items)
    return [item for item in cleaned if re.search(r"\w", item)]


def _commas(text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for place, char in enumerate(text):
        if char in "(（[":
            depth += 1
        elif char in ")）]":
            depth = max(0, depth - 1)
        elif (
            char == ","
            and depth == 0
            and not (text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit())
        ):
            parts.append(text[start:place])
            start = place + 1
    parts.append(text[start:])
    if len(parts) > 1:
        parts[-1] = re.sub(r"^\s*(?:and|und|et|y|e|or)\s+", "", parts[-1])
    return parts
