"""Finding things in Europass XML by local names: its namespaces changed with every release, its words did not."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bespoke.intake.html.read import html_lines
from bespoke.intake.limits import Limits
from bespoke.intake.xml import local_name


def find(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element reached by the path of child names."""
    return next(find_all(element, *path), None)


def find_all(element: etree._Element | None, *path: str) -> Iterator[etree._Element]:
    if element is None:
        return
    if not path:
        yield element
        return
    for child in element:
        if local_name(child) == path[0]:
            yield from find_all(child, *path[1:])


def text(element: etree._Element | None, *path: str) -> str:
    """The first text at the path, "" when there is none."""
    for found in find_all(element, *path):
        words = " ".join("".join(str(part) for part in found.itertext()).split())
        if words:
            return words
    return ""


def paragraphs(element: etree._Element | None, *path: str, limits: Limits) -> list[str]:
    """The lines of a field that holds HTML as escaped text."""
    markup = "\n".join("".join(str(part) for part in found.itertext()) for found in find_all(element, *path))
    if not markup.strip():
        return []
    lines = html_lines(f"<body>{markup}</body>", limits=limits).lines
    return [line.text for line in lines if line.text]
