"""Skills sections: groups with keywords, or plain skills."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bespoke.intake.lexicon.load import word_set
from bespoke.intake.lexicon.words import tokens, vocabulary
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.items import split_items, split_label
from bespoke.intake.structure.paragraphs import Paragraph, build_paragraphs
from bespoke.intake.structure.values import Draft

_LONG = 14


@dataclass(slots=True)
class Group:
    """`closed` groups had their items on their own line: what follows is not theirs."""

    name: str = ""
    level: str = ""
    items: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    closed: bool = False


def read_groups(lines: Sequence[Line]) -> list[Group]:
    """Named groups of items in order; items outside a group stand in groups without a name."""
    paragraphs = [p for run in _runs(lines) for p in _items_apart(build_paragraphs(run))]
    titled = _titled(paragraphs)
    groups: list[Group] = []
    for paragraph in paragraphs:
        _take(paragraph, groups, titled=titled)
    return groups


def _items_apart(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Lines that each hold one short item are items of their own, however full they are."""
    result: list[Paragraph] = []
    for paragraph in paragraphs:
        lines = paragraph.lines
        listed = len(lines) > 1 and not paragraph.marker and not any(mark in paragraph.text for mark in ",;:.、，：|•·")
        if listed and all(len(line.text.split()) <= 4 and line.text[:1].isupper() for line in lines):
            result += [Paragraph(line.text, [line]) for line in lines]
        else:
            result.append(paragraph)
    return result


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Rows of a grid stand alone: what follows one never continues it."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if len(line.cells) > 2:
            runs += [[line], []]
        else:
            runs[-1].append(line)
    return [run for run in runs if run]


def _titled(paragraphs: Sequence[Paragraph]) -> bool:
    """True where bold lines without a list of their own stand above others: they name groups."""
    bold = [_is_title(paragraph) for paragraph in paragraphs]
    return any(bold) and not all(bold)


def _is_title(paragraph: Paragraph) -> bool:
    line = paragraph.lines[0]
    strong = line.bold or bool(line.heading) or line.caps
    return strong and all(run.bold for run in line.runs if run.text.strip()) and len(line.text) < 50 and not line.marker


def _take(paragraph: Paragraph, groups: list[Group], *, titled: bool) -> None:
    label, rest = split_label(paragraph.text)
    if not label:
        label, rest = _celled_label(paragraph)
    if not label:
        label, rest = _dashed_label(paragraph.text)
    if not label:
        label, rest = _styled_label(paragraph.lines[0], paragraph.text)
    if label and (rest or titled or not groups):
        name, level = _label_level(label)
        groups.append(Group(name, level, places=list(paragraph.places)))
        _fill(groups[-1], rest, paragraph)
        groups[-1].closed = bool(rest) and not titled and not rest.endswith(",")
        return
    if titled and _is_title(paragraph) and len(paragraph.lines[0].cells) == 1:
        groups.append(Group(paragraph.text.strip(" :"), places=list(paragraph.places)))
        return
    if not groups or groups[-1].closed:
        groups.append(Group())
    if is_level(paragraph.text) and _take_level(paragraph, groups):
        return
    for cell in paragraph.lines[0].cells if len(paragraph.lines) == 1 else (paragraph.text,):
        _fill(groups[-1], cell, paragraph)


def _take_level(paragraph: Paragraph, groups: list[Group]) -> bool:
    """A line such as "Advanced" tells about the group just named, or shows that the item above it names one."""
    last = groups[-1]
    level = paragraph.text.strip(" ()")
    if last.name and not last.items:
        last.level = level
        last.places += paragraph.places
        return True
    if not last.items or len(last.items[-1][0].split()) > 4:
        return False
    name, places = last.items.pop()
    if not last.items and not last.name:
        groups.pop()
    groups.append(Group(name, level, places=[*places, *paragraph.places]))
    return True


def _fill(group: Group, text: str, paragraph: Paragraph) -> None:
    if _is_sentence(text):
        group.items.append((text.strip(), paragraph.places))
        return
    for item in split_items(text):
        group.items.append((item, paragraph.places))


def _label_level(label: str) -> tuple[str, str]:
    """("Python", "daily") of "Python (daily)"."""
    match = re.match(r"^(\S.*?)\s*[(（]([^(),]{2,30})[)）]$", label)
    if match and (is_level(match.group(2)) or (len(match.group(2).split()) <= 2 and not match.group(2).isupper())):
        return match.group(1), match.group(2)
    return label, ""


def _is_sentence(text: str) -> bool:
    items = split_items(text)
    return len(items) <= 2 and max((len(item.split()) for item in items), default=0) > _LONG


def _celled_label(paragraph: Paragraph) -> tuple[str, str]:
    """A label in the first cell of a row: "Tools | Git, Docker"."""
    first = paragraph.lines[0]
    if len(first.cells) != 2 or len(first.cells[0].split()) > 4:
        return "", paragraph.text
    rest = paragraph.text[len(first.cells[0]) :].strip()
    runs = [run for run in first.runs if run.text.strip()]
    apart = len(runs) > 1 and (runs[0].bold, runs[0].color) != (runs[-1].bold, runs[-1].color)
    return (first.cells[0], rest) if apart or len(split_items(rest)) > 1 else ("", paragraph.text)


def _dashed_label(text: str) -> tuple[str, str]:
    label, dash, rest = text.partition(" – ")
    if not dash:
        label, dash, rest = text.partition(" - ")
    if not dash or len(label.split()) > 3 or len(split_items(rest)) < 2 or len(split_items(label)) > 1:
        return "", text
    return label.strip(), rest.strip()


def _styled_label(line: Line, text: str) -> tuple[str, str]:
    """A label set apart by its weight or by a gap: "**Tools** Git, Docker"."""
    runs = [run for run in line.runs if run.text.strip()]
    if len(runs) < 2 or not runs[0].bold or all(run.bold for run in runs):
        return "", text
    end = next(place for place, run in enumerate(runs) if not run.bold)
    label = "".join(run.text for run in runs[:end]).strip(" :–-|")
    if not re.search(r"\w", label) or len(label.split()) > 6 or not text.startswith(label):
        return "", text
    return label, text[len(label) :].strip(" :–-|")


def is_level(text: str) -> bool:
    """True for "Advanced", "(Intermediate)", "Expert level"."""
    words = tokens(text)
    hits = vocabulary("fluency", name="levels").hits(text)
    if not hits or len(words) > 4 or len(hits) < len(words) - 1:
        return False
    rest = [word for place, word in enumerate(words) if place not in hits]
    return len(words) > 2 or not rest or rest[0] in word_set("levels", "nouns") or rest[0][-1].isdigit()


def skill_drafts(group: Group, *, title: str = "") -> list[Draft]:
    """A named group is one entry with keywords, items without a name are one entry each."""
    name = group.name or title
    if not name:
        return [_single(item, places) for item, places in group.items]
    if not group.items:
        draft = _single(name, tuple(group.places))
        draft.put("level", group.level, group.places)
        return [draft]
    draft = Draft("skills", lines=set(group.places))
    draft.put("name", name, group.places)
    draft.put("level", group.level, group.places)
    for item, places in group.items:
        draft.add("keywords", item, places)
    return [draft]


def _single(item: str, places: tuple[int, ...]) -> Draft:
    draft = Draft("skills", lines=set(places))
    match = None if len(item) > 200 else re.match(r"^(.*\S)\s*[(（]([^()]+)[)）]$", item)
    if match and is_level(match.group(2)):
        draft.put("name", match.group(1), places)
        draft.put("level", match.group(2), places)
    else:
        draft.put("name", item, places)
    return draft
