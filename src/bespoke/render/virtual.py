"""The files the compiler is given: template, document and layout, under names that never change."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache

from bespoke.render.display import Item, Line, Run, Section, View
from bespoke.render.fonts import font_chain
from bespoke.render.layout import Layout
from bespoke.render.model import TemplateName
from bespoke.render.pieces import cut
from bespoke.render.widths import Ruler, breaks_evenly, contact_lines, has_wide_head, line_breaks_evenly, make_ruler

Json = dict[str, object]
_REGION = re.compile(r"-([A-Z]{2})\b")
# The compiler parses every file it is given as if it were a program, also those it only reads as JSON. To such a reader
# this first key opens a comment up to the end of the line, which is the end of the file.
_COMMENT = {"//": None}


def virtual_files(
    view: View,
    template: TemplateName,
    layout: Layout,
    *,
    cjk: bool = False,
    plain: bool = False,
    attachment: bytes | None = None,
) -> dict[str, bytes]:
    """All UTF-8. `plain` says that no character needs a font's rules of composition. With `attachment`, the PDF carries
    it as `resume.json`.
    """
    region = _REGION.search(view.language)
    fonts = font_chain(layout.font, view.language, cjk=cjk)
    options = layout.as_json() | {
        "fonts": fonts,
        "heading_fonts": font_chain(layout.heading_font, view.language, cjk=cjk),
        "lang": view.language.split("-", maxsplit=1)[0],
        "region": region.group(1) if region else None,
        "named": view.name is not None,
        "rtl": view.rtl,
        "plain": plain,
        "attached": attachment is not None,
    }
    files = {
        "main.typ": _main(template),
        "data.json": _dump(_view(view, make_ruler(layout, fonts))),
        "options.json": _dump(options),
    }
    if attachment is not None:
        files["attachment.json"] = _dump({"text": attachment.decode()})
    return files


@cache
def _main(template: TemplateName) -> bytes:
    """Only a name: the template itself is read from disk, and parsed once."""
    return f'#include "{template}.typ"'.encode()


def _dump(value: Json) -> bytes:
    return json.dumps(_COMMENT | value, ensure_ascii=False, separators=(",", ":")).encode()


def _view(view: View, ruler: Ruler) -> Json:
    return {
        "title": view.title,
        "author": view.name.text if view.name else None,
        "keywords": view.keywords,
        "name": _run(view.name),
        "label": _run(view.label),
        "contact": [_runs(line) for line in contact_lines(view.contact, ruler)],
        "summary_title": view.summary_title,
        "summary": _runs(view.summary),
        "sections": [_section(section, ruler) for section in view.sections],
    }


def _section(section: Section, ruler: Ruler) -> Json:
    return {
        "name": section.name,
        "title": _run(section.title),
        "kind": section.kind,
        "wide": has_wide_head(section, ruler),
        "items": [_item(item, ruler) for item in section.items],
        "lines": [_line(line, ruler) for line in section.lines],
    }


def _item(item: Item, ruler: Ruler) -> Json:
    return {
        "title": _run(item.title),
        "organisation": _run(item.organisation),
        "place": _run(item.place),
        "dates": _run(item.dates),
        "description": _run(item.description),
        "facts": _runs(item.facts),
        "paragraphs": [_run(run, even=breaks_evenly(run.text, ruler)) for run in item.paragraphs],
        "bullets": [_run(run, even=breaks_evenly(run.text, ruler, bullet=True)) for run in item.bullets],
        "lines": [_line(line, ruler) for line in item.lines],
        "positions": [_item(position, ruler) for position in item.positions],
    }


def _line(line: Line, ruler: Ruler) -> Json:
    return {
        "label": _run(line.label),
        "items": _runs(line.items),
        "separator": line.separator,
        "even": line_breaks_evenly(line, ruler),
    }


def _runs(runs: Iterable[Run]) -> list[str | Json | None]:
    return [_run(run) for run in runs]


def _run(run: Run | None, *, even: bool = True) -> str | Json | None:
    """A plain string where nothing is special, so that most texts cost the template no look-up."""
    if run is None:
        return None
    pieces = cut(run.text)
    if even and pieces == (run.text,) and not run.link and not run.rtl:
        return run.text
    return {"pieces": pieces, "link": run.link, "rtl": run.rtl, "even": even}
