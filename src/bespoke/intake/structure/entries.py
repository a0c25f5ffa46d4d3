"""The lines of a section -> entries, by the pattern that the section itself repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from bespoke.intake.lexicon.places import place_score
from bespoke.intake.lexicon.words import degree_score, is_named, organisation_score, school_score, title_score
from bespoke.intake.structure.dates import DateSpan, is_only_dates, strip_dates
from bespoke.intake.structure.features import Line, Signature
from bespoke.intake.structure.items import split_label
from bespoke.intake.structure.networks import URL
from bespoke.intake.structure.paragraphs import Paragraph, build_paragraphs, continues, measure

_MAX_ANCHOR_CHARS = 130


@dataclass(slots=True)
class EntryLines:
    """`header` names the entry, `body` tells about it. `more` says: a further position at the employer above."""

    header: list[Line]
    body: list[Line]
    more: bool = False


@dataclass(slots=True)
class _Scene:
    """What is known of a section's lines before they are cut."""

    lines: Sequence[Line]
    anchors: list[bool]
    body: list[bool]
    gaps: list[float]
    usual_gap: float
    style: Signature | None
    alike: list[bool]


def split_entries(lines: Sequence[Line]) -> list[EntryLines]:
    """Entries in order; the first line always starts one."""
    if not lines:
        return []
    scene = _look(lines)
    different = dict.fromkeys(map(tuple, _candidates(scene)))
    starts = max(different, key=lambda starts: _score(scene, starts))
    bounds = [*starts, len(lines)]
    return [entry for first, last in pairwise(bounds) for entry in _positions(scene, first, last)]


def _positions(scene: _Scene, first: int, last: int) -> list[EntryLines]:
    """One entry, or several where further dates show that an employer has more than one position."""
    bounds = [first]
    header = len(_cut(scene, first, last).header)
    for place in range(first + header, last):
        if not scene.anchors[place]:
            continue
        start = place
        while start - 1 > bounds[-1] and not scene.body[start - 1] and not scene.anchors[start - 1]:
            start -= 1
        if start - bounds[-1] > 1 and any(scene.body[bounds[-1] : start]):
            bounds.append(start)
    entries = [_cut(scene, begin, end) for begin, end in pairwise([*bounds, last])]
    for entry in entries[1:]:
        entry.more = True
    return entries


def _look(lines: Sequence[Line]) -> _Scene:
    outer = _outer_marker(lines)
    anchors = [is_anchor(line, outer=outer) for line in lines]
    style = _body_style(lines)
    body = [_is_body(line, anchor, style, outer=outer) for line, anchor in zip(lines, anchors, strict=True)]
    _wrapped_items(lines, body, anchors, outer)
    _sentences(lines, body, anchors)
    _spread(lines, body, anchors)
    gaps = [-1.0 if line.gap is None or _in_table(line) else line.gap for line in lines]
    known = [gap for gap in gaps if gap >= 0]
    alike = [_begins_like(line, lines[0]) for line in lines]
    return _Scene(lines, anchors, body, gaps, median(known) if known else 0.0, style, alike)


def _in_table(line: Line) -> bool:
    """The first line of a table row has no space above it, however far apart the rows are."""
    return not line.placed and len(line.cells) > 1 and line.gap == 0.0


def _outer_marker(lines: Sequence[Line]) -> float | None:
    """Left edge of list items that are entries themselves ("• Google | Mountain View" above "◦ did this")."""
    marked = [line for line in lines if line.marker]
    if not marked or not lines[0].marker:
        return None
    outer = min(line.x0 for line in marked)
    heads = [line for line in marked if line.x0 <= outer + 4]
    nested = any(line.x0 > outer + 5 for line in marked)
    dated = sum(bool(line.dates) and _ends_with_date(line) for line in heads)
    celled = sum(len(line.cells) > 1 for line in heads)
    if dated >= 0.6 * len(heads) or (nested and celled >= 0.6 * len(heads)):
        return outer
    return outer if celled >= 0.8 * len(heads) and len(heads) > 1 else None


def _is_head_item(line: Line, outer: float | None) -> bool:
    return bool(line.marker) and outer is not None and line.x0 <= outer + 4


def _wrapped_items(lines: Sequence[Line], body: list[bool], anchors: list[bool], outer: float | None) -> None:
    """The further lines of a list item belong to it, whatever year they begin or end with."""
    place = 0
    for paragraph in build_paragraphs(lines):
        first, place = place, place + len(paragraph.lines)
        if not paragraph.marker or _is_head_item(lines[first], outer):
            continue
        for inner in range(first + 1, place):
            if len(lines[inner].cells) == 1 and not is_only_dates(lines[inner].text):
                anchors[inner], body[inner] = False, True


