"""DOCX -> lines: headers, body, text boxes, footers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lxml import etree

from bespoke.intake.docx.body import Body
from bespoke.intake.docx.numbering import read_numbering
from bespoke.intake.docx.package import Package, R, W, open_package
from bespoke.intake.docx.styles import TITLE, read_styles
from bespoke.intake.limits import Limits
from bespoke.intake.lines import SourceLine
from bespoke.intake.page_numbers import counts_pages
from bespoke.intake.reading import Reading
from bespoke.intake.xml import local_name


def read_docx(content: bytes, *, limits: Limits) -> Reading:
    package = open_package(content, limits=limits)
    with package.archive:
        return _read(package)


def _read(package: Package) -> Reading:
    main = package.main_part()
    root = package.xml(main)
    assert root is not None
    relations = package.relations(main)
    parts = {relation.kind: relation.target for relation in relations.values() if not relation.is_external}
    styles = read_styles(package.xml(parts.get("styles", "word/styles.xml")))
    numbering = read_numbering(package.xml(parts.get("numbering", "word/numbering.xml")))
    body = Body(styles, numbering, relations, on_white=not _has_ground(root))
    container = root.find(f"{W}body")
    lines = body.read(container if container is not None else root)
    hidden = list(body.hidden)
    ends: dict[str, list[SourceLine]] = {"header": [], "footer": []}
    for kind, part in _running_parts(root, package, main):
        running = Body(styles, numbering, package.relations(part), on_white=False)
        part_root = package.xml(part)
        if part_root is not None:
            ends[kind].extend([*running.read(part_root), *running.late])
    main_lines = [*lines, *body.late]
    known = {_key(line) for line in main_lines}
    header, footer = _without_repeats(ends["header"], known), _without_repeats(ends["footer"], known)
    return Reading(tuple(_levelled([*header, *main_lines, *footer])), hidden=tuple(hidden))


def _running_parts(root: etree._Element, package: Package, main: str) -> list[tuple[str, str]]:
    """Headers and footers in use: those of the first page before those of the others."""
    relations = package.relations(main)
    found: list[tuple[bool, str, str]] = []
    for reference in root.iter(f"{W}headerReference", f"{W}footerReference"):
        relation = relations.get(reference.get(f"{R}id", ""))
        kind = "header" if local_name(reference) == "headerReference" else "footer"
        if relation and not relation.is_external and reference.get(f"{W}type") != "even":
            entry = (reference.get(f"{W}type") != "first", kind, relation.target)
            if entry not in found:
                found.append(entry)
    return [(kind, part) for _, kind, part in sorted(found, key=lambda entry: entry[0])]


def _without_repeats(lines: Iterable[SourceLine], known: set[str]) -> list[SourceLine]:
    """What the body says too is furniture of the page, and so is its number."""
    kept: list[SourceLine] = []
    for line in lines:
        key = _key(line)
        kept.append(replace(line, furniture=key in known or counts_pages(line.text)))
        known.add(key)
    return kept


def _key(line: SourceLine) -> str:
    return " ".join(line.text.casefold().split())


def _levelled(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Headings stand one level below the title where the document has one."""
    if not any(line.heading == TITLE for line in lines):
        return list(lines)
    return [replace(line, heading=line.heading + 1) if line.heading is not None else line for line in lines]


def _has_ground(root: etree._Element) -> bool:
    """Whether anything on the page could make white text visible: shading, a shape, a picture, a page color."""
    for element in root.iter():
        tag = local_name(element)
        if tag in ("drawing", "pict", "background"):
            return True
        if tag == "shd" and element.get(f"{W}fill", "auto").lower() not in ("auto", "ffffff"):
            return True
    return False
