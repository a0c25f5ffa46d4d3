"""Basics: name, headline, ways to reach the person, place, profiles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bespoke.intake.lexicon.places import Place, country_of, has_street, read_place
from bespoke.intake.structure.contact_pieces import Piece, cut_all
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.names import find_label, find_name
from bespoke.intake.structure.networks import EMAIL, URL, Account, account_of, network_of_word
from bespoke.intake.structure.paragraphs import build_paragraphs
from bespoke.intake.structure.phones import find_phone
from bespoke.intake.structure.values import Value

_PLACEHOLDER = re.compile(r"\.\.\.|example\.com/?$|^x@x")


@dataclass(slots=True)
class Contact:
    """Scalars by the names of `Basics`, the place, and profiles with the lines they stand on."""

    scalars: dict[str, Value] = field(default_factory=dict)
    place: Place | None = None
    place_lines: tuple[int, ...] = ()
    accounts: list[tuple[Account, tuple[int, ...]]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def read_contact(block: Sequence[Line], everything: Sequence[Line]) -> Contact:
    """`block` are the lines before the first heading and those of contact sections."""
    contact = Contact()
    pieces = cut_all(block)
    _email(contact, pieces, everything)
    _name(contact, block, pieces, everything)
    _phone(contact, pieces, everything)
    _addresses(contact, pieces, block)
    _location(contact, pieces)
    _summary(contact, block, pieces)
    return contact


def _set(contact: Contact, name: str, text: str, lines: Sequence[Line], *, confidence: float = 0.9) -> None:
    if text and name not in contact.scalars:
        contact.scalars[name] = Value(text, tuple(line.index for line in lines), confidence)
        contact.used.update(line.index for line in lines)


def _email(contact: Contact, pieces: Sequence[Piece], everything: Sequence[Line]) -> None:
    for piece in pieces:
        if piece.kind == "email":
            _set(contact, "email", piece.text, [piece.line], confidence=0.98)
    for line in everything:
        match = EMAIL.search(line.text)
        if match:
            _set(contact, "email", match.group().replace(" ", ""), [line], confidence=0.8)
    for line in everything:
        for link in line.links:
            if link.lower().startswith("mailto:") and not _PLACEHOLDER.search(link):
                _set(contact, "email", link[7:].split("?")[0], [line], confidence=0.9)


def _name(contact: Contact, block: Sequence[Line], pieces: Sequence[Piece], everything: Sequence[Line]) -> None:
    email = contact.scalars["email"].text if "email" in contact.scalars else ""
    labelled = next((piece for piece in pieces if piece.kind == "name"), None)
    if labelled is not None:
        name = labelled.text
        lines: tuple[Line, ...] = (labelled.line,)
    else:
        name, lines = find_name(block, email)
        largest = max((line.size for line in everything[:400]), default=0.0)
        if not name or (largest > 0 and lines[0].size < 0.75 * largest):
            other, other_lines = find_name([line for line in everything if line.page == 1], email)
            name, lines = (other, other_lines) if other else (name, lines)
    _set(contact, "name", name, lines)
    label = [piece for piece in find_label(pieces, lines) if piece.text != name]
    if label:
        told = _between(label)
        told = re.sub(rf"^{re.escape(name)}(?!\w)[ ,;:|–—-]*", "", told) if name else told
        _set(contact, "label", told, [piece.line for piece in label], confidence=0.75)


def _between(label: Sequence[Piece]) -> str:
    """The headline as printed, with what stands between its pieces."""
    line = label[0].line
    if label[-1].line is not line:
        return " ".join(piece.text for piece in label)
    first, last = label[0].text, label[-1].text
    start, end = line.text.find(first), line.text.rfind(last)
    return line.text[start : end + len(last)] if 0 <= start <= end else first


def _phone(contact: Contact, pieces: Sequence[Piece], everything: Sequence[Line]) -> None:
    for piece in pieces:
        if piece.kind == "phone":
            _set(contact, "phone", piece.text, [piece.line], confidence=0.95)
    for line in everything:
        for link in line.links:
            if link.lower().startswith("tel:"):
                _set(contact, "phone", link[4:], [line], confidence=0.9)
    for line in (*everything[:12], *everything[-4:]):
        if not line.dates and (EMAIL.search(line.text) or len(line.text) < 60):
            _set(contact, "phone", find_phone(line.text) if "+" in line.text or "(" in line.text else "", [line])


def _addresses(contact: Contact, pieces: Sequence[Piece], block: Sequence[Line]) -> None:
    linked = [(link, line) for line in block for link in line.links if not link.lower().startswith(("mailto:", "tel:"))]
    for piece in pieces:
        if piece.kind == "account":
            _account(contact, piece, linked)
    for link, line in linked:
        account = account_of(link)
        if account is not None and not _PLACEHOLDER.search(link):
            _keep_account(contact, account, line)
    for piece in pieces:
        if piece.kind == "url" and "@" not in piece.text:
            _set(contact, "url", piece.text, [piece.line], confidence=0.85)
    for link, line in linked:
        if account_of(link) is None and re.match(r"https?://", link) and not _PLACEHOLDER.search(link):
            _set(contact, "url", link, [line], confidence=0.7)


def _account(contact: Contact, piece: Piece, linked: Sequence[tuple[str, Line]]) -> None:
    account = account_of(piece.text)
    if account is None and piece.hint:
        found = URL.search(piece.text)
        target = next(
            (a for link, line in linked if line is piece.line and (a := account_of(link)) and a.network == piece.hint),
            None,
        )
        username = piece.text if not found else found.group().rstrip("/").rsplit("/", 1)[-1]
        username = username.strip(" /:")
        if " " in username and target is None:
            return
        account = Account(piece.hint, username, found.group() if found else (target.url if target else ""))
    if account is not None:
        _keep_account(contact, account, piece.line)


def _keep_account(contact: Contact, account: Account, line: Line) -> None:
    for known, _ in contact.accounts:
        same = known.username.lower().lstrip("@") == account.username.lower().lstrip("@")
        if known.network == account.network and (same or not known.username):
            return
    contact.accounts.append((account, (line.index,)))
    contact.used.add(line.index)


def _location(contact: Contact, pieces: Sequence[Piece]) -> None:
    name = contact.scalars["name"] if "name" in contact.scalars else Value("")
    found = [p for p in pieces if p.kind == "location" and not (p.line.index in name.lines and p.text in name.text)]
    if not found:
        return
    best = max(found, key=lambda piece: piece.score)
    lines = [best.line]
    beside = [piece for piece in found if piece.line is best.line and not piece.hint]
    text = ", ".join(dict.fromkeys(piece.text for piece in beside)) if best in beside else best.text
    neighbours = [piece for piece in found if piece is not best and abs(piece.line.index - best.line.index) == 1]
    neighbours = neighbours or _address_above(best, pieces)
    for piece in neighbours:
        if len(piece.line.cells) == 1 and piece.line.column == best.line.column:
            before = piece.line.index < best.line.index
            text = f"{piece.text}, {text}" if before else f"{text}, {piece.text}"
            lines.append(piece.line)
    contact.place = read_place(text)
    contact.place_lines = tuple(sorted(line.index for line in lines))
    contact.used.update(contact.place_lines)


def _address_above(best: Piece, pieces: Sequence[Piece]) -> list[Piece]:
    """A town nobody knows between a street above it and a country below, nearest first."""
    above = {piece.line.index: piece for piece in pieces if piece.kind in ("text", "location")}
    town, street = (above.get(best.line.index - distance) for distance in (1, 2))
    if town is None or street is None or not has_street(street.text) or len(town.text.split()) > 3:
        return []
    return [town, street] if town.text[:1].isupper() and not town.text.endswith((".", ":")) else []


def _summary(contact: Contact, block: Sequence[Line], pieces: Sequence[Piece]) -> None:
    """Sentences in the block that no other part has claimed."""
    told = {piece.line.index for piece in pieces if piece.kind != "text"}
    free = [line for line in block if line.index not in contact.used and line.index not in told]
    texts, lines = [], []
    for paragraph in build_paragraphs(free):
        least = 6 if paragraph.text.endswith(".") else 9
        if (
            len(paragraph.text.split()) >= least
            and not network_of_word(paragraph.text)
            and not country_of(paragraph.text)
        ):
            texts.append(paragraph.text)
            lines.extend(paragraph.lines)
    if texts:
        _set(contact, "summary", "\n".join(texts), lines, confidence=0.7)