def _sentences(lines: Sequence[Line], body: list[bool], anchors: Sequence[bool]) -> None:
    """Paragraphs of running text are body, line by line."""
    place = 0
    for paragraph in build_paragraphs(lines):
        places = range(place, place + len(paragraph.lines))
        place += len(paragraph.lines)
        if any(anchors[p] or lines[p].bold or lines[p].heading or lines[p].marker for p in places):
            continue
        words = re.findall(r"[^\W\d_]+", paragraph.text)
        small = sum(word[0].islower() for word in words)
        told = len(words) >= 3 and small > 0.4 * len(words) and paragraph.text.endswith((".", "!", "。"))
        if told or (len(words) >= 12 and small > 0.5 * len(words)):
            for p in places:
                body[p] = True


def _spread(lines: Sequence[Line], body: list[bool], anchors: Sequence[bool]) -> None:
    """What continues a body line is body too."""
    usual = measure(lines)
    for place in range(1, len(lines)):
        if body[place] or anchors[place] or not body[place - 1] or lines[place].marker:
            continue
        first = place - 1
        while place - first < 40 and first > 0 and body[first] and not lines[first].marker and body[first - 1]:
            first -= 1
        paragraph = Paragraph("", list(lines[first:place]))
        paragraph.text = lines[place - 1].text
        body[place] = continues(paragraph, lines[place], usual)


def is_anchor(line: Line, *, outer: float | None) -> bool:
    """A line whose dates are those of an entry rather than part of a sentence."""
    if not line.dates or (line.marker and not _is_head_item(line, outer)):
        return False
    return _ends_with_date(line) and len(line.text) <= _MAX_ANCHOR_CHARS + 40


def _ends_with_date(line: Line) -> bool:
    if any(is_only_dates(cell) for cell in (*line.cells, *line.text.split(" | ")[1:])):
        return True
    first, last = line.dates[0], line.dates[-1]
    ranged = any(span.ranged for span in line.dates)
    if ranged:
        label, told = split_label(line.text)
        apart = any(_stands_apart(line.text, span) for span in line.dates)
        return apart and len(line.text) <= _MAX_ANCHOR_CHARS and (not label or is_only_dates(told) or line.bold)
    rest = strip_dates(line.text.rstrip(" ."))
    label, told = split_label(line.text)
    if label and not is_only_dates(told) and not any(is_only_dates(cell) for cell in line.cells):
        return False
    before = line.text[: last.first].rstrip()
    free = (
        first.first <= 2 or last.start is None or last.start.month is not None or before.endswith(tuple("(,|–—-·•;:\t"))
    )
    edge = free and (first.first <= 2 or last.last >= len(line.text) - 2)
    return edge and len(rest) <= 90 and not rest.endswith((".", ";"))


def _stands_apart(text: str, span: DateSpan) -> bool:
    """False for dates in the middle of a sentence: "Leads since 2018 the department"."""
    before, after = text[: span.first].rstrip(), text[span.last :].strip()
    return not before or not after or not before[-1].isalnum() or not after[0].isalnum()


def _body_style(lines: Sequence[Line]) -> Signature | None:
    weight: Counter[Signature] = Counter()
    for line in lines:
        if line.marker or len(line.text) > 70:
            weight[line.signature] += len(line.text)
    return weight.most_common(1)[0][0] if weight else None


def _is_body(line: Line, anchor: bool, style: Signature | None, *, outer: float | None) -> bool:
    if anchor or line.heading:
        return False
    if line.marker:
        return not _is_head_item(line, outer)
    if line.bold and len(line.text) <= 80:
        return False
    sentence = (len(line.text) > 85 and not _names_school(line.text)) or (
        len(line.text) > 45 and line.text.endswith(".")
    )
    return sentence and (style is None or line.signature[:3] == style[:3])


def _names_school(text: str) -> bool:
    """True for a long line with a degree and the school that gave it."""
    given = school_score(text) > 0 and degree_score(text) > 0
    return given and is_named(text) and len(text) <= _MAX_ANCHOR_CHARS


