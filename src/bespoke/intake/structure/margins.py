"""Lines mended before they are read: dates in the margin beside list items, addresses broken at the margin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bespoke.intake.lexicon.places import place_score
from bespoke.intake.structure.dates import is_only_dates
from bespoke.intake.structure.features import Line, part
from bespoke.intake.structure.hints import join_hints
from bespoke.intake.structure.networks import EMAIL
from bespoke.intake.structure.wrapped_headings import join_headings
from bespoke.intake.structure.wrapped_heads import join_heads

_REACH = 30
_OPEN_PROFILE = re.compile(r"(?:https?://)?(?:www\.)?[\w.-]+\.[a-z]{2,}/\S*", re.IGNORECASE)
_PROFILE_END = re.compile(
    r"(?:[\w%/-]+\s*)?\((?:linkedin|github|personal|company|portfolio|blog|other|twitter|x)\)", re.IGNORECASE
)
_OPEN_MAIL = re.compile(r"[\w.+-]+@[\w.-]*$|[\w.+-]{3,}$")


def mend(lines: Sequence[Line]) -> list[Line]:
    return join_heads(join_headings(_free_margins(join_hints(_join_addresses(lines)))))


def _join_addresses(lines: Sequence[Line]) -> list[Line]:
    """A mail or web address that goes on in the next line of a narrow column."""
    result: list[Line] = []
    for line in lines:
        if result and _continues_profile(result[-1], line):
            whole = result[-1].text + line.text
            result[-1] = replace(result[-1], text=whole, cells=(whole,), taken=_with(result[-1], line))
            continue
        if result and " " not in line.text and _completes(result[-1].text, line.text):
            whole = result[-1].text + line.text
            result[-1] = replace(result[-1], text=whole, cells=(whole,), taken=_with(result[-1], line))
        else:
            result.append(line)
    return result


def _with(above: Line, line: Line) -> tuple[tuple[int, str], ...]:
    return (*above.taken, (line.index, line.text), *line.taken)


def _continues_profile(above: Line, below: Line) -> bool:
    """The address of a profile, with the name of the network in brackets at its end."""
    if above.column != below.column or len(above.cells) + len(below.cells) > 2 or below.marker:
        return False
    return bool(_OPEN_PROFILE.fullmatch(above.text)) and bool(_PROFILE_END.fullmatch(below.text))


def _completes(above: str, below: str) -> bool:
    hyphen = above.endswith(("-", "_", ".")) and "@" in below
    if " " in above or EMAIL.fullmatch(above) or not (hyphen or _OPEN_MAIL.fullmatch(above)):
        return False
    if EMAIL.search(below) and not hyphen:
        return False
    broken = "@" in above or below.startswith("@") or hyphen
    return broken and EMAIL.fullmatch(above + below) is not None


def _free_margins(lines: Sequence[Line]) -> list[Line]:
    """Dates and places at the right of list items belong to the header above, so they move up to it."""
    result: list[Line] = []
    heads = _heads(lines)
    for line in lines:
        runs_on = line.text[:1].islower() and bool(result) and _follows_item(result, line, heads)
        listed = bool(line.marker) or runs_on
        margin = _margin(line) if listed and line.marker not in heads else None
        if margin is None:
            result.append(line)
            continue
        rest, freed = margin
        place = len(result)
        nearest = max(0, place - _REACH)
        while place > nearest and (result[place - 1].marker or _hangs(result[place - 1], line)):
            place -= 1
        result.insert(place, freed)
        result.append(rest)
    return result


def _hangs(above: Line, item: Line) -> bool:
    """A line that continues a list item."""
    return above.x0 > item.x0 - 2 and not above.bold and len(above.cells) == 1 and not above.dates


def _heads(lines: Sequence[Line]) -> set[str]:
    """Markers of items that are themselves headers: most of them end in a place or a date."""
    marked = [line for line in lines if line.marker]
    return {
        marker
        for marker in {line.marker for line in marked}
        if sum(len(line.cells) > 1 for line in marked if line.marker == marker)
        >= 0.6 * sum(line.marker == marker for line in marked)
    }


def _bold(line: Line) -> bool:
    return line.runs[0].bold if line.runs else line.bold


def _follows_item(result: Sequence[Line], line: Line, heads: set[str]) -> bool:
    """True for the second line of a list item."""
    above = next((item for item in reversed(result[-4:]) if item.marker or _bold(item)), None)
    return (
        above is not None
        and above.marker not in ("", *heads)
        and not above.bold
        and line.x0 > above.x0 - 2
        and not line.bold
    )


def _margin(line: Line) -> tuple[Line, Line] | None:
    if (line.runs and line.runs[0].bold) or len(line.cells) != 2 or not line.placed:
        return None
    last = line.cells[1]
    if not (is_only_dates(last) or place_score(last) >= 0.7):
        return None
    count, seen = len(line.runs), ""
    while count > 0 and len("".join(seen.split())) < len("".join(last.split())):
        count -= 1
        seen = line.runs[count].text + seen
    if not 0 < count < len(line.runs) or "".join(seen.split()) != "".join(last.split()):
        return None
    rest = part(line, line.cells[0], cells=line.cells[:1], runs=line.runs[:count])
    freed = part(line, last, cells=(last,), runs=line.runs[count:])
    edge = max((run.x1 for run in rest.runs if run.x1 is not None), default=line.x1)
    return replace(rest, x1=edge), replace(freed, marker="", gap=None)
