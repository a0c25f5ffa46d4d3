"""What of the block above the first heading is left when the ways to reach the person are taken out of it."""

from __future__ import annotations

from collections.abc import Sequence

from bespoke.intake.structure.contact import Contact
from bespoke.intake.structure.contact_pieces import cut
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.hints import cut_first_cell
from bespoke.intake.structure.items import split_label


def free_parts(line: Line, contact: Contact) -> Sequence[Line]:
    """The line, or the cells of it that tell something else beside an address ("Tools: Git | jane@example.com")."""
    cells = _cells(line)
    told = [cell for cell in cells if not _is_contact(cell)]
    if len(told) < len(cells) and any(split_label(cell.text)[1] != cell.text for cell in told):
        return told
    return () if line.index in contact.used else (line,)


def _cells(line: Line) -> list[Line]:
    cells: list[Line] = []
    while (parts := cut_first_cell(line)) is not None:
        cells.append(parts[0])
        line = parts[1]
    return [*cells, line]


def _is_contact(cell: Line) -> bool:
    pieces = list(cut(cell))
    return bool(pieces) and all(piece.kind in ("email", "phone", "url", "account", "location") for piece in pieces)
