"""The files the compiler is given: template, document and layout, under names that never change."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from bespoke.render.display import Item, Line, Run, Section, View
from bespoke.render.fonts import font_chain
from bespoke.render.layout import Layout
from bespoke.render.model import TemplateName

Json = dict[str, object]
Piece = str | list[str]
# A word of this length may not fit a line at the largest size; it may then break between any two pieces.
_LONG_WORD = 44
_PIECE = 6
_COMPOUND = 28
_SIGNS = frozenset("-/–‐")
_BREAKABLE = re.compile(r"[^\W\u2e80-\uffff]{1,24}[-/–‐][^\W\u2e80-\uffff]")
_REGION = re.compile(r"-([A-Z]{2})\b")


def virtual_files(
    view: View, template: TemplateName, layout: Layout, *, cjk: bool = False, attachment: bytes | None = None
) -> dict[str, bytes]:
    """All UTF-8. With `attachment`, the PDF carries it as `resume.json`."""
    region = _REGION.search(view.language)
    options = layout.as_json() | {
        "fonts": font_chain(layout.font, view.language, cjk=cjk),
        "heading_fonts": font_chain(layout.heading_font, view.language, cjk=cjk),
        "lang": view.language.split("-", maxsplit=1)[0],
        "region": region.group(1) if region else None,
        "named": view.name is not None,
        "rtl": view.rtl,
        "attached": attachment is not None,
    }
    files = {
        "main.typ": _source(f"{template}.typ"),
        "data.json": _dump(_view(view)),
        "options.json": _dump(options),
    }
    if attachment is not None:
        files["resume.json"] = attachment
    return files


@cache
def _source(name: str) -> bytes:
    return resources.files(__package__).joinpath("templates", name).read_bytes()


def _dump(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _view(view: View) -> Json:
    return {
        "title": view.title,
        "author": view.name.text if view.name else None,
        "keywords": view.keywords,
        "name": _run(view.name),
        "label": _run(view.label),
        "contact": _runs(view.contact),
        "summary_title": view.summary_title,
        "summary": _runs(view.summary),
        "sections": [_section(section) for section in view.sections],
    }


def _section(section: Section) -> Json:
    return {
        "name": section.name,
        "title": _run(section.title),
        "kind": section.kind,
        "items": [_item(item) for item in section.items],
        "lines": [_line(line) for line in section.lines],
    }


def _item(item: Item) -> Json:
    return {
        "title": _run(item.title),
        "organisation": _run(item.organisation),
        "place": _run(item.place),
        "dates": _run(item.dates),
        "description": _run(item.description),
        "facts": _runs(item.facts),
        "paragraphs": _runs(item.paragraphs),
        "bullets": _runs(item.bullets),
        "lines": [_line(line) for line in item.lines],
        "positions": [_item(position) for position in item.positions],
    }


def _line(line: Line) -> Json:
    return {"label": _run(line.label), "items": _runs(line.items), "separator": line.separator}


def _runs(runs: Iterable[Run]) -> list[str | Json]:
    return [value for value in map(_run, runs) if value is not None]


def _run(run: Run | None) -> str | Json | None:
    """A plain string where nothing is special, so that most texts cost the template no look-up."""
    if run is None:
        return None
    pieces = _pieces(run.text)
    if pieces == [run.text] and not run.link and not run.rtl:
        return run.text
    return {"pieces": pieces, "link": run.link, "rtl": run.rtl}


def _pieces(text: str) -> list[Piece]:
    """Plain text, and in lists of one what must not break: words with a hyphen or slash ("night-time", "CI/CD"), which
    readers would put together wrongly, and short parts of words that may not fit a line at all.
    """
    compound = not _SIGNS.isdisjoint(text) and _BREAKABLE.search(text)
    if not compound and (len(text) <= _LONG_WORD or max(map(len, text.split(" "))) <= _LONG_WORD):
        return [text]
    pieces: list[Piece] = []
    plain = ""
    for number, word in enumerate(text.split(" ")):
        plain += " " if number else ""
        parts = _unbroken(word)
        if parts:
            pieces += [plain, *([part] for part in parts)] if plain else [[part] for part in parts]
            plain = ""
        else:
            plain += word
    return [*pieces, plain] if plain else pieces


def _unbroken(word: str) -> list[str]:
    if len(word) > _LONG_WORD:
        return list(_cut(word))
    return [word] if len(word) <= _COMPOUND and _BREAKABLE.search(word) else []


def _cut(word: str) -> Iterator[str]:
    start = 0
    for index in range(1, len(word)):
        if index - start >= _PIECE and not unicodedata.combining(word[index]):
            yield word[start:index]
            start = index
    yield word[start:]
