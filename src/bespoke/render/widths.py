"""What fits a line, told from the fonts' own widths before anything is set.

The compiler could measure the same, but to measure is to set a text twice: a tenth of the time a document takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bespoke.render.advances import Advances, advances
from bespoke.render.display import Item, Line, Run, Section
from bespoke.render.heads import head_parts
from bespoke.render.layout import Layout

_POINTS_PER_MM = 72 / 25.4
# Kerning and the marks between texts move a width by less than this share.
_SLACK = 0.03
_BAR = " | "
_BULLET_INDENT_EM = 0.55


@dataclass(frozen=True, slots=True, eq=False)
class Ruler:
    """The line of a page in em of the body's type, and the widths of its two weights."""

    line_em: float
    contact_em: float
    regular: Advances
    bold: Advances


@lru_cache(maxsize=64)
def make_ruler(layout: Layout, fonts: tuple[str, ...]) -> Ruler:
    line_pt = (layout.width_mm - 2 * layout.margin_mm) * _POINTS_PER_MM
    regular, bold = advances(fonts), advances(fonts, bold=True)
    return Ruler(line_pt / layout.font_size_pt, line_pt / (layout.font_size_pt * layout.contact_em), regular, bold)


def contact_lines(contact: Iterable[Run], ruler: Ruler) -> list[list[Run]]:
    """Over as few lines as the items need, so that no divider is left hanging at the end of a line."""
    lines: list[list[Run]] = []
    bar = ruler.regular.width_em(_BAR)
    used = 0.0
    for run in contact:
        width = ruler.regular.width_em(run.text)
        if lines and used + bar + width <= ruler.contact_em:
            lines[-1].append(run)
            used += bar + width
        else:
            lines.append([run])
            used = width
    return lines


def has_wide_head(section: Section, ruler: Ruler) -> bool:
    """Whether any head of the section is wider than a line."""
    return any(_head_em(item, ruler) > ruler.line_em for entry in section.items for item in (entry, *entry.positions))


def breaks_evenly(text: str, ruler: Ruler, *, bullet: bool = False) -> bool:
    """Whether filling line after line surely gives the best lines there are: everything on one line, or two lines of
    which the second is no lone word.
    """
    widths = ruler.regular
    line = ruler.line_em - (_BULLET_INDENT_EM + widths["•"] if bullet else 0)
    total = widths.width_em(text)
    if total <= line * (1 - _SLACK):
        return True
    without_last, _, last = text.rpartition(" ")
    return total <= 1.75 * line and total - widths.width_em(f" {last}") > line * (1 + _SLACK) and " " in without_last


def line_breaks_evenly(line: Line, ruler: Ruler) -> bool:
    return ruler.bold.width_em(line.text) <= ruler.line_em * (1 - _SLACK)


def _head_em(item: Item, ruler: Ruler) -> float:
    parts = head_parts(item)
    lead = ruler.bold.width_em(parts[0].run.text) if parts else 0
    return lead + ruler.regular.width_em("".join(part.before + part.run.text for part in parts[1:]))
