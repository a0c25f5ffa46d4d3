"""The text of one paragraph: its runs with their looks, and the text boxes that hang on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from bespoke.intake.docx.boxes import Box, find_boxes, preferred
from bespoke.intake.docx.package import R, Relation, W
from bespoke.intake.docx.styles import Look, Styles, read_look, value
from bespoke.intake.lines import Run
from bespoke.intake.paragraph import safe_link
from bespoke.intake.xml import local_name

_HYPERLINK = re.compile(r"^\s*HYPERLINK\s+\"([^\"]{1,2000})\"", re.IGNORECASE)
_PAGE_FIELD = re.compile(r"^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_SYMBOL_BULLETS = dict.fromkeys([0xF0B7, 0xF0A7, 0xF0A8, 0xF076, 0xF0D8, 0xF0FC, 0xF06E, 0xF06C, 0xF09F, 0xF0E0], "•")
_SKIPPED = frozenset(("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "rt", "annotationRef"))
_TEXTUAL = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_TINY_PT = 1.5
_ICON_FONT = re.compile(r"wingdings|webdings|font ?awesome|material (?:icons|symbols)|icomoon|fontello", re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    """A field under way: its code until the separator, then its result."""

    code: str = ""
    in_result: bool = False

    @property
    def link(self) -> str:
        match = _HYPERLINK.match(self.code)
        return safe_link(match[1]) if match else ""


@dataclass(slots=True)
class Collector:
    """Walks one paragraph. `boxes` are the text boxes found in it, `hidden` what a reader of the page does not see."""

    styles: Styles
    relations: Mapping[str, Relation]
    base: Look
    on_white: bool
    runs: list[Run] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)

    def walk(self, element: etree._Element, link: str = "") -> None:
        for child in element:
            tag = local_name(child)
            if tag in _SKIPPED:
                continue
            match tag:
                case "r":
                    self._run(child, link)
                case "hyperlink":
                    self.walk(child, self._target(child) or link)
                case "fldSimple":
                    if not _PAGE_FIELD.match(child.get(f"{W}instr", "")):
                        self.walk(child, _Field(child.get(f"{W}instr", "")).link or link)
                case "AlternateContent":
                    self.walk(preferred(child), link)
                case "oMath" | "oMathPara":
                    self._emit(
                        "".join(t for e in child.iter() if local_name(e) == "t" for t in [e.text or ""]),
                        self.base,
                        link,
                    )
                case _:
                    self.walk(child, link)

    def _run(self, run: etree._Element, link: str) -> None:
        look = self._look(run)
        for child in run:
            match local_name(child):
                case "t":
                    self._emit((child.text or "").replace("\n", " "), look, link)
                case "fldChar":
                    self._field_mark(child.get(f"{W}fldCharType", ""))
                case "instrText" if self.fields:
                    self.fields[-1].code += child.text or ""
                case "sym":
                    self._emit(_symbol(child), look, link)
                case "drawing" | "pict" | "object" | "AlternateContent":
                    self.boxes.extend(find_boxes(child))
                case "ruby":
                    self.walk(child, link)
                case tag if tag in _TEXTUAL:
                    self._emit(_TEXTUAL[tag], look, link)
                case _:
                    pass

    def _look(self, run: etree._Element) -> Look:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return self.base
        style = value(properties.find(f"{W}rStyle"))
        return self.base.under(self.styles.look(style)).under(read_look(properties))

    def _emit(self, text: str, look: Look, link: str) -> None:
        if not text or any(not f.in_result or _PAGE_FIELD.match(f.code) for f in self.fields):
            return
        if self._is_unseen(look) and text.strip():
            self.hidden.append(text)
            return
        if look.font and _ICON_FONT.search(look.font):
            text = "".join(char for char in text.translate(_SYMBOL_BULLETS) if char in "•\t\n") or " "
        target = link or next((f.link for f in reversed(self.fields) if f.link), "")
        self.runs.append(
            Run(
                text.translate(_SYMBOL_BULLETS),
                bold=bool(look.bold),
                italic=bool(look.italic),
                size_pt=look.size_pt,
                font=look.font or "",
                color=look.color or "",
                link=target,
            )
        )

    def _is_unseen(self, look: Look) -> bool:
        tiny = look.size_pt is not None and look.size_pt <= _TINY_PT
        return bool(look.hidden) or tiny or (self.on_white and look.color == "#ffffff" and not look.filled)

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].in_result = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _target(self, element: etree._Element) -> str:
        relation = self.relations.get(element.get(f"{R}id", ""))
        return safe_link(relation.target) if relation and relation.is_external else ""


def _symbol(element: etree._Element) -> str:
    code = element.get(f"{W}char", "")
    return _SYMBOL_BULLETS.get(int(code, 16), " ") if re.fullmatch(r"[0-9A-Fa-f]{1,5}", code) else " "
