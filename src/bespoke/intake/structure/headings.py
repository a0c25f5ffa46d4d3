"""Which lines are section headings: by their words, and by the looks that such lines share in this document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bespoke.intake.lexicon.words import degree_score, ends_in_title, title_score
from bespoke.intake.structure.features import Line, Signature
from bespoke.intake.structure.heading_words import Kind, heading_kinds
from bespoke.intake.structure.hints import cut_first_cell, cut_runs
from bespoke.intake.structure.wrapped_headings import runs_on

_STRONG: frozenset[Kind] = frozenset(("work", "education", "skills", "projects", "languages", "summary", "contact"))
_GREAT: frozenset[Kind] = frozenset(("work", "education", "projects", "summary", "publications"))
_MAX_CHARS = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """`kinds` is empty for a heading nobody knows ("Governance")."""

    line: Line
    kinds: tuple[Kind, ...]


def split_rails(lines: Sequence[Line]) -> list[Line]:
    """Cuts lines such as "Work | Data Analyst" (a heading in the margin beside the text) into heading and rest.

    A margin counts where its headings name at least two of the great sections, or look like a heading elsewhere.
    """
    cut = {place: parts for place, line in enumerate(lines) if (parts := _cut_rail(line)) is not None}
    cut.update(_tight_rails(lines, dict(cut)))
    looks: defaultdict[Signature, set[Kind]] = defaultdict(set)
    for head, _ in cut.values():
        looks[head.signature].update(heading_kinds(head.text))
    for line in lines:
        if len(line.cells) == 1 and (kinds := _candidate(line)) and line.signature in looks:
            looks[line.signature].update(kinds)
    result: list[Line] = []
    for place, line in enumerate(lines):
        parts = cut.get(place)
        accepted = parts is not None and len(looks[parts[0].signature] & _GREAT) >= 2
        result.extend(parts if parts is not None and accepted else (line,))
    return result


def _cut_rail(line: Line) -> tuple[Line, Line] | None:
    if line.marker:
        return None
    if len(line.cells) > 1 and heading_kinds(line.cells[0]):
        return cut_first_cell(line)
    return None


def _tight_rails(lines: Sequence[Line], cut: dict[int, tuple[Line, Line]]) -> Iterator[tuple[int, tuple[Line, Line]]]:
    """Headings too long for their margin, so that no gap parts them from the text: told by looks and place."""
    heads = {(head.signature, round(head.x0)) for head, _ in cut.values() if head.placed}
    texts = [rest.x0 for _, rest in cut.values()]
    for place, line in enumerate(lines):
        if place in cut or line.marker or not line.placed:
            continue
        for count in range(1, min(len(line.runs), 4)):
            head, rest = cut_runs(line, count)
            alike = (head.signature, round(head.x0)) in heads and heading_kinds(head.text)
            if alike and any(abs(rest.x0 - x0) < 4 for x0 in texts):
                yield place, (head, rest)
                break


def find_headings(lines: Sequence[Line]) -> dict[int, Heading]:
    """Place in `lines` -> heading."""
    hits = {
        place: kinds
        for place, line in enumerate(lines)
        if (kinds := _candidate(line)) and not runs_on(lines[place - 1] if place else None, line)
    }
    body = body_signature(lines)
    classes = _classes(lines, hits, body)
    edges: defaultdict[Signature, list[Line]] = defaultdict(list)
    for place in hits:
        edges[lines[place].signature].append(lines[place])
    found: dict[int, Heading] = {}
    for place, line in enumerate(lines):
        if line.signature not in classes:
            continue
        if place in hits:
            found[place] = Heading(line, hits[place])
        elif classes[line.signature] and _unknown_heading(line) and _in_line(line, edges[line.signature]):
            if runs_on(lines[place - 1] if place else None, line) or _heads_entry(line, lines[place + 1 : place + 3]):
                continue
            found[place] = Heading(line, ())
    return found


def _in_line(line: Line, known: Sequence[Line]) -> bool:
    """True where a line begins, or is centred, like a known heading of its looks."""
    middle = (line.x0 + line.x1) / 2
    return any(abs(k.x0 - line.x0) < 5 or abs((k.x0 + k.x1) / 2 - middle) < 6 for k in known)


def body_signature(lines: Sequence[Line]) -> Signature:
    """The looks of most of the text."""
    weight: Counter[Signature] = Counter()
    for line in lines:
        weight[line.signature] += len(line.text)
    return weight.most_common(1)[0][0] if weight else (0.0, False, False, "", False, 0)


def _candidate(line: Line) -> tuple[Kind, ...]:
    if line.marker or len(line.text) > _MAX_CHARS or line.text.endswith((".", ",")):
        return ()
    return heading_kinds(line.text)


def _unknown_heading(line: Line) -> bool:
    return not line.marker and 2 < len(line.text) <= _MAX_CHARS and len(line.cells) == 1 and not line.dates


def _heads_entry(line: Line, below: Sequence[Line]) -> bool:
    """True for a degree or a title in the looks of a heading, with the dates of an entry right below it."""
    named = degree_score(line.text) >= 1 or (title_score(line.text) >= 0.7 and ends_in_title(line.text))
    return named and any(other.dates for other in below)


def _classes(lines: Sequence[Line], hits: dict[int, tuple[Kind, ...]], body: Signature) -> dict[Signature, bool]:
    """The looks that section headings have; True where every short line of these looks is a heading."""
    members: Counter[Signature] = Counter(line.signature for line in lines)
    kinds: defaultdict[Signature, list[tuple[Kind, ...]]] = defaultdict(list)
    for place, found in hits.items():
        kinds[lines[place].signature].append(found)
    strength = {look: _strength(found) for look, found in kinds.items()}
    best = max(strength.values(), default=0)
    largest = max((look[0] for look in strength if strength[look] == best), default=0.0)
    level = max((look[5] for look in strength if strength[look] == best), default=0)
    classes: dict[Signature, bool] = {}
    for look, named in kinds.items():
        precision = len(named) / members[look]
        deeper = level > 0 and not 0 < look[5] <= level
        prominent = look != body and not deeper and (look[0] >= largest - 0.6 or look[5] > 0)
        if (
            strength[look] == best
            or (prominent and precision >= 0.3)
            or (look != body and precision >= (0.75 if deeper else 0.6))
        ):
            classes[look] = len(named) >= 2 and precision >= 0.4 and look != body
    return classes


def _strength(found: Sequence[tuple[Kind, ...]]) -> int:
    distinct = {kind for kinds in found for kind in kinds}
    return sum(2 if kind in _STRONG else 1 for kind in distinct)
