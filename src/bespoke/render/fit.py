"""Fitting a document to a number of pages: a ladder from barely visible to clearly tighter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bespoke.render.catalogue import Template
from bespoke.render.layout import Layout
from bespoke.render.model import Notice, Options


@dataclass(frozen=True, slots=True)
class Rung:
    """Factors on gaps and leading; `size` and `margin` go this share of the way to the template's lower limit."""

    spacing: float
    leading: float = 1.0
    size: float = 0.0
    margin: float = 0.0


LADDER = (
    Rung(1.0),
    Rung(0.9),
    Rung(0.8),
    Rung(0.75, leading=0.95),
    Rung(0.7, leading=0.92, size=0.2),
    Rung(0.65, leading=0.9, size=0.4, margin=0.2),
    Rung(0.62, leading=0.88, size=0.6, margin=0.45),
    Rung(0.58, leading=0.86, size=0.8, margin=0.7),
    Rung(0.55, leading=0.84, size=1.0, margin=1.0),
)


def climb(layout: Layout, rung: Rung, template: Template, options: Options) -> Layout:
    """The layout on a rung. What the person set by hand is left alone."""
    size, margin = layout.font_size_pt, layout.margin_mm
    if options.font_size_pt is None:
        size += rung.size * (template.limits.font_size_pt[0] - size)
    if options.margin_mm is None:
        margin += rung.margin * (template.limits.margin_mm[0] - margin)
    return replace(
        layout,
        spacing=round(layout.spacing * rung.spacing, 3),
        leading_em=round(layout.leading_em * rung.leading, 3),
        font_size_pt=round(size, 2),
        margin_mm=round(margin, 2),
    )


def fit(
    layout: Layout, template: Template, options: Options, count_pages: Callable[[Layout], int]
) -> tuple[Layout, tuple[Notice, ...]]:
    """The loosest layout that takes at most `options.fit_pages`; the untouched one with a notice when none does."""
    wanted = options.fit_pages
    if wanted is None or count_pages(layout) <= wanted:
        return layout, ()
    layouts = [climb(layout, rung, template, options) for rung in LADDER]
    tightest = count_pages(layouts[-1])
    if tightest > wanted:
        return layout, (_too_long(wanted, tightest),)
    low, high = 1, len(layouts) - 1
    while low < high:
        middle = (low + high) // 2
        if count_pages(layouts[middle]) <= wanted:
            high = middle
        else:
            low = middle + 1
    return layouts[high], ()


def _too_long(wanted: int, tightest: int) -> Notice:
    return Notice(
        code="does_not_fit",
        message=f"The resume does not fit {wanted} page{'s' if wanted > 1 else ''}: "
        f"set as tightly as reads well, it still takes {tightest}. It is set normally instead.",
        fix="Shorten or leave out entries, or allow more pages.",
    )
