"""The walk over a document's body: paragraphs, tables and text boxes in the order they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from bespoke.intake.docx.boxes import Box, columns, preferred
from bespoke.intake.docx.numbering import Numbering
from bespoke.intake.docx.package import Relation, W
from bespoke.intake.docx.runs import Collector
from bespoke.intake.docx.styles import Look, Shape, Styles, read_look, read_shape, value
from bespoke.intake.lines import Run, SourceLine
from bespoke.intake.paragraph import source_lines
from bespoke.intake.tables import Cell, lay_out
from bespoke.intake.xml import local_name

_TRANSPARENT = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_LINE_PT = 12.0
_EARLY = 4


@dataclass(slots=True)
class Body:
    """Reads one part (document, header, footer). `late` are text boxes that stand beside running text."""

    styles: Styles
    numbering: Numbering
    relations: Mapping[str, Relation]
    on_white: bool
    hidden: list[str] = field(default_factory=list)
    late: list[SourceLine] = field(default_factory=list)
    seen: int = 0
    gap: float = 0.0

    def read(self, container: etree._Element) -> list[SourceLine]:
        lines: list[SourceLine] = []
        for block in _blocks(container):
            if local_name(block) == "p":
                lines.extend(self._paragraph(block))
            else:
                lines.extend(self._table(block))
        return lines

    def _paragraph(self, paragraph: etree._Element) -> list[SourceLine]:
        properties = paragraph.find(f"{W}pPr")
        style = value(properties.find(f"{W}pStyle")) if properties is not None else ""
        style = style or self.styles.default_paragraph
        shape = self.styles.shape(style).under(read_shape(properties))
        collector = Collector(self.styles, self.relations, self._base_look(style, properties), self.on_white)
        collector.walk(paragraph)
        self.hidden.extend(collector.hidden)
        lines = self._lines(collector.runs, shape)
        boxes = self._boxes(collector.boxes)
        self.seen += len(lines)
        if boxes and lines and self.seen > _EARLY:
            self.late.extend(boxes)
            boxes = []
        return [*lines, *boxes]

    def _base_look(self, style: str, properties: etree._Element | None) -> Look:
        look = self.styles.default_look.under(self.styles.look(style))
        return look.under(Look(filled=read_look(properties).filled)) if properties is not None else look

    def _lines(self, runs: list[Run], shape: Shape) -> list[SourceLine]:
        if not any(run.text.strip() for run in runs):
            self.gap += 1 + (shape.space_before or 0) / _LINE_PT
            return []
        level = shape.num_level or 0
        marker = self._marker(shape, level)
        above = self.gap + (shape.space_before or 0) / _LINE_PT
        self.gap = (shape.space_after or 0) / _LINE_PT
        template = SourceLine(
            "", heading=shape.heading, marker=marker, level=level if marker else 0, gap_before=round(above, 2)
        )
        return source_lines(runs, template=template)

    def _marker(self, shape: Shape, level: int) -> str:
        if shape.heading is not None:
            return ""
        if shape.num_id is not None:
            return self.numbering.marker(shape.num_id, level)
        return "•" if shape.is_list else ""

    def _boxes(self, boxes: list[Box]) -> list[SourceLine]:
        groups = columns(boxes)
        lines: list[SourceLine] = []
        for number, group in enumerate(groups, start=1):
            found = [line for box in group for line in self._box(box)]
            lines.extend([replace(line, column=number) for line in found] if len(groups) > 1 else found)
        return lines

    def _box(self, box: Box) -> list[SourceLine]:
        inner = replace(self, on_white=False, seen=0, gap=1.0, late=[])
        lines = inner.read(box.content)
        return [*lines, *inner.late]

    def _table(self, table: etree._Element) -> list[SourceLine]:
        rows = [[self._cell(cell) for cell in _unwrapped(row, "tc")] for row in _unwrapped(table, "tr")]
        return lay_out(rows)

    def _cell(self, cell: etree._Element) -> Cell:
        properties = cell.find(f"{W}tcPr")
        span = value(properties.find(f"{W}gridSpan")) if properties is not None else ""
        self.gap = 0.0
        return Cell(tuple(self.read(cell)), spans=min(50, int(span)) if span.isdigit() and span != "0" else 1)


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, also those inside content controls, to any depth."""
    stack = [iter(container)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        tag = local_name(child)
        if tag in ("p", "tbl"):
            yield child
        elif tag == "AlternateContent":
            stack.append(iter(preferred(child)))
        elif tag in _TRANSPARENT:
            stack.append(iter(child))


def _unwrapped(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also inside content controls."""
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif local_name(child) == wanted:
            yield child
        elif local_name(child) in _TRANSPARENT:
            stack.append(iter(child))