def _candidates(scene: _Scene) -> list[list[int]]:
    lines = scene.lines
    found = [[0]]
    keys: list[Callable[[Line], Hashable]] = [
        lambda line: (line.signature, bool(line.marker)),
        lambda line: (line.size, line.bold, line.caps, bool(line.marker)),
        lambda line: (line.bold, bool(line.marker)),
        lambda line: (_lead(line), bool(line.marker)),
        lambda line: (line.size, line.signature[3], bool(line.marker)),
        lambda line: (line.heading, bool(line.marker)),
        lambda line: (round(line.x0 / 4), bool(line.marker)),
    ]
    for key in keys:
        first = key(lines[0])
        same = [place for place, line in enumerate(lines) if key(line) == first]
        places = set(same)
        found.append([place for place in same if place == 0 or place - 1 not in places])
        found.append(same)
    found.extend(_by_anchors(scene))
    found.append(_by_paragraphs(lines))
    if not lines[0].placed:
        found.append([0, *(place for place, gap in enumerate(scene.gaps) if place and gap >= 1.0)])
    wide = [
        0,
        *(p for p in range(1, len(lines)) if scene.gaps[p] > max(1.35 * scene.usual_gap, scene.usual_gap + 0.25)),
    ]
    found.append(wide)
    found.append([0, *(p for p in wide if p and not scene.body[p])])
    found.append([0, *(p for p in range(1, len(lines)) if scene.body[p - 1] and not scene.body[p])])
    return [starts for starts in found if starts and starts[0] == 0]


def _begins_like(line: Line, first: Line) -> bool:
    if line.signature == first.signature:
        return True
    lead = _lead(line)
    same = line.heading == first.heading and True in lead[:2] and lead == _lead(first)
    return same and not split_label(line.text)[0]


def _lead(line: Line) -> tuple[object, ...]:
    """The looks of a line's first words: "**Boeing**, Renton, WA" begins like "**Halcyon Home Goods**, Chicago"."""
    first = next((run for run in line.runs if run.text.strip()), None)
    return (first.bold, first.italic, first.size_pt, first.color) if first else ()


def _by_paragraphs(lines: Sequence[Line]) -> list[int]:
    starts, place = [], 0
    for paragraph in build_paragraphs(lines):
        starts.append(place)
        place += len(paragraph.lines)
    return starts


def _by_anchors(scene: _Scene) -> list[list[int]]:
    places = [place for place, anchor in enumerate(scene.anchors) if anchor]
    if not places:
        return []
    results: list[list[int]] = []
    for lead in {places[0], 0, 1, 2}:
        starts = {0}
        last = -1
        for place in places:
            start = max(place - lead, last + 1)
            while start < place and scene.body[start]:
                start += 1
            starts.add(start)
            last = place
        results.append(sorted(starts))
    results.append(_climbing(scene, places))
    return results


def _climbing(scene: _Scene, places: Sequence[int]) -> list[int]:
    """From each date up over all header lines above it."""
    starts = {0}
    last = -1
    for place in places:
        start = place
        while start - 1 > last and not scene.body[start - 1]:
            start -= 1
        starts.add(start)
        last = place
    return sorted(starts)


def _score(scene: _Scene, starts: Sequence[int]) -> float:
    """How well a cut fits: one date an entry, before its body; entries that begin alike, set apart."""
    bounds = [*starts, len(scene.lines)]
    dated = any(scene.anchors)
    total = 0.0
    for first, last in pairwise(bounds):
        total += _fit(scene, first, last, dated=dated)
    alike = sum(scene.alike[place] for place in starts) / len(starts)
    score = total / len(starts) + 0.8 * alike
    score += _gap_score(scene, starts) + 0.02 * min(len(starts), 10) + _told_by_file(scene, starts)
    missed = _unstarted(scene, starts)
    return score - 0.5 * missed


def _told_by_file(scene: _Scene, starts: Sequence[int]) -> float:
    """A bonus where the entries begin with what the file itself marks as headings, or behind its empty lines."""
    lines, chosen = scene.lines, set(starts)
    if len(starts) < 2:
        return 0.0
    if lines[0].heading:
        marked = all((line.heading == lines[0].heading) == (place in chosen) for place, line in enumerate(lines))
        return 1.1 * (marked and all(place + 1 not in chosen for place in starts))
    empty = not lines[0].placed and all((gap >= 1.0) == (p in chosen) for p, gap in enumerate(scene.gaps) if p)
    return 0.9 * (empty and not any(scene.body[place] for place in starts))


def _fit(scene: _Scene, first: int, last: int, *, dated: bool) -> float:
    lines = scene.lines
    score = 0.0
    anchors = [place for place in range(first, last) if scene.anchors[place]]
    if dated:
        groups = _groups(anchors, lines)
        score += 1.0 if groups == 1 else (-0.6 if groups == 0 else 0.4 - 0.5 * (groups - 1))
        bodies = [place for place in range(first, last) if scene.body[place]]
        if anchors and bodies and anchors[0] > bodies[0]:
            score -= 0.9
        if anchors and anchors[0] - first > 3:
            score -= 0.4
    elif last - first > 1:
        score += 0.3
    line = lines[first]
    if first and line.text[:1].islower():
        score -= 0.8
    if first and scene.body[first]:
        score -= 0.7
    if first and line.continues and not scene.anchors[first]:
        score -= 1.0
    score += 0.25 * (line.bold or bool(line.heading) or line.caps)
    return score


