"""The head of an entry as one line: "Title, Organisation | Place | Dates".

One separator before each part, the same in every format, so that a machine that learned one line can read them all.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from bespoke.render.display import Item, Run

Role = Literal["title", "organisation", "place", "dates"]
_ROLES: tuple[Role, ...] = ("title", "organisation", "place", "dates")


class HeadPart(NamedTuple):
    """`before` is the separator in front of the part, empty for the first."""

    role: Role
    run: Run
    before: str


def head_parts(item: Item) -> tuple[HeadPart, ...]:
    parts: list[HeadPart] = []
    for role in _ROLES:
        run: Run | None = getattr(item, role)
        if run is None:
            continue
        after_title = bool(parts) and parts[-1].role == "title" and role == "organisation"
        before = "" if not parts else ", " if after_title else " | "
        parts.append(HeadPart(role, run, before))
    return tuple(parts)


def head_text(item: Item) -> str:
    """The head where no style can tell the title from the organisation: a bar between all parts."""
    return " | ".join(part.run.text for part in head_parts(item))
