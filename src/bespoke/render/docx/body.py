"""The display document as WordprocessingML paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.render.display import Item, Line, Run, Section, View
from bespoke.render.docx.xml import hyperlink, paragraph, tab_run, text_run
from bespoke.render.heads import HeadPart, head_parts

_HEAD_STYLE = {"title": "EntryTitle", "organisation": "EntryOrganisation", "place": "Quiet", "dates": "Quiet"}


class Body:
    """Collects paragraphs and the links they point at; relation ids count from `rId100`."""

    def __init__(self, *, dates_right: bool) -> None:
        self.paragraphs: list[str] = []
        self.links: dict[str, str] = {}
        self._dates_right = dates_right

    def add_view(self, view: View) -> None:
        if view.name:
            self._add("Title", [self._run(view.name)], rtl=view.rtl)
        if view.label:
            self._add("Subtitle", [self._run(view.label)], rtl=view.rtl)
        if view.contact:
            self._add("Contact", self._joined(view.contact, " | "), rtl=view.rtl)
        if view.summary:
            self._add("Heading1", [text_run(view.summary_title)], rtl=view.rtl)
            for run in view.summary:
                self._add("Normal", [self._run(run)], rtl=run.rtl)
        for section in view.sections:
            self._add_section(section, rtl=view.rtl)

    def _add_section(self, section: Section, *, rtl: bool) -> None:
        self._add("Heading1", [self._run(section.title)], rtl=rtl)
        for line in section.lines:
            self._add("SkillLine", self._line(line), rtl=rtl)
        for item in section.items:
            self._add_item(item, rtl=rtl)

    def _add_item(self, item: Item, *, rtl: bool, level: int = 2) -> None:
        if parts := head_parts(item):
            self._add(f"Heading{level}", self._head(parts), rtl=rtl)
        if item.description:
            self._add("Description", [self._run(item.description)], rtl=item.description.rtl, keep_next=True)
        if item.facts:
            self._add("Description", self._joined(item.facts, " | "), rtl=rtl, keep_next=bool(item.bullets))
        for run in item.paragraphs:
            self._add("Normal", [self._run(run)], rtl=run.rtl, keep_next=bool(item.bullets))
        for run in item.bullets:
            self._add("ListBullet", [self._run(run)], rtl=run.rtl)
        for line in item.lines:
            self._add("SkillLine", self._line(line), rtl=rtl)
        for position in item.positions:
            self._add_item(position, rtl=rtl, level=3)

    def _add(self, style: str, runs: list[str], *, rtl: bool, keep_next: bool = False) -> None:
        self.paragraphs.append(paragraph(style, runs, rtl=rtl, keep_next=keep_next))

    def _head(self, parts: tuple[HeadPart, ...]) -> list[str]:
        runs: list[str] = []
        for part in parts:
            style = "EntryTitle" if part is parts[0] else _HEAD_STYLE[part.role]
            if part.role == "dates" and self._dates_right and part.before:
                runs.append(tab_run())
            elif part.before:
                runs.append(text_run(part.before, style="Quiet"))
            runs.append(self._run(part.run, style=style))
        return runs

    def _line(self, line: Line) -> list[str]:
        runs: list[str] = []
        if line.label:
            runs.append(self._run(line.label, style="EntryTitle"))
            if line.items:
                runs.append(text_run(": ", style="EntryTitle"))
        return runs + self._joined(line.items, line.separator)

    def _joined(self, items: tuple[Run, ...], separator: str) -> list[str]:
        return list(self._between(items, separator))

    def _between(self, items: tuple[Run, ...], separator: str) -> Iterator[str]:
        for number, item in enumerate(items):
            if number:
                yield text_run(separator)
            yield self._run(item)

    def _run(self, run: Run, *, style: str = "") -> str:
        if not run.link:
            return text_run(run.text, style=style, rtl=run.rtl)
        relation = self.links.setdefault(run.link, f"rId{100 + len(self.links)}")
        return hyperlink(relation, text_run(run.text, style="Hyperlink", rtl=run.rtl))
