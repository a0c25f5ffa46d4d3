"""The person's name, and the headline under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bespoke.intake.lexicon.folding import fold, is_cjk
from bespoke.intake.lexicon.load import load
from bespoke.intake.lexicon.words import organisation_score, title_score
from bespoke.intake.structure.contact_pieces import Piece
from bespoke.intake.structure.dates import find_dates
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.heading_words import heading_kinds
from bespoke.knowledge.lookup import find

_MAX_CHARS = 160
_TITLE_SPLIT = re.compile(r"\s*(?:[|┃│｜:：·•]|\s[–—-]\s)\s*")


@cache
def _titles() -> frozenset[str]:
    return frozenset(fold(word) for word in load("contact")["titles"]["words"])


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(load("contact")["honorifics"]["words"])


def is_document_title(text: str) -> bool:
    """True for "Curriculum Vitae" and the like."""
    return fold(text).strip(" .:-–|") in _titles()


def find_name(lines: Sequence[Line], email: str) -> tuple[str, tuple[Line, ...]]:
    """The name and the lines it stands on, both empty when none looks like one."""
    best: tuple[float, str, tuple[Line, ...]] = (0.0, "", ())
    largest = max((line.size for line in lines), default=0.0)
    for place, line in enumerate(lines):
        for text, used in _readings(lines, place):
            score = _score(text, line, place, largest=largest, email=email)
            if score > best[0]:
                best = (score, text, used)
    return best[1], best[2]


def _readings(lines: Sequence[Line], place: int) -> list[tuple[str, tuple[Line, ...]]]:
    line = lines[place]
    texts: list[tuple[str, tuple[Line, ...]]] = [(clean_name(cell), (line,)) for cell in line.cells]
    if len(line.cells) > 1 and all(" " not in cell.strip() and cell.isalpha() for cell in line.cells):
        texts.append((clean_name(line.text), (line,)))
    if place + 1 < len(lines):
        below = lines[place + 1]
        short = len(line.text.split()) <= 2 and len(below.text.split()) <= 2
        if short and below.signature[:2] == line.signature[:2] and below.page == line.page and line.size >= 14:
            texts.append((clean_name(f"{line.text} {below.text}"), (line, below)))
    return texts


def clean_name(text: str) -> str:
    """Without "Resume of", degrees after a comma, and brackets."""
    if len(text) > _MAX_CHARS:
        return ""
    parts = [part for part in _TITLE_SPLIT.split(text) if part and not is_document_title(part)]
    text = parts[0] if parts else ""
    text = re.sub(r"\s*[(（].*?[)）]", "", text)
    text = re.sub(r"^(?:resume|cv|curriculum vitae|lebenslauf)\s+(?:of|von|de|di)?\s*", "", text, flags=re.IGNORECASE)
    head, _, tail = text.partition(",")
    honoured = all(word.strip(".").lower() in _honorifics() for word in tail.replace(",", " ").split())
    if tail and (honoured or _is_titled(head, tail)):
        text = head
    return " ".join(word for word in text.split() if not is_document_title(word)).strip(" ,;-–")


def _is_titled(name: str, title: str) -> bool:
    """ "Jane Roe, Senior Accountant"."""
    named = looks_like_name(name) and len(name.split()) > 1 and title_score(name) == 0
    return named and title_score(title) >= 0.5


def looks_like_name(text: str) -> bool:
    words = text.split()
    if is_cjk(text):
        return 2 <= len(text.replace(" ", "")) <= 6 and not re.search(r"[\d@:：]", text)
    if not 1 <= len(words) <= 5 or len(text) > 45 or re.search(r"[\d@/:_!?%&]", text):
        return False
    return all(
        word[0].isupper()
        or word.lower() in ("de", "da", "van", "von", "der", "di", "del", "la", "el", "bin", "le", "dos", "den", "ten")
        or not word[0].isalpha()
        for word in words
    )


def _score(text: str, line: Line, place: int, *, largest: float, email: str) -> float:
    if not text or not looks_like_name(text) or heading_kinds(text) or find_dates(text) or line.marker:
        return 0.0
    score = 1.0 + (1.5 * line.size / largest if largest else 0.0) - 0.04 * place
    score += 0.5 if len(text.split()) in (2, 3) or is_cjk(text) else 0.0
    score += 0.8 * _in_email(text, email)
    score += 0.4 if line.heading == 1 else 0.0
    score -= 1.2 * title_score(text) + 0.5 * organisation_score(text)
    return score if line.page == 1 else score - 1.0


def _in_email(text: str, email: str) -> float:
    local = re.sub(r"[^a-z]", "", fold(email.split("@", maxsplit=1)[0]))
    words = [word for word in re.findall(r"[a-z]+", fold(text)) if len(word) > 2]
    return 1.0 if local and any(word in local or local in word for word in words) else 0.0


def find_label(pieces: Sequence[Piece], name_lines: Sequence[Line]) -> list[Piece]:
    """The pieces that make the headline: text near the name that is no sentence and no contact detail."""
    labelled = [piece for piece in pieces if piece.kind == "label"]
    if labelled:
        return labelled[:1]
    if not name_lines:
        return []
    mixed = [piece.line for piece in pieces if piece.kind in ("email", "phone", "account", "url", "location")]
    after = [piece for piece in pieces if piece.kind == "text" and _near(piece.line, name_lines[-1])]
    for index, piece in enumerate(after):
        if _is_label(piece, name_lines, mixed) and not _is_prose(piece, after[index + 1 : index + 2]):
            rest = [p for p in after[index + 1 :] if _same_label(piece, p) and _is_label(p, name_lines, mixed)]
            return [piece, *rest]
    return []


def _is_prose(piece: Piece, following: Sequence[Piece]) -> bool:
    """True for sentences, also for the first line of a paragraph."""
    words = piece.text.split()
    ended = piece.text.endswith(".") and len(words) >= 6
    goes_on = any(
        below.line.index == piece.line.index + 1
        and below.line.signature == piece.line.signature
        and (below.text.endswith(".") or len(below.text.split()) >= 8)
        for below in following
    )
    return ended or (len(words) >= 8 and (goes_on or bool(re.search(r"[a-z]{3}[.!?] [A-Z]", piece.text))))


def _same_label(first: Piece, piece: Piece) -> bool:
    """More of the headline: on the same line, or on the next in the same larger type."""
    if piece.line is first.line:
        return True
    wraps = piece.line.index == first.line.index + 1 and piece.line.signature == first.line.signature
    full = first.line.edge - first.line.x1 < 0.6 * first.line.size * len(piece.text.split(" ", 1)[0])
    return wraps and (first.line.size >= 14 or (full and first.line.placed and len(piece.text.split()) <= 3))


def _near(line: Line, name: Line) -> bool:
    return line.page == name.page and -3 <= line.index - name.index <= 4


def _is_label(piece: Piece, name_lines: Sequence[Line], mixed: Sequence[Line]) -> bool:
    text, words = piece.text, piece.text.split()
    if piece.line in name_lines and is_document_title(text):
        return False
    if find_dates(text) or len(words) > 16 or is_document_title(text) or heading_kinds(text):
        return False
    if title_score(text) > 0:
        return True
    if piece.line in mixed or (len(words) == 1 and find(text)):
        return False
    return piece.line not in name_lines and len(words) <= 10 and not text.endswith((".", ",", ":")) and len(text) > 3