def _groups(anchors: Sequence[int], lines: Sequence[Line]) -> int:
    """Lines that hold nothing but a date count as one with a date right before them."""
    count = 0
    for index, place in enumerate(anchors):
        stacked = index > 0 and place - anchors[index - 1] == 1 and is_only_dates(lines[place].text)
        count += not stacked
    return count


def _gap_score(scene: _Scene, starts: Sequence[int]) -> float:
    at = [scene.gaps[place] for place in starts[1:] if scene.gaps[place] >= 0]
    chosen = set(starts)
    inside = [gap for place, gap in enumerate(scene.gaps) if place not in chosen and gap >= 0]
    if not at or not inside:
        return 0.0
    wider = sum(gap > scene.usual_gap + 0.15 for gap in at) / len(at)
    wide_inside = sum(gap > max(1.5 * scene.usual_gap, scene.usual_gap + 0.3) for gap in inside) / len(inside)
    return 0.5 * wider - 0.8 * wide_inside


def _unstarted(scene: _Scene, starts: Sequence[int]) -> float:
    """Share of lines that follow a body, look like the first line, and yet start nothing."""
    chosen = set(starts)
    places = [p for p in range(1, len(scene.lines)) if scene.alike[p] and not scene.body[p]]
    after = [p for p in places if scene.body[p - 1]]
    return sum(p not in chosen for p in after) / len(after) if after else 0.0


def _cut(scene: _Scene, first: int, last: int) -> EntryLines:
    """Header lines end at the first body line, or when the header is full."""
    place = first
    anchored = False
    while place < last and place - first < 8:
        line = scene.lines[place]
        if scene.body[place] and not (place == first and _long_title(scene, first, last)):
            break
        if place > first and line.marker and not scene.anchors[place]:
            break
        if anchored and _like_text(scene, place, first):
            break
        anchored = anchored or scene.anchors[place] or not any(scene.anchors)
        place += 1
    place = max(place, first + 1)
    return EntryLines(list(scene.lines[first:place]), list(scene.lines[place:last]))


def _long_title(scene: _Scene, first: int, last: int) -> bool:
    """True for a first line as long as a sentence that names an entry: without dates, or with the dates right below."""
    return not any(scene.anchors[first:last]) or (first + 1 < last and scene.anchors[first + 1])


def _indented(line: Line, header: Sequence[Line]) -> bool:
    """Further right than everything that the header lines begin with."""
    if not line.placed or header[0].page != line.page:
        return False
    starts = [run.x0 for above in header for run in above.runs if run.x0 is not None]
    return line.x0 > header[0].x0 + 5 and all(abs(start - line.x0) > 4 for start in starts)


def named(text: str) -> bool:
    """True where a word tells that a text names something a header names."""
    scores = (title_score(text), organisation_score(text), school_score(text), degree_score(text), place_score(text))
    return max(scores) >= 0.5


def _reads_as_name(line: Line) -> bool:
    """A few words that all begin with capitals and that no comma parts, or two such cells set apart."""
    if line.marker or len(line.cells) > 2:
        return False
    return all(_is_brief_name(cell) for cell in line.cells)


def _is_brief_name(text: str) -> bool:
    ends = text.endswith((".", ":", ";", ",", "!", "?"))
    parted = any(mark in text for mark in (", ", " | ", ": ", " · "))
    return not (ends or parted) and len(text.split()) <= 6 and text[:1].isupper() and is_named(text)


def _like_text(scene: _Scene, place: int, first: int) -> bool:
    """True for a line after the date that reads as text rather than as a name."""
    line, before = scene.lines[place], scene.lines[place - 1]
    if scene.anchors[place]:
        return False
    if _indented(line, scene.lines[first:place]):
        return True
    if line.signature == scene.style and not named(line.text) and not (place - first <= 2 and _reads_as_name(line)):
        return all(above.signature != line.signature for above in scene.lines[first:place])
    words = len(line.text.split())
    if words > 12 or (words > 6 and line.text.endswith(".")):
        return True
    following = scene.lines[place + 1] if place + 1 < len(scene.lines) else None
    if (
        following is not None
        and not following.marker
        and following.signature == line.signature
        and following.text[:1].islower()
        and not URL.match(following.text)
    ):
        return True
    return place - first >= 4 and line.signature == before.signature
