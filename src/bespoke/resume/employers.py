"""Several positions at one employer, told together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bespoke.resume.dates import PRESENT, EndDate, PartialDate
from bespoke.resume.frozen import Frozen
from bespoke.resume.model import Work

_LEGAL_FORM = re.compile(r"[\s,]+(inc|llc|ltd|limited|corp|gmbh|ag|bv|b\.v|plc|sa|s\.a|pty ltd|co)\.?$")


class Employer(Frozen):
    """Neighbouring positions at one employer, in the document's order; `location` only where they share it."""

    name: str
    location: str
    url: str
    start: PartialDate | None
    end: EndDate | None
    positions: tuple[Work, ...]


def group_employers(work: Iterable[Work]) -> tuple[Employer, ...]:
    """Group neighbours whose names differ at most in case, spacing, punctuation at the end, or the legal form."""
    groups: list[list[Work]] = []
    for entry in work:
        key = _key(entry.name)
        if groups and key and _key(groups[-1][-1].name) == key:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return tuple(_employer(group) for group in groups)


def same_name(one: str, other: str) -> bool:
    """Whether both name one employer or school; no name is like no other."""
    return bool(_key(one)) and _key(one) == _key(other)


def _employer(positions: list[Work]) -> Employer:
    return Employer(
        name=positions[0].name,
        location=_shared([p.location for p in positions]),
        url=next((p.url for p in positions if p.url), ""),
        start=_earliest(positions),
        end=_latest(positions),
        positions=tuple(positions),
    )


def _shared(values: list[str]) -> str:
    return values[0] if len(set(values)) == 1 else ""


def _earliest(positions: list[Work]) -> PartialDate | None:
    starts = [p.start for p in positions if p.start is not None]
    return min(starts) if len(starts) == len(positions) else None


def _latest(positions: list[Work]) -> EndDate | None:
    """Unknown as soon as one end is unknown, unless somebody still works there."""
    ends = [p.end for p in positions]
    if PRESENT in ends:
        return PRESENT
    known = [end for end in ends if isinstance(end, PartialDate)]
    return max(known) if len(known) == len(ends) else None


def _key(name: str) -> str:
    folded = " ".join(unicodedata.normalize("NFKC", name).casefold().split()).rstrip(".,")
    return _LEGAL_FORM.sub("", folded)
