"""The files the compiler is given: template, document and layout, under names that never change."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from bespoke.render.display import Item, Line, Run, Section, View
from bespoke.render.fonts import font_chain
from bespoke.render.layout import Layout
from bespoke.render.marks import mark_of, mark_of_line
from bespoke.render.model import TemplateName
from bespoke.render.pieces import cut
from bespoke.render.widths import Ruler, breaks_evenly, contact_lines, has_wide_head, line_breaks_evenly, make_ruler

Json = dict[str, object]
_REGION = re.compile(r"-([A-Z]{2})\b")
# The compiler parses every file it is given as if it were a program, also those it only reads as JSON. To such a reader
# this first key opens a comment up to the end of the line, which is the end of the file.
_COMMENT = '{"//":null,'
_COMMENT_SIGN = b"//"
_KEPT = 512


@dataclass(frozen=True, slots=True)
class Pen:
    """How texts are written down."""

    ruler: Ruler
    marked: bool


def virtual_files(
    view: View,
    template: TemplateName,
    layout: Layout,
    *,
    cjk: bool = False,
    plain: bool = False,
    attachment: bytes | None = None,
    marked: bool = False,
) -> dict[str, bytes]:
    """All UTF-8. `plain` says that no character needs a font's rules of composition. With `attachment`, the PDF carries
    it as `resume.json`. `marked` texts leave the boxes that `marks.py` reads.
    """
    fonts = font_chain(layout.font, view.language, cjk=cjk)
    flags: Json = {
        "named": view.name is not None,
        "rtl": view.rtl,
        "plain": plain,
        "attached": attachment is not None,
    }
    files = {
        "main.typ": _main(template),
        "data.json": _commented(_view(view, Pen(make_ruler(layout, fonts), marked))),
        "options.json": _commented(f"{_measures(layout, view.language, cjk)[:-1]},{_dump(flags)[1:]}"),
    }
    if attachment is not None:
        files["attachment.txt"] = _COMMENT_SIGN + attachment
    return files


@cache
def _main(template: TemplateName) -> bytes:
    """Only a name: the template itself is read from disk, and parsed once."""
    return f'#include "{template}.typ"'.encode()


@lru_cache(maxsize=64)
def _measures(layout: Layout, language: str, cjk: bool) -> str:
    region = _REGION.search(language)
    return _dump(
        layout.as_json()
        | {
            "fonts": font_chain(layout.font, language, cjk=cjk),
            "heading_fonts": font_chain(layout.heading_font, language, cjk=cjk),
            "lang": language.split("-", maxsplit=1)[0],
            "region": region.group(1) if region else None,
        }
    )


def _commented(members: str) -> bytes:
    return f"{_COMMENT}{members[1:]}".encode()


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _view(view: View, pen: Pen) -> str:
    sections = ",".join([_section(section, pen) for section in view.sections])
    return f'{_frame(view, pen)[:-1]},"sections":[{sections}]}}'


def _frame(view: View, pen: Pen) -> str:
    frame: Json = {
        "title": view.title,
        "author": view.name.text if view.name else None,
        "keywords": view.keywords,
        "name": _run(view.name, pen),
        "label": _run(view.label, pen),
        "contact": [_runs(line, pen) for line in contact_lines(view.contact, pen.ruler)],
        "summary_title": view.summary_title,
        "summary": _runs(view.summary, pen),
    }
    return _dump(frame)


# Between two keystrokes all sections but one are the same, and in that one all items but one.
@lru_cache(maxsize=_KEPT)
def _section(section: Section, pen: Pen) -> str:
    title = _dump(_run(section.title, pen))
    wide = _dump(has_wide_head(section, pen.ruler))
    items = ",".join([_item_text(item, pen) for item in section.items])
    lines = ",".join([_dump(_line(line, pen)) for line in section.lines])
    return (
        f'{{"name":"{section.name}","title":{title},"kind":"{section.kind}","wide":{wide},'
        f'"items":[{items}],"lines":[{lines}]}}'
    )


@lru_cache(maxsize=_KEPT)
def _item_text(item: Item, pen: Pen) -> str:
    return _dump(_item(item, pen))


def _item(item: Item, pen: Pen) -> Json:
    return {
        "head": _head(item, pen) if item.head else None,
        "filled": item.is_filled,
        "small": item.is_small,
        "description": _run(item.description, pen),
        "facts": _runs(item.facts, pen),
        "paragraphs": [_run(run, pen, even=breaks_evenly(run.text, pen.ruler)) for run in item.paragraphs],
        "bullets": [_run(run, pen, even=breaks_evenly(run.text, pen.ruler, bullet=True)) for run in item.bullets],
        "lines": [_line(line, pen) for line in item.lines],
        "positions": [_item(position, pen) for position in item.positions],
    }


def _head(item: Item, pen: Pen) -> Json:
    return {
        "title": _run(item.title, pen),
        "organisation": _run(item.organisation, pen),
        "place": _run(item.place, pen),
        "dates": _run(item.dates, pen),
    }


def _line(line: Line, pen: Pen) -> Json:
    return {
        "label": _run(line.label, pen),
        "items": _runs(line.items, pen),
        "separator": line.separator,
        "even": line_breaks_evenly(line, pen.ruler),
        **({"mark": mark_of_line(line)} if pen.marked else {}),
    }


def _runs(runs: Iterable[Run], pen: Pen) -> list[str | Json | None]:
    return [_run(run, pen) for run in runs]


def _run(run: Run | None, pen: Pen, *, even: bool = True) -> str | Json | None:
    """A plain string where nothing is special, so that most texts cost the template no look-up."""
    if run is None:
        return None
    pieces = cut(run.text)
    if even and pieces == (run.text,) and not (run.link or run.rtl or pen.marked):
        return run.text
    value: Json = {"pieces": pieces, "link": run.link, "rtl": run.rtl, "even": even}
    return value | {"mark": mark_of(run)} if pen.marked else value
