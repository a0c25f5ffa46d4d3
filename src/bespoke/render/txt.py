"""Plain text as applicant tracking systems like it: one column, no decoration, a paragraph a line, bullets by "* "."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.render.display import Item, Section, View
from bespoke.render.heads import head_text
from bespoke.render.model import Options, Rendered
from bespoke.render.view import make_view
from bespoke.resume.model import Resume

BULLET = "* "


def render_txt(resume: Resume, _options: Options | None = None) -> Rendered:
    """UTF-8 with "\\n" line ends. Lines are not wrapped, so that text pasted into a form keeps its paragraphs."""
    text = "\n".join(_lines(make_view(resume))).strip("\n") + "\n"
    return Rendered(format="txt", content=text.encode(), media_type="text/plain; charset=utf-8")


def _lines(view: View) -> Iterator[str]:
    yield from (run.text for run in (view.name, view.label) if run)
    yield from (run.text for run in view.contact)
    if view.summary:
        yield from ("", view.summary_title.upper(), "")
        yield from (run.text for run in view.summary)
    for section in view.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield from ("", section.title.text.upper(), "")
    yield from (line.text for line in section.lines)
    for number, item in enumerate(section.items):
        if number:
            yield ""
        yield from _item(item)


def _item(item: Item) -> Iterator[str]:
    if head := head_text(item):
        yield head
    if item.description:
        yield item.description.text
    yield from (run.text for run in item.facts)
    yield from (run.text for run in item.paragraphs)
    yield from (BULLET + run.text for run in item.bullets)
    yield from (line.text for line in item.lines)
    for position in item.positions:
        yield from _item(position)
