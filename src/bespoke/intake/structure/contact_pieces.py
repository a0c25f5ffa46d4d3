"""The contact block cut into pieces, each told apart: address of mail or web, phone, place, labelled value or text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bespoke.intake.lexicon.folding import fold
from bespoke.intake.lexicon.load import load
from bespoke.intake.lexicon.places import has_street, place_score
from bespoke.intake.structure.dates import find_dates
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.networks import EMAIL, URL, account_of, network_of_word
from bespoke.intake.structure.phones import find_phone

PieceKind = Literal["email", "phone", "url", "account", "location", "label", "name", "other", "text"]
_MAX_CHARS = 400
_SPLIT = re.compile(r"\s*(?:[|•·◦‖⋄∗∙●■▪⚫┃│｜\t◇◆♦]|\s[/~]\s|\s[–—-]\s|\s{3,})\s*(?!/)")
_LABEL = re.compile(r"^([^\W\d_][^:：@\d]{0,28}?)\s*[:：]\s*(.*)$")


@dataclass(frozen=True, slots=True)
class Piece:
    """`hint` is the network that a label before the text named. `line` is the place among the lines looked at."""

    kind: PieceKind
    text: str
    line: Line
    hint: str = ""
    score: float = 1.0


@cache
def _labels() -> dict[str, PieceKind]:
    table: dict[str, list[str]] = load("contact")["labels"]
    return {fold(word): kind for kind, words in table.items() for word in words}  # type: ignore[misc]  # keys are kinds


def cut(line: Line) -> Iterator[Piece]:
    """The pieces of one line; a mail address or web address is a piece wherever it stands."""
    label = ""
    for cell in line.cells:
        if len(cell) > _MAX_CHARS:
            yield Piece("text", cell, line)
            continue
        if len(line.cells) > 1 and fold(cell).strip(" .:：") in _labels():
            label = cell.strip(" .:：")
            continue
        for part in _parts(f"{label}: {cell}" if label else cell):
            yield from _read(part, line)
        label = ""


def _parts(cell: str) -> Iterator[str]:
    """Split at separators, but not inside an address."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match.group())
        return f" \x00{len(held) - 1}\x00 "

    text = URL.sub(hold, EMAIL.sub(hold, cell))
    for part in _SPLIT.split(text):
        restored = re.sub(r"\s?\x00(\d+)\x00\s?", lambda m: f" {held[int(m.group(1))]} ", part)
        if restored.strip(" ,;:()"):
            yield " ".join(restored.split())


def _read(text: str, line: Line) -> Iterator[Piece]:
    match = _LABEL.match(text)
    label = fold(match.group(1)).strip(" .") if match else ""
    kind = _labels().get(label)
    network = network_of_word(label)
    if match and (kind or network):
        rest = match.group(2).strip()
        if not rest:
            return
        if network:
            yield Piece("account", rest, line, network)
            return
        if kind in ("label", "name", "other", "location") and kind is not None:
            yield Piece(kind, rest if kind != "other" else text, line)
            return
        text = rest
    yield from _addresses(text, line, labelled=kind)


def _addresses(text: str, line: Line, *, labelled: PieceKind | None) -> Iterator[Piece]:
    found = False
    for match in EMAIL.finditer(text):
        found = True
        yield Piece("email", match.group().replace(" ", ""), line)
    rest = EMAIL.sub(" ", text)
    for match in URL.finditer(rest):
        found = True
        url = match.group().rstrip(".,;:")
        yield Piece("account" if account_of(url) else "url", url, line)
    rest = URL.sub(" ", rest).strip(" ,;:|-–·•")
    whole = rest.count("(") == rest.count(")") or (rest.startswith("(") and ")" in rest)
    rest = rest if whole else rest.strip("() ")
    phone = find_phone(rest) if not find_dates(rest) or labelled == "phone" else ""
    if phone:
        yield Piece("phone", phone, line)
        before, _, after = rest.partition(phone)
        if "@" not in before and len(before.strip(" ,;:()")) > 3 and fold(before.strip(" ,.;:()")) not in _labels():
            yield from _plain(before.strip(" ,;:("), line)
        rest = after.strip(" ,;:()")
    if rest and not (found and len(rest) < 3):
        yield from _plain(rest, line)


def _plain(text: str, line: Line) -> Iterator[Piece]:
    folded = fold(text).strip(" .:")
    if not re.search(r"\w", text) or folded in _labels() or folded in ("or", "and"):
        return
    linked = next((run.link for run in line.runs if run.link and text in run.text), "")
    if linked and account_of(linked):
        yield Piece("account", linked, line)
        return
    score = 0.0 if find_dates(text) else place_score(text)
    if score >= 0.5 or has_street(text):
        yield Piece("location", text, line, score=max(score, 0.5))
    else:
        yield Piece("text", text, line)


def cut_all(lines: Sequence[Line]) -> list[Piece]:
    return [piece for line in lines for piece in cut(line)]
